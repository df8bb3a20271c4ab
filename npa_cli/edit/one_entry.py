"""One entry more or less: a key with its value put into a mapping or taken out, or an item of a list."""

from collections.abc import Sequence

from npa_cli.edit.text_lines import BREAK, EditRefusedError, FileText, Splice, Splices, is_blank, is_comment_or_blank
from npa_cli.edit.tree import Entry, Node, Tree
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
        return _into_flow(tree.text, node, place, words)
    if key is None:
        lines = item_lines(value, node.column, dash_gap(tree, node), house)
    else:
        lines = entry_lines(key, value, node.column, house)
    return _into_block(tree.text, node, place, lines)


def _into_block(text: FileText, node: Node, place: int, lines: tuple[str, ...]) -> Splices:
    first = node.entries[0]
    if place == 0 and text.is_first_on_line(first.start):
        line_break = text.line_break_at(first.start)
        at = text.line_start(first.start)
        return (Splice(at, at, "".join(line + line_break for line in lines)),)
    # The first key of `- id: P1` shares its line with the dash: nothing goes before it without changing that line.
    before = node.entries[max(place, 1) - 1]
    end = before.value.end
    last = before.value.last
    keeps_blanks = last.block_scalar and "+" in text[last.start : last.header_end]
    spacing = ("",) if _stand_apart(text, node) and not keeps_blanks else ()
    return (text.lines_below(text.after_own_comments(end, node.column), (*spacing, *lines)),)


def _stand_apart(text: FileText, node: Node) -> bool:
    """Whether a blank line stands after every entry but the last, so that the new one wants one too."""
    pairs = list(zip(node.entries, node.entries[1:], strict=False))
    return bool(pairs) and all(
        any(is_blank(line) for line in BREAK.split(text[text.line_end(one.value.end) : other.start])[1:-1])
        for one, other in pairs
    )


def _into_flow(text: FileText, node: Node, place: int, words: str) -> Splices:
    if place == 0:
        start = node.entries[0].start
        return (Splice(start, start, f"{words}, "),)
    before = node.entries[place - 1]
    end = before.end
    space = " " if before.head is not None and before.value.empty else ""  # `key:,` would be a key of its own
    comma = text.after_space(end)
    has_comma = text[comma : comma + 1] == ","
    own_line = text.is_first_on_line(before.start) and text.line_start(before.start) > text.line_start(node.start)
    line_stop = text.line_end(comma if has_comma else end)
    if own_line and is_comment_or_blank(text[comma + 1 if has_comma else end : line_stop]):
        # One entry a line, each perhaps with a comment: the new one gets a line of its own.
        line = text[text.line_start(before.start) : before.start] + words + ("," if has_comma else "")
        below = text.lines_below(line_stop, (line,))
        return (below,) if has_comma else (Splice(end, end, f"{space},"), below)
    return (Splice(end, end, f"{space}, {words}"),)


def splices_to_remove(tree: Tree, entry: Entry, node: Node) -> Splices:
    """The splices that take an entry out of a collection that keeps others, with the comments on its lines."""
    return _from_flow(tree.text, entry, node) if node.flow else _from_block(tree.text, entry, node)


def splices_to_empty(tree: Tree, holder: Entry | None, node: Node) -> Splices:
    """The splices that take the only entry out of a collection, whose own entry is `holder` (None: the whole file)."""
    text, only = tree.text, node.entries[0]
    brackets = "[]" if node.kind == "list" else "{}"
    end = only.end
    if node.flow:
        stop = text.after_space(end)
        stop = stop + 1 if text[stop : stop + 1] == "," else end
        around = text[node.start : only.start] + text[stop : node.end]
        if "#" in around or text[node.start] not in "[{":
            return (Splice(only.start, stop, ""),)
        return (Splice(node.start, node.end, brackets),)
    if holder is not None and holder.head is not None and text.is_first_on_line(only.start):
        return (
            Splice(holder.head, holder.head, f" {brackets}"),
            Splice(text.line_start(only.start), text.next_line(end), ""),
        )
    return (Splice(only.start, text.line_end(end), brackets),)


def _from_block(text: FileText, entry: Entry, node: Node) -> Splices:
    end = entry.end
    start, stop = text.line_start(entry.start), text.next_line(end)
    if entry.head is None:
        raise EditRefusedError(f"`{entry.step}` is written with `? `; remove it by hand")
    if text.is_first_on_line(entry.start):
        return (Splice(start, stop, ""),)
    # The first entry shares its line with a dash (`- id: P1`), which the next one takes over.
    if entry is node.entries[-1]:
        raise EditRefusedError(f"`{entry.step}` shares its line with what is before it; remove it by hand")
    following = node.entries[node.entries.index(entry) + 1]
    if text.line_start(following.start) == stop:
        return (Splice(entry.start, following.start, ""),)
    return (Splice(start + len(text[start : entry.start].rstrip(" ")), text.line_end(end), ""),)


def _from_flow(text: FileText, entry: Entry, node: Node) -> Splices:
    end = entry.end
    comma = text.after_space(end)
    has_comma = text[comma : comma + 1] == ","
    stop = comma + 1 if has_comma else end
    first_line = text.line_start(entry.start)
    if (
        text.is_first_on_line(entry.start)
        and first_line > node.start
        and is_comment_or_blank(text[stop : text.line_end(stop)])
    ):
        return (Splice(first_line, text.next_line(stop), ""),)  # it has its lines to itself
    index = node.entries.index(entry)
    if index and (not has_comma or index == len(node.entries) - 1):
        before = text.index(",", node.entries[index - 1].end)
        between = text[before + 1 : entry.start]
        if not between.strip(" \t"):
            return (Splice(before + 1 if has_comma else before, stop, ""),)
        return (Splice(entry.start, stop, ""),)
    while text[stop : stop + 1] in (" ", "\t"):
        stop += 1
    return (Splice(entry.start, stop, ""),)
