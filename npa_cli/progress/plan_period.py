"""A plan's period as quarters: which are reported on, and which a paper is about where none is named."""

from __future__ import annotations

from datetime import date
from typing import Literal

from npa_cli.model.plan import Plan
from npa_cli.timeframe import Conventions, Quarter


def quarter_by_default(plan: Plan, as_at: date) -> Quarter:
    """The quarter that a paper or a return is about where none is named.

    It is the last quarter of the plan's period that had ended before the start of `as_at`; where none had, the first
    of the period, whether it is running or still to come. A period begins and ends with the quarters that its first
    and last days lie in; where one of those days is not given, there is no limit on that side.
    """
    first_month = (plan.conventions or Conventions()).financial_year_start_month
    period = plan.workplan.period
    ended = Quarter.of(as_at, first_month).previous
    if period.end is not None and period.end < ended.start:
        ended = Quarter.of(period.end, first_month)
    if period.start is not None and period.start > ended.end:
        return Quarter.of(period.start, first_month)
    return ended


def beyond_period(plan: Plan, quarter: Quarter) -> Literal["before", "after"] | None:
    """On which side of the plan's period a quarter lies; None where any of its days is in the period.

    Partners report on the quarters of the period alone: no return is expected for one before or after.
    """
    period = plan.workplan.period
    if period.start is not None and quarter.end < period.start:
        return "before"
    if period.end is not None and quarter.start > period.end:
        return "after"
    return None


def ended_on(plan: Plan, as_at: date) -> date | None:
    """The last day of the plan's period, where it is before `as_at`; None where the plan has not ended by then."""
    end = plan.workplan.period.end
    return end if end is not None and end < as_at else None
