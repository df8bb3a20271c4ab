"""A priority file that is right and was read before: its summary, and no more of the file than somebody asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from npa_cli.model.late import late
from npa_cli.model.priority import Priority, Theme
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
        """The priority; its themes are read when somebody asks for them, and nothing else of the file is kept."""
        head = self._built(self.summary.head)

        def themes(_: str) -> tuple[Theme, ...]:
            whole = self._built(self.document().data)
            return whole.themes if whole is not None else ()

        def part(items: Collection[str]) -> Priority | None:
            return self._built(_without_blanks(self.part(items)))

        return late(head, "themes", read=themes, part=part) if head is not None else None

    def part(self, items: Collection[str]) -> Any:
        """The file's data as far as these items are in it: None stands where other activities do."""
        held = self.summary.outline.among(items)
        if self._part is None or not held <= self._part.held:
            data = fetch_part(bytes.fromhex(self.summary.seal), held)
            self._part = part_of(self.document(), self.summary, held) if data is None else Part(held, data)
        return self._part.data

    def _built(self, data: Any) -> Priority | None:
        made: Priority | None = build(Priority, self._name, data)[0]
        return made


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


def _without_blanks(data: Mapping[str, Any]) -> dict[str, Any]:
    themes = ({**theme, "activities": [*filter(None, theme["activities"])]} for theme in data["themes"])
    return {**data, "themes": [theme for theme in themes if theme["activities"]]}
