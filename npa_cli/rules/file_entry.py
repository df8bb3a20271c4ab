"""A mapping in a file of a plan, whatever is wrong with it, with its place: what most rules look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from npa_cli.model.base import read_day
from npa_cli.model.finding import Finding, KeyPath, Point, Related, Severity
from npa_cli.rules.plain_data import text_under, words

if TYPE_CHECKING:
    from npa_cli.model.fix import Fix


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
