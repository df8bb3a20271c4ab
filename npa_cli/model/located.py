"""Findings with their places, ready to be shown."""

from dataclasses import dataclass
from typing import NamedTuple

from npa_cli.model.finding import Finding, Point, Severity


class Nearby(NamedTuple):
    """A related place with its line and column. `path` is as the user would type it."""

    path: str
    point: Point
    message: str


class Edit(NamedTuple):
    """Letters of a file, up to but not including those at `end`, and what to put in their place."""

    start: Point
    end: Point
    text: str


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
    ignored_for: str | None = None  # the reason in the comment that silences it
    edits: tuple[Edit, ...] = ()  # what `npa validate --fix` would do about it, where a form shows that


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What a rule says of itself, for forms that carry their rules with them."""

    code: str
    name: str
    title: str
    why: str
    severity: Severity
    fix: str = ""
