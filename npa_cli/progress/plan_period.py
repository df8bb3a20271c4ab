"""A plan's period as rounds: which are reported on, and which a paper is about where none is named."""

from datetime import date
from typing import Final, Literal

from npa_cli.model.plan import Plan
from npa_cli.timeframe import FinancialYear, Round, quarters

_SHOWN_YEAR: Final = 2018  # of the round that shows how one is written, where a plan does not give its days


def first_round(plan: Plan) -> Round | None:
    """The round that the first day of the plan's period lies in; None if that day is not given."""
    return _round_of(plan, plan.workplan.period.start)


def last_round(plan: Plan) -> Round | None:
    """The round that the last day of the plan's period lies in; None if that day is not given."""
    return _round_of(plan, plan.workplan.period.end)


def example_round(plan: Plan | None) -> Round:
    """A round that shows how the plan's own are written: the third of its first year, if that is in its period.

    Else it is the first round of the period; of a plan that gives none of its days, or None, any.
    """
    first = (first_round(plan) or last_round(plan)) if plan is not None else None
    rhythm = plan.rhythm if plan is not None else quarters()
    year = first.year if first is not None else FinancialYear(_SHOWN_YEAR, rhythm.begins[0][0])
    third = Round(year, min(3, len(rhythm.begins)), rhythm)
    return first if first is not None and plan is not None and beyond_period(plan, third) else third


def round_by_default(plan: Plan, as_at: date) -> Round:
    """The round that a paper or a return is about where none is named.

    It is the last round of the plan's period that had ended before the start of `as_at`; where none had, the first
    of the period, whether it is running or still to come. A period begins and ends with the rounds that its first
    and last days lie in; where one of those days is not given, there is no limit on that side.
    """
    ended = plan.round_of(as_at).previous
    first, last = first_round(plan), last_round(plan)
    if last is not None and last.end < ended.end:
        ended = last
    return first if first is not None and first.end > ended.end else ended


def beyond_period(plan: Plan, one: Round) -> Literal["before", "after"] | None:
    """On which side of the plan's period a round lies; None if any of its days is in the period.

    Partners report on the rounds of the period alone: no return is expected for one before or after.
    """
    first, last = first_round(plan), last_round(plan)
    if first is not None and one.end < first.end:
        return "before"
    return "after" if last is not None and one.end > last.end else None


def ended_on(plan: Plan, as_at: date) -> date | None:
    """The last day of the plan's period, where it is before `as_at`; None if the plan has not ended by then."""
    end = plan.workplan.period.end
    return end if end is not None and end < as_at else None


_FIRST_DAY: Final = date(3, 1, 1)  # before and after these, a round has no other beside it in Python's calendar
_LAST_DAY: Final = date(9997, 12, 31)


def _round_of(plan: Plan, day: date | None) -> Round | None:
    return plan.round_of(min(max(day, _FIRST_DAY), _LAST_DAY)) if day is not None else None
