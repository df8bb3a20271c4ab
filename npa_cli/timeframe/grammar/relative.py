"""Timeframes that count from something else: a length of time, or a numbered year of the plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar.parts import part_of
from npa_cli.timeframe.grammar.phrases import Offset
from npa_cli.timeframe.grammar.plan_years import Step
from npa_cli.timeframe.quarter import Quarter
from npa_cli.timeframe.window import Window, add_months, month_window, year_window

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


class Relative(NamedTuple):
    """What is counted, and from what. `role` as in a Window; `over` where it lasts from the event itself."""

    amount: Offset | Step | str  # a str is the name of a unit: "next year"
    role: str = "by"
    before: bool = False  # counted backwards
    over: bool = False
    ahead: int = 0  # for a unit: 0 is this one, 1 the next


def resolve(relative: Relative, anchor: date, conventions: Conventions) -> Window | None:
    """The days meant, counting from `anchor`. None where the calendar runs out."""
    try:
        return _resolve(relative, anchor, conventions)
    except (ValueError, OverflowError):
        return None


def _resolve(relative: Relative, anchor: date, conventions: Conventions) -> Window | None:
    amount = relative.amount
    if isinstance(amount, Offset):
        sign = -1 if relative.before else 1
        start = move_day(anchor, amount, sign * amount.low) if amount.low != amount.high else None
        due = move_day(anchor, amount, sign * amount.high)
        if relative.role == "from":
            return Window(due, None, "day", "from")
        return Window(anchor if relative.over else start, due, "day" if start is None else "range", "by")
    window = _step(amount, anchor) if isinstance(amount, Step) else _unit(amount, relative.ahead, anchor, conventions)
    for part in amount.parts if isinstance(amount, Step) else ():
        window = part_of(window, part, conventions) if window else None
    if window and relative.role == "from":
        return Window(window.start, None, window.unit, "from")
    if window and relative.role == "by":
        return window._replace(start=None)
    return window


def _step(step: Step, anchor: date) -> Window:
    one = Offset(1, 1, step.unit)
    start = move_day(anchor, one, step.low - 1)
    return Window(start, move_day(anchor, one, step.high) - timedelta(1), "range")


def _unit(unit: str, ahead: int, anchor: date, conventions: Conventions) -> Window | None:
    if unit == "financial_year":
        year = FinancialYear.of(anchor, conventions.financial_year_start_month)
        year = year.next if ahead else year
        return Window(year.start, year.end, "financial_year")
    if unit == "quarter":
        quarter = Quarter.of(anchor, conventions.financial_year_start_month)
        quarter = quarter.next if ahead else quarter
        return Window(quarter.start, quarter.end, "financial_quarter")
    if unit == "month":
        day = add_months(anchor, ahead)
        return month_window(day.year, day.month)
    if unit == "week":
        monday = anchor - timedelta(anchor.weekday() - 7 * ahead)
        return Window(monday, monday + timedelta(6), "week")
    return year_window(anchor.year + ahead) if unit == "year" else None


def move_day(day: date, offset: Offset, count: int) -> date:
    """The day `count` of the offset's units after `day`, or before it for a negative count."""
    if offset.unit in _MONTHS:
        return add_months(day, count * _MONTHS[offset.unit])
    if offset.unit == "hour":
        return day + timedelta(-(-count // 24))
    if not offset.working:
        return day + timedelta(count * _DAYS[offset.unit])
    step = 1 if count > 0 else -1
    for _ in range(abs(count)):
        day += timedelta(step)
        while day.weekday() > 4:
            day += timedelta(step)
    return day
