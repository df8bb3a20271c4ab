"""Recurring commitments, one occurrence at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from npa_cli.model.plan import Plan
from npa_cli.timeframe import Quarter, Reading


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time a recurring commitment falls due; both days inclusive, None where its words give no way to tell."""

    start: date | None
    due: date | None


def earliest_unmet(reading: Reading, plan: Plan) -> Occurrence:
    """The occurrence that counts: the earliest that nobody has reported met.

    The first is the one the words name; where they name none ("Quarterly"), the end of the first financial
    quarter of the plan's period.
    """
    if reading.due is not None:
        return Occurrence(reading.start, reading.due)
    start = plan.workplan.period.start
    if reading.recurrence != "quarterly" or start is None or plan.conventions is None:
        return Occurrence(None, None)
    first = Quarter.of(start, plan.conventions.financial_year_start_month)
    return Occurrence(first.start, first.end)
