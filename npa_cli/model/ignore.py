"""A comment in a plan's file that asks `npa validate` to pass over a finding, and says why."""

from __future__ import annotations

from dataclasses import dataclass

from npa_cli.model.finding import Point


@dataclass(frozen=True, slots=True)
class Named:
    """A rule as it is named in the brackets, and where."""

    word: str
    point: Point


@dataclass(frozen=True, slots=True)
class Ignore:
    """`# npa: ignore[NPA203] reason`, as far as it has that form.

    `line`, counted from 1, is the one whose findings it silences: its own, that on which the value before it
    began, or the next with anything on it where the comment has a line to itself; None at the end of a file.
    `order` is the first word after `npa:`, `names` is None if there are no brackets, `reason` may be empty.
    """

    point: Point  # of its `#`
    line: int | None
    order: str
    names: tuple[Named, ...] | None
    reason: str

    @property
    def well_formed(self) -> bool:
        """Whether it says which rules and why: nothing less silences anything."""
        return self.order == "ignore" and bool(self.names) and bool(self.reason)
