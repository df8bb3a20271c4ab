"""How far a commitment has slipped, in days and in whole quarters, against its date as signed and as approved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from npa_cli.progress.assess import Assessed
from npa_cli.timeframe import whole_quarters

Basis = Literal["done", "forecast", "overdue", "approved"]


@dataclass(frozen=True, slots=True)
class Slip:
    """From one date to another, in days and in the whole quarters that fit between. Negative is early."""

    days: int
    quarters: int


@dataclass(frozen=True, slots=True)
class Slippage:
    """The slippage of one commitment that was signed with a date.

    `original` is the due date as signed, `baseline` the latest approved one, None if a decision took the date away
    (`Ongoing`, `TBC`, `Quarterly`). `expected` is the day it was done, or is forecast for, or, where it is overdue
    without a live forecast, the as-at date: it is at least so late. A decision that takes the date away takes no
    delay away: the work is then late against the date as signed. `expected` and `against_original` are None where
    there is no date any more and nothing says when the work is done.
    """

    assessed: Assessed
    original: date
    baseline: date | None
    expected: date | None
    basis: Basis
    against_original: Slip | None
    against_baseline: Slip | None
    times_moved: int

    @property
    def days(self) -> int:
        """The days after the date as signed, 0 if they are not known."""
        return self.against_original.days if self.against_original is not None else 0


def slippage(assessed: Assessed, as_at: date) -> Slippage | None:
    """The slippage of one commitment; None for those signed without a date, closed, or on hold.

    Of a plan that nobody has reported on nothing is late: only what approved changes moved is told.
    """
    signed, facts, schedule = assessed.commitment.signed, assessed.facts, assessed.schedule
    if signed is None or signed.kind != "dated" or signed.due is None:
        return None
    if schedule in ("closed", "on_hold", "business_as_usual"):
        return None
    if facts.kind == "dated":
        baseline, overdue = facts.baseline, schedule == "overdue"
    else:
        baseline, overdue = None, facts.tracked and as_at > (signed.latest or signed.due)
    expected, basis = _expected(assessed, baseline, as_at, overdue=overdue)
    return Slippage(
        assessed=assessed,
        original=signed.due,
        baseline=baseline,
        expected=expected,
        basis=basis,
        against_original=_slip(signed.due, expected),
        against_baseline=_slip(baseline, expected),
        times_moved=assessed.commitment.times_moved,
    )


def worst_slips(assessed: Iterable[Assessed], as_at: date) -> tuple[Slippage, ...]:
    """What is overdue, or done or expected after the day it was signed for, the latest first."""
    found = (slippage(each, as_at) for each in assessed)
    late = [each for each in found if each is not None and each.basis != "approved" and each.days > 0]
    return tuple(sorted(late, key=lambda each: -each.days))


def _expected(assessed: Assessed, baseline: date | None, as_at: date, *, overdue: bool) -> tuple[date | None, Basis]:
    facts, held = assessed.facts, assessed.position
    if assessed.schedule.startswith("complete"):
        return (facts.actual, "done") if facts.actual else (baseline, "approved")
    if baseline is None and held is not None and held.update.status == "complete":
        return held.update.actual, "done"  # it recurs now; what was signed is done once
    if assessed.live_forecast is not None:
        return assessed.live_forecast, "forecast"
    return (as_at, "overdue") if overdue else (baseline, "approved")


def _slip(since: date | None, expected: date | None) -> Slip | None:
    if since is None or expected is None:
        return None
    return Slip((expected - since).days, whole_quarters(since, expected))
