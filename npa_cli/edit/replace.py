"""Another value where one stands, or where a key or dash stands without one."""

from npa_cli.edit.text_lines import BREAK, EditRefusedError, FileText, Splice, Splices, is_blank
from npa_cli.edit.tree import Entry, Node, Tree
from npa_cli.edit.value_text import HouseStyle, Value, Written, block_lines, dash_gap, flow_text, under_dash, under_key

_COMMENTS_INSIDE = "the value holds comments that would be lost; change it by hand"


def splices_to_replace(tree: Tree, entry: Entry, parent: Node, value: Value, house: HouseStyle) -> Splices:
    """The splices that put `value` in the place of an entry's value. Comments on its line stay.

    Raises EditRefusedError for a key written with `? `, and where comments stand inside the old value.
    """
    node = entry.value
    if has_comments(tree.text, node):
        raise EditRefusedError(_COMMENTS_INSIDE)
    if parent.flow:
        return _in_flow(tree.text, entry, parent, flow_text(value, node.style))
    if entry.head is None:
        raise EditRefusedError(f"`{entry.step}` is written with `? `; write it as `{entry.step}: ` first")
    written = _written(tree, entry, parent, value, house)
    on_own_lines = node.kind != "scalar" and not node.flow and BREAK.search(tree.text, entry.head, node.start)
    if node.empty or node.block_scalar or written.lines or on_own_lines:
        return _over_lines(tree, entry, entry.head, parent, written)
    return (Splice(node.start, node.end, written.inline),)


def splices_to_begin(tree: Tree, value: Value, house: HouseStyle) -> Splices:
    """The splices that make a mapping or list the whole of a file that says nothing yet, or only `[]`, `{}`, null."""
    text, node = tree.text, tree.root
    lines = block_lines(value, house)
    if node is None or node.empty:
        last = text.lines_below(len(text), lines)
        if not text or text[-1] in "\r\n":
            line_break = text.line_break_at(len(text))
            return (Splice(last.start, last.end, last.text.removeprefix(line_break) + line_break),)
        return (last,)
    if has_comments(text, node) or not text.is_first_on_line(node.start):
        raise EditRefusedError(_COMMENTS_INSIDE)
    return Splice(text.line_start(node.start), node.end, lines[0]), text.lines_below(node.end, lines[1:])


def has_comments(text: str, node: Node) -> bool:
    """Whether comments stand between the first and the last character of a collection."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.kind == "scalar":
            continue
        place = each.start
        for entry in each.entries:
            if "#" in text[place : entry.start] or "#" in text[entry.key_end : entry.value.start]:
                return True
            waiting.append(entry.value)
            place = max(entry.value.end, entry.key_end)
        if "#" in text[place : each.end]:
            return True
    return False


def _written(tree: Tree, entry: Entry, parent: Node, value: Value, house: HouseStyle) -> Written:
    text, node = tree.text, entry.value
    assert entry.head is not None
    on_line = not node.empty and not BREAK.search(text, entry.head, node.start)
    if parent.kind == "list":
        gap = node.start - entry.start if on_line else dash_gap(tree, parent)
        return under_dash(value, parent.column, gap, house, node.style)
    before = (node.start - 1 if on_line else entry.head) - text.line_start(entry.start)
    return under_key(value, parent.column, before, house, node.style)


def _in_flow(text: FileText, entry: Entry, parent: Node, words: str) -> Splices:
    node = entry.value
    if not node.empty:
        return (Splice(node.start, node.end, words),)
    if entry.head is not None:
        return (Splice(entry.head, entry.head, f" {words}"),)
    following = text.after_space(entry.key_end)
    if parent.kind == "list" or text[following : following + 1] == ":":
        raise EditRefusedError(f"`{entry.step}` has its colon on another line; put both on one line first")
    return (Splice(entry.key_end, entry.key_end, f": {words}"),)


def _over_lines(tree: Tree, entry: Entry, head: int, parent: Node, written: Written) -> Splices:
    """Where the old value or the new one takes more than the line of its key."""
    text, node = tree.text, entry.value
    rest, lead = text[head : text.line_end(head)], _lead(tree, parent)
    stop = below = text.line_end(head if node.empty else node.end)
    if node.empty:
        # Comment lines indented below a key without a value say what belongs there: they stay above it.
        below = stop if written.inline else text.after_own_comments(head, parent.column + 1)
    elif BREAK.search(text, head, node.start):  # the old value begins on a line below its key
        if not is_blank(text[node.end : stop]) or "#" in text[text.line_end(head) : node.start]:
            raise EditRefusedError(_COMMENTS_INSIDE)
    elif node.block_scalar:
        rest, lead = text[node.header_end : text.line_end(node.start)], text[head : node.start]
        stop = below = node.end
    else:
        rest, lead = text[node.end : stop], text[head : node.start]
    line = _with_comment(lead if written.inline else "", written, rest)
    return Splice(head, stop, line), text.lines_below(below, written.lines)


def _lead(tree: Tree, parent: Node) -> str:
    """The space between a colon or dash and a value that is to stand on its line."""
    return " " if parent.kind == "map" else " " * (dash_gap(tree, parent) - 1)


def _with_comment(lead: str, written: Written, rest: str) -> str:
    """What follows a colon or dash on its line: the value, then the comment that stood there."""
    words = lead + written.inline
    if is_blank(rest):
        return words
    comment = rest.lstrip(" \t")
    gap = rest[: len(rest) - len(comment)]
    return f"{words}{gap or '  '}{comment}"
