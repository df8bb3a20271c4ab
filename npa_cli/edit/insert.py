"""A new key in a mapping, or a new item in a list, that has others already."""

from __future__ import annotations

from collections.abc import Sequence

from npa_cli.edit.text_lines import (
    BREAK,
    Splice,
    Splices,
    after_own_comments,
    after_space,
    is_blank,
    is_comment_or_blank,
    is_first_on_line,
    line_break_at,
    line_end,
    line_start,
    lines_below,
)
from npa_cli.edit.tree import Node, Tree
from npa_cli.edit.value_text import HouseStyle, Value, dash_gap, entry_lines, flow_text, item_lines, key_text


def place_by_order(node: Node, key: str, order: Sequence[str]) -> int:
    """How many of a mapping's entries stand before a new key.

    Right after the nearest key that `order` has before it; else right before the first that `order` has after it;
    else, or where `order` does not name the key, last.
    """
    if key not in order:
        return len(node.entries)
    steps = [entry.step for entry in node.entries]
    rank = list(order).index(key)
    for earlier in reversed(order[:rank]):
        if earlier in steps:
            return steps.index(earlier) + 1
    later = [steps.index(each) for each in order[rank + 1 :] if each in steps]
    return min(later, default=len(steps))


def splices_to_insert(tree: Tree, node: Node, place: int, key: str | None, value: Value, house: HouseStyle) -> Splices:
    """The splices that put an entry (a key with its value, or an item where `key` is None) after `place` others."""
    if node.flow:
        words = flow_text(value) if key is None else f"{key_text(key)}: {flow_text(value)}"
        return _in_flow(tree.text, node, place, words)
    if key is None:
        lines = item_lines(value, node.column, dash_gap(tree, node), house)
    else:
        lines = entry_lines(key, value, node.column, house)
    return _in_block(tree.text, node, place, lines)


def _in_block(text: str, node: Node, place: int, lines: tuple[str, ...]) -> Splices:
    first = node.entries[0]
    if place == 0 and is_first_on_line(text, first.start):
        line_break = line_break_at(text, first.start)
        at = line_start(text, first.start)
        return (Splice(at, at, "".join(line + line_break for line in lines)),)
    # The first key of `- id: P1` shares its line with the dash: nothing goes before it without changing that line.
    before = node.entries[max(place, 1) - 1]
    end = before.value.end
    last = before.value.last
    keeps_blanks = last.block_scalar and "+" in text[last.start : last.header_end]
    spacing = ("",) if _stand_apart(text, node) and not keeps_blanks else ()
    return (lines_below(text, after_own_comments(text, end, node.column), (*spacing, *lines)),)


def _stand_apart(text: str, node: Node) -> bool:
    """Whether a blank line stands after every entry but the last, so that the new one wants one too."""
    pairs = list(zip(node.entries, node.entries[1:], strict=False))
    return bool(pairs) and all(
        any(is_blank(line) for line in BREAK.split(text[line_end(text, one.value.end) : other.start])[1:-1])
        for one, other in pairs
    )


def _in_flow(text: str, node: Node, place: int, words: str) -> Splices:
    if place == 0:
        start = node.entries[0].start
        return (Splice(start, start, f"{words}, "),)
    before = node.entries[place - 1]
    end = max(before.value.end, before.head or before.key_end)
    space = " " if before.head is not None and before.value.empty else ""  # `key:,` would be a key of its own
    comma = after_space(text, end)
    has_comma = text[comma : comma + 1] == ","
    own_line = is_first_on_line(text, before.start) and line_start(text, before.start) > line_start(text, node.start)
    line_stop = line_end(text, comma if has_comma else end)
    if own_line and is_comment_or_blank(text[comma + 1 if has_comma else end : line_stop]):
        # One entry a line, each perhaps with a comment: the new one gets a line of its own.
        line = text[line_start(text, before.start) : before.start] + words + ("," if has_comma else "")
        below = lines_below(text, line_stop, (line,))
        return (below,) if has_comma else (Splice(end, end, f"{space},"), below)
    return (Splice(end, end, f"{space}, {words}"),)
