"""How far a commitment has slipped, in days and in financial quarters, against its date as signed and as approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from npa_cli.progress.assess import Assessed
from npa_cli.timeframe import Quarter


@dataclass(frozen=True, slots=True)
class Slip:
    """From one date to another. Negative is early."""

    days: int
    quarters: int


@dataclass(frozen=True, slots=True)
class Slippage:
    """One dated commitment's slippage.

    `original` is the due date as signed, `baseline` the latest approved one, and `expected` the day it was done,
    or is forecast for, or, where it is overdue without a live forecast, the as-at date: it is at least so late.
    """

    assessed: Assessed
    original: date
    baseline: date
    expected: date
    basis: Literal["done", "forecast", "overdue", "approved"]
    against_original: Slip
    against_baseline: Slip
    times_moved: int


def slippage(assessed: Assessed, as_at: date, *, first_month: int) -> Slippage | None:
    """The slippage of one commitment; None for those without a date, closed, or on hold."""
    signed, facts = assessed.commitment.signed, assessed.facts
    scheduled = assessed.scheduled
    if facts.kind != "dated" or signed is None or signed.due is None or facts.baseline is None or scheduled is None:
        return None
    if scheduled.schedule in ("closed", "on_hold", "business_as_usual"):
        return None
    expected, basis = _expected(assessed, as_at)

    def slip(since: date) -> Slip:
        return Slip((expected - since).days, _index(expected, first_month) - _index(since, first_month))

    return Slippage(
        assessed=assessed,
        original=signed.due,
        baseline=facts.baseline,
        expected=expected,
        basis=basis,
        against_original=slip(signed.due),
        against_baseline=slip(facts.baseline),
        times_moved=assessed.commitment.times_moved,
    )


def _expected(assessed: Assessed, as_at: date) -> tuple[date, Literal["done", "forecast", "overdue", "approved"]]:
    facts, scheduled = assessed.facts, assessed.scheduled
    assert facts.baseline is not None and scheduled is not None
    if scheduled.schedule.startswith("complete"):
        return (facts.actual, "done") if facts.actual else (facts.baseline, "approved")
    if facts.forecast is not None and facts.forecast >= as_at:
        return facts.forecast, "forecast"
    if scheduled.schedule == "overdue":
        return as_at, "overdue"
    return facts.baseline, "approved"


def _index(day: date, first_month: int) -> int:
    """A number that grows by one with each financial quarter."""
    quarter = Quarter.of(day, first_month)
    return quarter.year.start_year * 4 + quarter.number
