"""A recurrence unfolded: the days on which each turn of it falls due."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from npa_cli.timeframe.conventions import DEFAULT, Conventions
from npa_cli.timeframe.financial_year import FinancialYear, Quarter
from npa_cli.timeframe.window import month_end

_WORDS = {
    "daily": ("day", 1),
    "weekly": ("week", 1),
    "monthly": ("month", 1),
    "quarterly": ("month", 3),
    "twice a year": ("month", 6),
    "annually": ("year", 1),
}
_FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}  # as dateutil names them


def occurrences(
    recurrence: str | None,
    first_due: date | None,
    start: date,
    until: date,
    conventions: Conventions = DEFAULT,
) -> tuple[date, ...]:
    """Every due day of a recurrence from `start` to `until`, both inclusive, in order.

    `recurrence` is a reading's canonical words and `first_due` its due date. Without one, the first turn ends with
    the first whole quarter, month, financial year … that ends on or after the plan's start (or `start`, where the
    plan gives none). The last day of a month stays the last day: 31 January, 28 February, 31 March. Nothing falls
    due after the plan's end unless its first turn does. Words with no fixed length (`termly`, `each meeting`,
    `thereafter`, `5 times a year`) give their first due date only.
    """
    every = _interval(recurrence or "")
    first = first_due or (_first_boundary(*every, conventions.plan_start or start, conventions) if every else None)
    if first is None:
        return ()
    if conventions.plan_end is not None:
        until = min(until, max(conventions.plan_end, first))
    if every is None:
        return (first,) if start <= first <= until else ()
    unit, count = every
    return tuple(
        day for day in _days(_FREQUENCIES[unit], first, until, count, _days_of_months(unit, first)) if start <= day
    )


def weekdays_of_months(weekday: int, nth: int, months: tuple[int, ...], first: date, last: date) -> tuple[date, ...]:
    """The nth weekday (Monday 0; nth -1 is the last) of these months of every year, from `first` to `last` inclusive.

    A month without such a day, as one without a fifth Tuesday, is passed over.
    """
    from dateutil.rrule import weekday as day_of_week  # loaded only for bodies that meet by such a rule

    if not months:
        return ()
    return _days("MONTHLY", first, last, 1, {"bymonth": months, "byweekday": day_of_week(weekday, nth)})


def _interval(words: str) -> tuple[str, int] | None:
    if words in _WORDS:
        return _WORDS[words]
    parts = words.split()
    if len(parts) == 3 and parts[0] == "every" and parts[1].isdecimal() and int(parts[1]) > 0:
        unit = parts[2].removesuffix("s")
        return (unit, int(parts[1])) if unit in ("day", "week", "month", "year") else None
    return None


def _first_boundary(unit: str, count: int, day: date, conventions: Conventions) -> date:
    """The end of the first turn: of the calendar or financial period that `day` lies in, where there is one."""
    month = conventions.financial_year_start_month
    if unit == "month" and count == 3:
        return Quarter.of(day, month).end
    if unit == "month" and 12 % count == 0:
        turn = (day.month - month) % 12 // count
        months = month - 1 + (turn + 1) * count - 1
        return month_end(FinancialYear.of(day, month).start_year + months // 12, months % 12 + 1)
    if unit == "year":
        return FinancialYear(FinancialYear.of(day, month).start_year + count - 1, month).end
    if unit == "month":
        months = day.month - 1 + count - 1
        return month_end(day.year + months // 12, months % 12 + 1)
    return day + timedelta((7 if unit == "week" else 1) * count - 1)


def _days_of_months(unit: str, first: date) -> dict[str, Any]:
    """Which day of each month a turn falls on, as dateutil's rule parts; none where the unit is days or weeks.

    The last day of a month stays the last, and a day that a month does not have is its last day there.
    """
    if unit not in ("month", "year"):
        return {}
    if first == month_end(first.year, first.month):
        rule: dict[str, Any] = {"bymonthday": -1}
    else:  # the latest day that the month has, up to the first turn's own
        rule = {"bymonthday": range(min(28, first.day), first.day + 1), "bysetpos": -1}
    return rule | ({"bymonth": first.month} if unit == "year" else {})


def _days(frequency: str, first: date, last: date, interval: int, rule: dict[str, Any]) -> tuple[date, ...]:
    """The days from `first` to `last`, both inclusive, that an iCalendar rule (RFC 5545) names."""
    from dateutil import rrule  # slow to load, and only a plan with something that recurs needs it

    start, until = datetime.combine(first, time()), datetime.combine(last, time())
    found = rrule.rrule(getattr(rrule, frequency), dtstart=start, until=until, interval=interval, **rule)
    return tuple(each.date() for each in found)
