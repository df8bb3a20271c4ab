"""A YAML file as a tree of places: where every key, value, dash and colon stands in its text.

Built from the parser's events. Those say where a block ends only by what comes after it; here a value ends with
its own last character, so that comments and blank lines between two values belong to neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

from npa_cli.edit.text_lines import BREAK, EditRefusedError, FileText
from npa_cli.model.finding import KeyPath, Point
from npa_cli.store.read_yaml import read_yaml
from npa_cli.store.text import BYTE_ORDER_MARK, decode
from npa_cli.store.yaml_events import ParserName, events_to_the_end

_COLON: Final = re.compile(r"[ \t]*:")
_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*")


@dataclass(slots=True)
class Node:
    """A value in its place. `end` is exclusive; an empty value starts and ends just after its colon or dash."""

    kind: Literal["scalar", "map", "list"]
    start: int
    end: int
    column: int  # of the first key or dash of a block; counted from 0
    flow: bool  # written in brackets, or inside them
    style: str = ""  # of a scalar: one of ' " | > or nothing
    header_end: int = 0  # of a block scalar: the place just after its `>-`
    entries: list[Entry] = field(default_factory=list)
    _by_step: dict[str | int, Entry] = field(default_factory=dict, repr=False)

    def entry(self, step: str | int) -> Entry | None:
        """The entry of this key or index; looked up in a table, as a file may have thousands of repairs."""
        if not self._by_step:
            self._by_step = {each.step: each for each in self.entries}
        return self._by_step.get(step)

    @property
    def empty(self) -> bool:
        return self.start == self.end

    @property
    def last(self) -> Node:
        """The value that stands last in this one; itself where it holds none."""
        node = self
        while node.entries:
            node = node.entries[-1].value
        return node

    @property
    def block_scalar(self) -> bool:
        return self.style in ("|", ">") and self.kind == "scalar"


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list. `start` is the place of the key, the dash or the flow item.

    `head` is just after the colon or the dash; None in a flow list, for a key that has no colon (`{key}`) and for
    one written with `? `.
    """

    start: int
    step: str | int
    key_end: int
    head: int | None
    value: Node

    @property
    def end(self) -> int:
        """Just after its value; after its colon, dash or key if that is the last of it."""
        return max(self.value.end, self.head or self.key_end)


class Tree(NamedTuple):
    """One file: its text without byte order mark, what it says, and where. `root` is None if it says nothing."""

    raw: bytes
    text: FileText
    data: Any
    root: Node | None

    def find(self, at: KeyPath) -> tuple[Entry | None, Node | None]:
        """The entry at a key path, and the collection that holds it; None from the first that is not there.

        Raises EditRefusedError if the collection itself is not there.
        """
        entry: Entry | None = None
        holder: Node | None = None
        for depth, step in enumerate(at):
            if depth and entry is None:
                raise EditRefusedError(f"there is no `{path_words(at[:depth])}` in this file; add that first")
            holder = entry.value if entry else self.root
            entry = holder.entry(step) if holder else None
        return entry, holder

    def entry(self, at: KeyPath) -> tuple[Entry, Node]:
        """The entry at a key path, and the collection that holds it. Raises EditRefusedError if there is none."""
        entry, holder = self.find(at)
        if entry is None or holder is None:
            raise EditRefusedError(f"there is no `{path_words(at)}` in this file")
        return entry, holder

    def encode(self, text: str) -> bytes:
        """Another text as the bytes of this file: with its byte order mark, where it has one."""
        mark = BYTE_ORDER_MARK if self.raw.startswith(BYTE_ORDER_MARK) else b""
        return mark + text.encode()


def data_at(data: Any, at: KeyPath) -> Any:
    """What stands at a key path of plain data, which must be there."""
    for step in at:
        data = data[step]
    return data


def hemmed_in(at: KeyPath) -> EditRefusedError:
    """The error of a value that can't be changed alone, by what is found on reading the file again."""
    return EditRefusedError(
        f"`{path_words(at)}` can't be changed here without touching what stands around it; change it by hand"
    )


def path_words(at: KeyPath) -> str:
    """A key path as a message says it; items of lists count from 1."""
    return " › ".join(f"item {step + 1}" if isinstance(step, int) else step for step in at) or "the file"


def read_tree(raw: bytes, parser: ParserName | None = None) -> Tree:
    """Read a file for editing. Raises EditRefusedError, in the reader's words, for one that npa would not read."""
    document, findings = read_yaml("", raw, parser)
    decoded = decode("", raw)[0]
    if document is None or decoded is None:
        fault = findings[0]
        place = f"line {fault.at.line}: " if isinstance(fault.at, Point) else ""
        raise EditRefusedError(f"{place}{fault.message}" + (f"; {fault.hint}" if fault.hint else ""))
    text = FileText(decoded.decode())
    return Tree(raw, text, document.data, _Builder(text).build(events_to_the_end(decoded, parser)))


class _Builder:
    def __init__(self, text: FileText) -> None:
        self.text = text
        self.root: Node | None = None
        self.stack: list[Node] = []
        self.key: tuple[str, int, int] | None = None  # of the value that comes next: its words, start and end

    def build(self, stream: Iterator[Any]) -> Node | None:
        for event in stream:
            kind = type(event).__name__
            if kind == "ScalarEvent":
                if self.stack and self.stack[-1].kind == "map" and self.key is None:
                    self.key = (event.value, event.start_mark.index, event.end_mark.index)
                else:
                    self._add(self._scalar(event))
            elif kind in ("MappingStartEvent", "SequenceStartEvent"):
                flow = bool(event.flow_style)
                node = Node("map" if kind[0] == "M" else "list", *_span(event), event.start_mark.column, flow)
                self._add(node)
                self.stack.append(node)
                self.key = None
            elif kind in ("MappingEndEvent", "SequenceEndEvent"):
                node = self.stack.pop()
                if node.flow:
                    node.end = event.end_mark.index
                elif node.entries:
                    node.end = node.entries[-1].end
                self.key = None
        return self.root

    def _scalar(self, event: Any) -> Node:
        start, end = _span(event)
        flow = bool(self.stack and self.stack[-1].flow)
        node = Node("scalar", start, end, event.start_mark.column, flow, event.style or "")
        if node.block_scalar:
            header = _BLOCK_HEADER.match(self.text, start)
            node.header_end = header.end() if header else start + 1
            node.end = _block_end(self.text, node)
        return node

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if parent.kind == "map":
            assert self.key is not None
            step, start, key_end = self.key
            colon = _COLON.match(self.text, key_end)
            entry = Entry(start, step, key_end, colon.end() if colon else None, node)
            self.key = None
        elif parent.flow:
            entry = Entry(node.start, len(parent.entries), node.start, None, node)
        else:
            dash = parent.start if not parent.entries else self.text.after_space(parent.entries[-1].value.end)
            if self.text[dash : dash + 1] != "-":
                raise EditRefusedError(f"a list whose dashes npa can't place, near `{self.text[dash : dash + 20]}`")
            entry = Entry(dash, len(parent.entries), dash + 1, dash + 1, node)
        if node.kind == "scalar" and node.empty:  # the two parsers place what is not there differently
            node.start = node.end = entry.head if entry.head is not None else entry.key_end
            node.column = 0
        parent.entries.append(entry)


def _span(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _block_end(text: FileText, node: Node) -> int:
    """Where the words of a block scalar end: the blank lines after them are its own only under `+`."""
    header_line_end = text.line_end(node.start)
    body_start = text.next_line(node.start)
    body = text[body_start : max(node.end, body_start)]
    lines = BREAK.split(body)
    if lines and not lines[-1].strip(" "):
        lines.pop()  # what follows the last line break is the next line
    if "+" not in text[node.start : node.header_end]:
        indent = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)
        while lines and not lines[-1].strip(" ") and len(lines[-1]) <= max(indent, 0):
            lines.pop()
        if not any(line.strip(" ") for line in lines):
            lines = []
    place = header_line_end
    for _ in lines:
        place = text.line_end(text.next_line(place))
    return place
