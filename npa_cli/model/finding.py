"""What is wrong, where, and what to type instead: the one shape every check reports in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

KeyPath = tuple[str | int, ...]
"""Keys and list indexes from the top of a file to a value: ("themes", 0, "title")."""

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a text; lines and columns are counted from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Replace:
    """The value at the finding's place becomes these words; in quotes where some reader of YAML would need them."""

    words: str


@dataclass(frozen=True, slots=True)
class Rename:
    """The key at the finding's place becomes this one; its value stays."""

    key: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The words at the finding's place stay, and are put in quotes."""


Fix = Replace | Rename | Quote
"""What `npa validate --fix` does about a finding. Only where it can't change what was meant."""


@dataclass(frozen=True, slots=True)
class Related:
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
    item: str | None = None  # id of the priority, activity or deliverable it belongs to
    fix: Fix | None = None  # never of signed words
    confidential: bool = False  # the words there are not to be shown again, not even as the source line
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Nearby:
    """A related place with its line and column. `path` is as the user would type it."""

    path: str
    point: Point
    message: str


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its line and column, ready to be shown. `path` is as the user would type it."""

    finding: Finding
    path: str
    point: Point
    end: Point | None = None  # just after the value, or after its first line; None where that is not known
    line: str | None = None  # the source line at `point`, without its end
    words: str | None = None  # the item's own words
    related: tuple[Nearby, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What a rule says of itself, for forms that carry their rules with them."""

    code: str
    name: str
    title: str
    why: str
    severity: Severity
    fix: str = ""
