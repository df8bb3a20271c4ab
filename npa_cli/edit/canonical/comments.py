"""Every comment of a file: what starts with `#` outside its keys and values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from npa_cli.edit.text_lines import next_line
from npa_cli.edit.tree import Node, Tree

COMMENT: Final = re.compile(r"#[^\r\n]*")


def comments_of(tree: Tree) -> list[str]:
    """The comments in the order they stand, without the blanks at their ends."""
    found: list[str] = []
    place = 0
    end = len(tree.text)
    for start, stop in (*(_words(tree.text, tree.root) if tree.root else ()), (end, end)):
        found += (each.group().rstrip(" \t") for each in COMMENT.finditer(tree.text, place, max(start, place)))
        place = max(place, stop)
    return found


def _words(text: str, node: Node) -> Iterator[tuple[int, int]]:
    """Start and end of every key and every scalar, in the order they stand; a block's `>-` apart from its lines."""
    if node.kind == "scalar":
        if node.block_scalar:
            yield node.start, node.header_end
            yield next_line(text, node.header_end), node.end
        else:
            yield node.start, node.end
    for entry in node.entries:
        if node.kind == "map":
            yield entry.start, entry.key_end
        yield from _words(text, entry.value)
