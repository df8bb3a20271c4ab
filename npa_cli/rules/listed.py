"""Where in a plan things of one sort are named: the lists whose entries each have a code or an id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from npa_cli.rules.checked_file import CheckedFile, FileEntry


class Listed(NamedTuple):
    """A list: the kind of file, the key it stands under (empty: the whole file), and the key that names each entry."""

    kind: str
    under: str
    key: str


LISTED: Final[Mapping[str, tuple[Listed, ...]]] = {
    "partner": (Listed("partners", "partners", "code"),),
    "board": (Listed("workplan", "boards", "code"),),
    "objective": (Listed("workplan", "objectives", "id"),),
    "source": (Listed("workplan", "sources", "id"),),
    "measure": (Listed("measures", "", "id"),),
    "name": tuple(
        Listed(kind, "", "id") for kind in ("changes", "risks", "issues", "dependencies", "decisions", "actions")
    ),
    "item": (),  # they stand in the priorities, one under another
}


def named_in(files: Iterable[CheckedFile], sort: str) -> Iterator[tuple[FileEntry, str, str]]:
    """Each thing of a sort that has a name, also those with faults of their own; the name, and the key of it."""
    every = tuple(files)
    for kind, under, key in LISTED[sort]:
        for entry in (entry for file in every if file.kind == kind for entry in file.entries(under)):
            if isinstance(name := entry.data.get(key), str):
                yield entry, name, key
