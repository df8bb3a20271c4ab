"""A file as parts that can be put in order: every key and list item with the comments that stand by it.

Whose a comment is: one at the end of a line belongs to that line. One on a line of its own belongs to what comes
next, unless it is indented deeper than that: then it belongs to the list or mapping above, and stays at its end.
What stands above the first key, up to the last blank line, is the head of the file and stays there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

from npa_cli.edit.canonical.key_order import FilePlace
from npa_cli.edit.text_lines import BREAK, EditRefusedError, FileText
from npa_cli.edit.tree import Entry, Node, Tree

_BETWEEN: Final = re.compile(r"[ \t\r\n,]*")
_MARKERS: Final = re.compile(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)(?=[ \t\r\n]|$)")

BLANK: Final = ""  # a blank line among comments


@dataclass(slots=True, eq=False)
class FileValue:
    """A value: its place in the text, what it says, and where it is a list or mapping, what is in it."""

    node: Node
    data: Any
    place: FilePlace
    owner: FileEntry
    items: list[FileEntry] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)  # comments and blank lines after its last item


@dataclass(slots=True, eq=False)
class FileEntry:
    """A key with its value, or an item of a list; at the top, the file itself."""

    parent: FileValue | None
    key: str | None = None  # as the text has it
    name: str | int | None = None
    part: FileValue = field(init=False)
    above: list[str] = field(default_factory=list)  # comments and blank lines before it
    beside: list[str] = field(default_factory=list)  # comments at the end of its line


class _Token(NamedTuple):
    """A stretch of text that is no comment. `entry` tokens begin an item, `close` ones end a list or mapping."""

    start: int
    end: int
    role: Literal["entry", "value", "close"]
    item: FileEntry


class _Comment(NamedTuple):
    text: str
    column: int


def parts_of(tree: Tree, top: FilePlace) -> tuple[FileEntry, list[str]]:
    """The file as one item, and the comments at its head. Raises EditRefusedError for what can't be taken apart."""
    file = FileEntry(None)
    if tree.root is None or (tree.root.kind == "scalar" and tree.root.empty):
        file.part = FileValue(tree.root or Node("scalar", 0, 0, 0, False), None, top, file)
        return file, _lines(_trivia(tree.text, 0, len(tree.text), outside=True)[0])
    if tree.root.kind == "scalar":
        raise EditRefusedError("it holds neither keys nor a list; `npa validate` says what belongs there")
    reader = _Reader(tree.text)
    file.part = reader.part(tree.root, tree.data, top, file)
    return file, reader.place_comments()


class _Reader:
    def __init__(self, text: FileText) -> None:
        self.text = text
        self.tokens: list[_Token] = []

    def part(self, node: Node, data: Any, place: FilePlace, owner: FileEntry) -> FileValue:
        """Take a value apart, noting its tokens in the order they stand."""
        part = FileValue(node, data, place, owner)
        role: Literal["entry", "value"] = "value"
        if owner.parent is None or (owner.key is None and owner.parent.node.flow):
            role = "entry"  # nothing stands before it, such as a dash, that begins its item
        brackets = node.flow and node.kind != "scalar" and self.text[node.start] in "[{"
        if node.kind == "scalar":
            self.tokens.append(_Token(node.start, node.header_end or node.end, role, owner))
            if node.block_scalar and node.end > (body := self.text.next_line(node.header_end)):
                self.tokens.append(_Token(body, node.end, "value", owner))
        elif brackets:
            self.tokens.append(_Token(node.start, node.start + 1, role, owner))
        elif node.flow:
            self.tokens.append(_Token(node.start, node.start, role, owner))
        for entry in node.entries:
            part.items.append(self._item(entry, part))
        if brackets:
            self.tokens.append(_Token(node.end - 1, node.end, "close", owner))
        return part

    def _item(self, entry: Entry, parent: FileValue) -> FileEntry:
        item = FileEntry(parent, name=entry.step)
        if parent.node.kind == "map":
            item.key = self.text[entry.start : entry.key_end]
            if entry.head is None and not parent.node.flow:
                raise EditRefusedError(f"the key `{entry.step}` is written with `? `; write it as `key: value`")
            if BREAK.search(item.key):
                raise EditRefusedError("a key goes over several lines; write it on one")
            self.tokens.append(_Token(entry.start, entry.head or entry.key_end, "entry", item))
        elif not parent.node.flow:
            self.tokens.append(_Token(entry.start, entry.start + 1, "entry", item))
        item.part = self.part(entry.value, parent.data[entry.step], parent.place.inside(entry.step), item)
        return item

    def place_comments(self) -> list[str]:
        """Give every comment to what it stands by. Returns those at the head of the file."""
        first = self.tokens[0]
        own, beside = _trivia(self.text, 0, first.start, outside=True)
        head = [*beside, *_lines(own)]
        if BLANK in head:
            last_blank = len(head) - 1 - head[::-1].index(BLANK)
            head, rest = head[: last_blank + 1], head[last_blank + 1 :]
            target = first.item if first.item.parent else None
            (target.above if target else head).extend(rest)
        for before, after in zip(self.tokens, self.tokens[1:], strict=False):
            own, beside = _trivia(self.text, before.end, after.start, outside=False)
            before.item.beside += beside
            if after.role == "entry":
                _give(own, before, after.item)
            elif after.role == "close":
                after.item.part.foot += _lines(own)
            elif between := [line for line in _lines(own) if line != BLANK]:
                after.item.above += [*after.item.beside, *between]
                after.item.beside = []
        last = self.tokens[-1]
        own, beside = _trivia(self.text, last.end, len(self.text), outside=True)
        last.item.beside += beside
        _give(own, last, None)
        return head


def _give(own: list[_Comment | None], before: _Token, following: FileEntry | None) -> None:
    """Give comments on lines of their own, between two tokens, to what comes next or to what ends here."""
    ending = list(_ending(before, following))
    limit = following.parent.node.column if following and following.parent else -1
    blanks: list[str] = []
    top = before.item
    while top.parent is not None:
        top = top.parent.owner
    target = following.above if following else top.part.foot
    for each in own:
        if each is None:
            blanks = [BLANK]
            continue
        # Deepest first; once one has gone to a list, the rest can't go deeper, or they would change places.
        deep_enough = [part for part in ending if part.node.column <= each.column]
        if each.column > limit and deep_enough:
            ending = ending[ending.index(deep_enough[0]) :]
            deep_enough[0].foot += [*blanks, each.text]
        else:
            ending = []
            target += [*blanks, each.text]
        blanks = []
    target += blanks


def _ending(before: _Token, following: FileEntry | None) -> Iterator[FileValue]:
    """The lists and mappings without brackets that end between a token and the next item, the deepest first."""
    part = before.item.parent
    if (
        following is not None
        and following.parent is not None
        and (following.parent.node.flow or following.parent.owner is before.item)
    ):
        return
    while part is not None and part is not (following.parent if following else None):
        if not part.node.flow:
            yield part
        part = part.owner.parent


def _trivia(text: FileText, start: int, end: int, *, outside: bool) -> tuple[list[_Comment | None], list[str]]:
    """What stands between two tokens: comments on lines of their own, None for blank lines, and comments beside.

    `outside` the top of a file there may be `---` or `...` too. Raises EditRefusedError for anything else.
    """
    between = text[start:end]
    left_over = COMMENT.sub("", between)
    if outside:
        left_over = _MARKERS.sub("", left_over)
    if not _BETWEEN.fullmatch(left_over):
        raise EditRefusedError(
            f"there is something that npa can't place between its values: `{left_over.strip()[:20]}`"
        )
    own: list[_Comment | None] = []
    beside: list[str] = []
    lines = BREAK.split(between)
    for number, line in enumerate(lines):
        found = COMMENT.search(line)
        words = (line[: found.start()] if found else line).strip(" \t")
        comment = found.group().rstrip(" \t") if found else ""
        if found and ((number == 0 and text.line_start(start) < start) or words == ","):
            beside.append(comment)
        elif found:
            own.append(_Comment(comment, 0 if words else found.start()))
        elif not words and 0 < number < len(lines) - 1:
            own.append(None)
    return own, beside


def _lines(own: list[_Comment | None]) -> list[str]:
    return [each.text if each else BLANK for each in own]


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


def _words(text: FileText, node: Node) -> Iterator[tuple[int, int]]:
    """Start and end of every key and every scalar, in the order they stand; a block's `>-` apart from its lines."""
    if node.kind == "scalar":
        if node.block_scalar:
            yield node.start, node.header_end
            yield text.next_line(node.header_end), node.end
        else:
            yield node.start, node.end
    for entry in node.entries:
        if node.kind == "map":
            yield entry.start, entry.key_end
        yield from _words(text, entry.value)
