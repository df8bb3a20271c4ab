"""A key with its value, or an item of a list, taken out."""

from __future__ import annotations

from npa_cli.edit.refused import EditRefusedError
from npa_cli.edit.text_lines import (
    Splice,
    Splices,
    after_space,
    is_comment_or_blank,
    is_first_on_line,
    line_end,
    line_start,
    next_line,
)
from npa_cli.edit.tree import Entry, Node, Tree


def splices_to_remove(tree: Tree, entry: Entry, node: Node) -> Splices:
    """The splices that take an entry out of a collection that keeps others.

    The lines of the entry go, with the comments on them and between them. Whole-line comments and blank lines
    before and after it stay.
    """
    return _from_flow(tree.text, entry, node) if node.flow else _from_block(tree.text, entry, node)


def splices_to_empty(tree: Tree, holder: Entry | None, node: Node) -> Splices:
    """The splices that take the only entry out of a collection, whose own entry is `holder` (None: the whole file)."""
    text, only = tree.text, node.entries[0]
    brackets = "[]" if node.kind == "list" else "{}"
    end = _end(only)
    if node.flow:
        stop = after_space(text, end)
        stop = stop + 1 if text[stop : stop + 1] == "," else end
        around = text[node.start : only.start] + text[stop : node.end]
        if "#" in around or text[node.start] not in "[{":
            return (Splice(only.start, stop, ""),)
        return (Splice(node.start, node.end, brackets),)
    if holder is not None and holder.head is not None and is_first_on_line(text, only.start):
        return (
            Splice(holder.head, holder.head, f" {brackets}"),
            Splice(line_start(text, only.start), next_line(text, end), ""),
        )
    return (Splice(only.start, line_end(text, end), brackets),)


def _from_block(text: str, entry: Entry, node: Node) -> Splices:
    end = _end(entry)
    start, stop = line_start(text, entry.start), next_line(text, end)
    if entry.head is None:
        raise EditRefusedError(f"`{entry.step}` is written with `? `; remove it by hand")
    if is_first_on_line(text, entry.start):
        return (Splice(start, stop, ""),)
    # The first entry shares its line with a dash (`- id: P1`), which the next one takes over.
    if entry is node.entries[-1]:
        raise EditRefusedError(f"`{entry.step}` shares its line with what is before it; remove it by hand")
    following = node.entries[node.entries.index(entry) + 1]
    if line_start(text, following.start) == stop:
        return (Splice(entry.start, following.start, ""),)
    return (Splice(start + len(text[start : entry.start].rstrip(" ")), line_end(text, end), ""),)


def _from_flow(text: str, entry: Entry, node: Node) -> Splices:
    end = _end(entry)
    comma = after_space(text, end)
    has_comma = text[comma : comma + 1] == ","
    stop = comma + 1 if has_comma else end
    first_line = line_start(text, entry.start)
    if (
        is_first_on_line(text, entry.start)
        and first_line > node.start
        and is_comment_or_blank(text[stop : line_end(text, stop)])
    ):
        return (Splice(first_line, next_line(text, stop), ""),)  # it has its lines to itself
    index = node.entries.index(entry)
    if index and (not has_comma or index == len(node.entries) - 1):
        before = text.index(",", _end(node.entries[index - 1]))
        between = text[before + 1 : entry.start]
        if not between.strip(" \t"):
            return (Splice(before + 1 if has_comma else before, stop, ""),)
        return (Splice(entry.start, stop, ""),)
    while text[stop : stop + 1] in (" ", "\t"):
        stop += 1
    return (Splice(entry.start, stop, ""),)


def _end(entry: Entry) -> int:
    return max(entry.value.end, entry.head or entry.key_end)
