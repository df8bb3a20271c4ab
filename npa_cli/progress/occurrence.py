"""Recurring commitments, one occurrence at a time."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.progress.meetings import falls_on, meetings_of
from npa_cli.progress.reported import Report
from npa_cli.timeframe import Reading, Round, occurrences


class Occurrence(NamedTuple):
    """One time a recurring commitment falls due. Both days inclusive."""

    start: date | None
    due: date


class Occurrences(NamedTuple):
    """All of a recurring commitment's occurrences within the plan's period, and which of them are reported done."""

    every: tuple[Occurrence, ...]
    met: frozenset[date]  # by due date
    by_convention: bool = False  # the words name no day, so that each falls due at the end of its period
    spoken_of: Mapping[tuple[str, Round], date] = MappingProxyType({})
    """The due day each report of `complete` is about, by who said it and for which quarter."""

    @property
    def earliest_unmet(self) -> Occurrence | None:
        """The one that counts: the earliest that nobody has reported done. None if all are."""
        return next((each for each in self.every if each.due not in self.met), None)

    def due_day_of(self, report: Report) -> date | None:
        """The due day of the occurrence that a report says is done; None if it says so of none."""
        return self.spoken_of.get((report.partner, report.quarter)) if not report.unchanged else None

    def coming(self, as_at: date) -> Occurrence | None:
        """The next one that falls due on `as_at` or later; where none is left, the last. None if there is none."""
        last = self.every[-1] if self.every else None
        return next((each for each in self.every if each.due >= as_at), last)


def occurrences_of(reading: Reading, plan: Plan, reports: Iterable[Report] = ()) -> Occurrences:
    """A recurring reading unfolded over the plan's period, with what `reports`, oldest first, say is done.

    The first occurrence is the one the words name; where they name none ("Quarterly"), each whole quarter of the
    plan's period has one, due at its end, by convention. What is taken to a board has one on a meeting whose day is
    known, and none if no day is. A report of `complete` is about the occurrence it names, else about the
    earliest that was not done yet; whatever its status, those under `also_done` are done too.
    """
    every = _unfold(reading, plan)
    met: set[date] = set()
    spoken_of: dict[tuple[str, Round], date] = {}
    for report in reports:
        met.update(each.occurrence for each in report.update.also_done)
        if report.update.status == "complete" and not report.unchanged:
            due = report.update.occurrence or next((each.due for each in every if each.due not in met), None)
            if due is not None:
                met.add(due)
                spoken_of[report.partner, report.quarter] = due
    return Occurrences(every, frozenset(met), reading.turns_are_conventional, spoken_of)


def _unfold(reading: Reading, plan: Plan) -> tuple[Occurrence, ...]:
    period = plan.workplan.period
    first = Occurrence(reading.start, reading.due) if reading.due is not None else None
    if plan.conventions is None or reading.recurrence is None or period.start is None or period.end is None:
        return (first,) if first else ()
    dues = occurrences(reading, period.start, period.end, plan.conventions)
    if reading.body and (reading.turns is None or not reading.turns.named):
        dues = _on_meetings(reading, dues, plan)
    if not dues:
        return (first,) if first else ()
    starts = [reading.start or period.start, *(None for _ in pairwise(dues))]
    return tuple(Occurrence(start, due) for start, due in zip(starts, dues, strict=True))


def _on_meetings(reading: Reading, dues: tuple[date, ...], plan: Plan) -> tuple[date, ...]:
    """The due days of what is taken to a board: on those of its meetings whose days the plan gives, and no others."""
    board = plan.board(reading.body or "")
    meetings = tuple(each for each in meetings_of(board, plan) if each.day is not None) if board else ()
    if reading.recurrence == "each meeting":
        return (*dues, *(each.end for each in meetings if not dues or each.end > dues[-1]))
    return falls_on(dues, meetings, plan.workplan.period.start)
