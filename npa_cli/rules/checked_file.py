"""One file of a plan as the rules see it, and the entries in it: items, changes, those of registers, and any others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypedDict, Unpack

from npa_cli.model.base import read_day
from npa_cli.model.finding import Finding, KeyPath, Point, Related, Severity
from npa_cli.model.fix import Fix
from npa_cli.model.shape import Fault
from npa_cli.model.vocabulary import Level
from npa_cli.rules.plain_data import mapping_under, text_under, words
from npa_cli.store.comments import Ignore, LostWords


class Detail(TypedDict, total=False):
    """What a rule may say of a finding beside its place, message and hint: see `Finding`."""

    severity: Severity
    on_key: bool
    item: str | None
    fix: Fix | None
    confidential: bool
    related: tuple[Related, ...]


def finding_at(
    path: str, at: KeyPath | Point, message: str, hint: str | None = None, **more: Unpack[Detail]
) -> Finding:
    """A finding in a file. The engine writes on it the code and the severity of the rule that yields it."""
    return Finding("", path, at, message, hint, **more)


@dataclass(frozen=True, slots=True)
class FileEntry:
    """An item, a change, a partner, a risk: its file, its key path there, and what it says."""

    path: str
    at: KeyPath
    data: dict[str, Any]

    def text(self, key: str) -> str | None:
        """The words it gives under a key; None if there are none but white space, or something else than words."""
        return text_under(self.data, key)

    def day(self, key: str) -> date | None:
        """The day it gives under a key."""
        return read_day(self.data.get(key))

    def words(self, key: str) -> Iterator[tuple[str, KeyPath]]:
        """The words of the list it gives under a key, or the one word, each with its key path from this entry on."""
        return words(self.data.get(key), (key,))

    def entries(self, key: str) -> Iterator[FileEntry]:
        """The mappings in the list it gives under a key."""
        return entries_in(self.path, self.data, key, self.at)

    def finding(self, at: KeyPath, message: str, hint: str | None = None, **more: Unpack[Detail]) -> Finding:
        """A finding on the value that the key path `at` leads to from this entry."""
        return finding_at(self.path, (*self.at, *at), message, hint, **more)


def entries_in(path: str, data: Any, key: str, at: KeyPath = ()) -> Iterator[FileEntry]:
    """The mappings in a list: that under a key of some data, or the data itself where `key` is empty.

    `at` leads from the top of the file to the data.
    """
    place = (*at, key) if key else at
    listed = (data.get(key) if isinstance(data, dict) else None) if key else data
    for index, each in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(each, dict):
            yield FileEntry(path, (*place, index), each)


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


@dataclass(frozen=True, slots=True)
class Item(FileEntry):
    """One item of a priority file, whatever is wrong with it, with its level and the id of the item above."""

    level: Level
    parent_id: str | None

    @property
    def id(self) -> str | None:
        """Its own id; None if it has none, or one that is no word."""
        given = self.data.get("id")
        return given if isinstance(given, str) else None

    @property
    def name(self) -> str | None:
        """The id to name in a finding: its own, or that of what it hangs from."""
        return self.id or self.parent_id


def items_in(path: str, data: Any) -> Iterator[Item]:
    """Every item of a priority file's data, in reading order. What is no mapping is passed over."""
    if not isinstance(data, dict):
        return
    top = Item(path, (), data, "priority", None)
    yield top
    for theme in _under(top, "themes", "theme"):
        yield theme
        for activity in _under(theme, "activities", "activity"):
            yield activity
            yield from _under(activity, "deliverables", "deliverable")


def _under(item: Item, key: str, level: Level) -> Iterator[Item]:
    name = item.parent_id if item.level == "theme" else item.name  # an activity's id begins with its priority's
    return (Item(each.path, each.at, each.data, level, name) for each in item.entries(key))


@dataclass(frozen=True, slots=True)
class ChangeEntry(FileEntry):
    """One change, whatever is wrong with it."""

    @property
    def item(self) -> str | None:
        return self.text("item")

    @property
    def is_dead(self) -> bool:
        """Whether it was rejected or withdrawn: a record, which has no effect and is not altered."""
        return self.text("status") in ("rejected", "withdrawn")

    @property
    def is_approved(self) -> bool:
        return self.text("status") == "approved"


def changes_in(files: Iterable[CheckedFile]) -> tuple[ChangeEntry, ...]:
    """Every change in these files, in their order."""
    every = (each for file in files if file.kind == "changes" for each in file.entries())
    return tuple(ChangeEntry(each.path, each.at, each.data) for each in every)


REGISTERS: Final = ("risks", "issues", "dependencies", "decisions", "actions")
ENDED: Final = {
    "risks": ("closed", "realised", "retired"),
    "issues": ("closed",),
    "dependencies": ("met", "missed", "withdrawn"),
    "actions": ("closed",),
}


@dataclass(frozen=True, slots=True)
class RegisterEntry(FileEntry):
    """One entry, whatever is wrong with it."""

    register: str

    @property
    def id(self) -> str | None:
        return self.text("id")

    @property
    def has_ended(self) -> bool:
        """Whether its status says that it is over."""
        return self.text("status") in ENDED.get(self.register, ())

    def finding(self, at: KeyPath, message: str, hint: str | None = None, **more: Unpack[Detail]) -> Finding:
        """A finding on the value that `at` leads to from this entry; on its id where it has no such key."""
        here = at if at and at[0] in self.data else ("id",) if "id" in self.data else ()
        return finding_at(self.path, (*self.at, *here), message, hint, **more)


def register_entries(files: Iterable[CheckedFile]) -> tuple[RegisterEntry, ...]:
    """Every entry of every register among these files, in their order."""
    return tuple(
        RegisterEntry(each.path, each.at, each.data, file.kind)
        for file in files
        if file.kind in REGISTERS
        for each in file.entries()
    )
