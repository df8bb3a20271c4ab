"""One file of a plan as the rules see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Unpack

from npa_cli.model.finding import Finding, KeyPath, Point
from npa_cli.model.shape import Fault
from npa_cli.rules.file_entry import Detail, FileEntry, entries_in, finding_at
from npa_cli.rules.plain_data import mapping_under
from npa_cli.store.comments import Ignore, LostWords


@dataclass(frozen=True, slots=True, eq=False)
class CheckedFile:
    """A file's plain data, and where it departs from its model.

    `doubtful` has, by key path, unquoted values as they are written that are something else to some reader: `1.10`.
    """

    kind: str  # a key of FILE_KINDS: workplan, partners, priority, return, changes …
    path: str  # relative to the plan's folder, with `/`
    data: Any
    faults: tuple[Fault, ...] = ()
    doubtful: Mapping[KeyPath, str] = field(default_factory=dict)
    ignores: tuple[Ignore, ...] = ()  # comments to npa, in the order they stand
    lost_words: tuple[LostWords, ...] = ()  # other comments beside unquoted words for people

    def under(self, key: str) -> dict[str, Any]:
        """The keys and values it gives under a key; none if there is nothing of that form."""
        return mapping_under(self.data, key)

    def entries(self, key: str = "") -> Iterator[FileEntry]:
        """The mappings in the list under a key; without one, in the list that the file is."""
        return entries_in(self.path, self.data, key)

    def finding(self, at: KeyPath | Point, message: str, hint: str | None = None, **more: Unpack[Detail]) -> Finding:
        """A finding on what a key path leads to in this file, or at a point of it."""
        return finding_at(self.path, at, message, hint, **more)
