"""A priority file that is right and was read before: its summary, and no more of the file than somebody asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from npa_cli.model.priority import Priority
from npa_cli.store.build import build
from npa_cli.store.document import Document
from npa_cli.store.kept_file import fetch_part, keep_part, read_later
from npa_cli.store.summaries import Summary


class Part(NamedTuple):
    """A file's data with the activities that these items are in, and None in the place of every other."""

    held: frozenset[str]  # the ids in this file that were asked for
    data: Any


class KnownFile:
    """A priority file by its summary. Whatever is asked beyond that is read from the file, or from what was kept."""

    def __init__(self, root: Path, name: str, summary: Summary, part: Part | None = None) -> None:
        self.summary = summary
        self._root = root
        self._name = name
        self._part = part  # the last that was asked for; another question is often about the same items

    def document(self) -> Document:
        """The whole file, read when somebody asks. Raises OSError then if it has other bytes by that time."""
        return read_later(self._name, self._root / self._name, bytes.fromhex(self.summary.seal))

    def priority(self) -> Priority | None:
        """The whole priority."""
        made: Priority | None = build(Priority, self._name, self.document().data).value
        return made

    def part(self, items: Collection[str]) -> Any:
        """The file's data as far as these items are in it: None stands where other activities do."""
        held = self.summary.outline.among(items)
        if self._part is None or not held <= self._part.held:
            data = fetch_part(bytes.fromhex(self.summary.seal), held)
            self._part = part_of(self.document(), self.summary, held) if data is None else Part(held, data)
        return self._part.data


def part_of(document: Document, summary: Summary, held: frozenset[str]) -> Part:
    """So much of a file that is right, by some of its ids; it is kept for the next time."""
    data = _with_blanks(document.data, held)
    keep_part(bytes.fromhex(summary.seal), held, data)
    return Part(held, data)


def _with_blanks(data: Mapping[str, Any], items: frozenset[str]) -> dict[str, Any]:
    """A file's data with the activities that these items are in; None keeps the place of every other."""
    return {
        **data,
        "themes": [
            {**theme, "activities": [each if _is_in(each, items) else None for each in theme["activities"]]}
            for theme in data.get("themes") or ()
        ],
    }


def _is_in(activity: Mapping[str, Any], items: frozenset[str]) -> bool:
    return activity["id"] in items or any(each["id"] in items for each in activity["deliverables"])
