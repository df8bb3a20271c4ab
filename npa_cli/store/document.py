"""One file as plain data, with the line and column of every key and value on demand."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from npa_cli.model.finding import Finding, KeyPath, Point
from npa_cli.store.text import decode
from npa_cli.store.yaml_events import events

_COLUMN: Final = 0xFFFFFFFF

_Step = tuple[int, int, Any]
"""The mark numbers of a key and of its value, and the value; of an item of a list the first two are one."""


@dataclass(frozen=True)
class Document:
    """What a YAML file says.

    `path` is relative to the plan's folder, with `/`. `data` is made of dict, list, str, int, float, bool and None.
    `doubtful` has, by key path, the unquoted values that are something else than their own letters to this reader or
    another one, as they are written: `1.10`, `007`, `No`. `raw` is the file itself: most files are right, so where
    their values stand is read from it only when somebody asks. `remarks` are the reader's findings of a file of which
    nothing is left out for them.
    """

    path: str
    data: Any
    doubtful: Mapping[KeyPath, str] = field(default_factory=dict)
    raw: bytes = field(default=b"", repr=False)
    remarks: tuple[Finding, ...] = ()

    @cached_property
    def _marks(self) -> Sequence[int]:
        return _marks_in(self.raw)

    @cached_property
    def _steps(self) -> dict[int, Mapping[str | int, _Step]]:
        """Where the steps from a node lead, by its mark number, as far as they were asked for."""
        return {}

    def place_of(self, finding: Finding) -> Point:
        """The place a finding of this file points at."""
        return finding.at if isinstance(finding.at, Point) else self.locate(finding.at, on_key=finding.on_key)

    def locate(self, key_path: KeyPath, *, on_key: bool = False) -> Point:
        """The place of the value at `key_path`, or of its key; of the nearest thing above it that is there."""
        index, value, data = 0, 0, self.data
        for step in key_path:
            if value not in self._steps:  # thousands of findings may stand in one list: it is counted through once
                self._steps[value] = _steps_of(data, value)
            found = self._steps[value].get(step)
            if found is None:
                break
            index, value, data = found
        place = index if on_key else value
        if place >= len(self._marks):
            return Point(1, 1)
        mark = self._marks[place]
        return Point((mark >> 32) + 1, (mark & _COLUMN) + 1)


def _steps_of(data: Any, at: int) -> Mapping[str | int, _Step]:
    """Where each key or index of the node whose mark number is `at` leads."""
    cursor = at + 1
    found: dict[str | int, _Step] = {}
    if isinstance(data, dict):
        for key, value in data.items():
            found[key] = (cursor, cursor + 1, value)
            cursor += 1 + _marks_of(value)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            found[index] = (cursor, cursor, value)
            cursor += _marks_of(value)
    return found


def _marks_of(data: Any) -> int:
    """How many marks a value and everything in it has."""
    count, waiting = 0, [data]
    while waiting:
        node = waiting.pop()
        count += 1
        if isinstance(node, dict):
            count += len(node)  # one mark for each key
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
    return count


def _marks_in(raw: bytes) -> Sequence[int]:
    """The place of each key, value, list and mapping in the order they begin, of a file that could be read.

    The line, from 0, stands in the upper half of a number and the column in the lower.
    """
    from ruamel.yaml.error import YAMLError

    text = decode("", raw)[0] or b""
    try:
        return _beginnings(events(text))
    except YAMLError:  # a file that one parser stops at can have been read by the other alone
        return _beginnings(events(text, "pure"))


def _beginnings(stream: Iterator[Any]) -> Sequence[int]:
    from ruamel.yaml import events as kinds

    beginnings = (kinds.ScalarEvent, kinds.MappingStartEvent, kinds.SequenceStartEvent)
    begun: list[Any] = [event.start_mark for event in stream if type(event) in beginnings]
    return array("Q", (mark.line << 32 | mark.column for mark in begun))
