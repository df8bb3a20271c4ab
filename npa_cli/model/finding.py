"""What is wrong, where, and what to type instead: the one shape every check reports in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:  # most commands have no finding to tell
    from npa_cli.model.fix import Fix

KeyPath = tuple[str | int, ...]
"""Keys and list indexes from the top of a file to a value: ("themes", 0, "title")."""

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a text; lines and columns are counted from 1, columns in characters."""

    line: int
    column: int


class Related(NamedTuple):
    """A second place that a finding is about: where the other of two things of one name stands."""

    path: str  # relative to the plan's folder, with `/`
    at: KeyPath | Point
    message: str
    on_key: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one place.

    `path` is the file, relative to the plan's folder, with `/`. `at` is a key path, which is turned into a line
    and column only when the finding is shown, or a point where the file could not be read as data at all.
    """

    code: str
    path: str
    at: KeyPath | Point
    message: str
    hint: str | None = None
    severity: Severity = "error"
    on_key: bool = False  # the fault is the key itself, not its value
    item: str | None = None  # id or code of what it is about: see rules/item_around.py
    fix: Fix | None = None  # never of signed words
    confidential: bool = False  # the words there are not to be shown again, not even as the source line
    related: tuple[Related, ...] = ()
