"""One file as plain data, with the line and column of every key and value on demand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from npa_cli.model.finding import KeyPath, Point


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML file says.

    `path` is relative to the plan's folder, with `/`. `data` is made of dict, list, str, int, float, bool and None.
    `marks` holds the parser's own mark of every key and value in the order they stand in the file, so that a
    position costs nothing until somebody asks for one. `doubtful` has, by key path, the unquoted values that are
    something else than their own letters to this reader or another one, as they are written: `1.10`, `007`, `No`.
    """

    path: str
    data: Any
    marks: Sequence[Any] = ()
    doubtful: Mapping[KeyPath, str] = field(default_factory=dict)
    raw: bytes = b""  # the file itself, kept only where it may hold comments to npa

    def locate(self, key_path: KeyPath, *, on_key: bool = False) -> Point:
        """The place of the value at `key_path`, or of its key; of the nearest thing above it that is there."""
        index, value, data = 0, 0, self.data
        for step in key_path:
            found = _child(data, value, step)
            if found is None:
                break
            index, value, data = found
        if not self.marks:
            return Point(1, 1)
        mark = self.marks[index if on_key else value]
        return Point(mark.line + 1, mark.column + 1)


def _child(data: Any, at: int, step: str | int) -> tuple[int, int, Any] | None:
    """Mark numbers of the key and of the value that `step` leads to from the node whose mark number is `at`."""
    cursor = at + 1
    if isinstance(data, dict):
        for key, value in data.items():
            if key == step:
                return cursor, cursor + 1, value
            cursor += 1 + _marks_of(value)
    elif isinstance(data, list) and isinstance(step, int):
        for index, value in enumerate(data):
            if index == step:
                return cursor, cursor, value
            cursor += _marks_of(value)
    return None


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
