"""Lengths of time and numbered years: counted from a day the words give, or waiting for one."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar.parts import part_of
from npa_cli.timeframe.grammar.periods import Step, Whole, whole
from npa_cli.timeframe.grammar.phrases import Offset
from npa_cli.timeframe.grammar.rule import Made
from npa_cli.timeframe.grammar.years import this_or_next
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Window, add_months, month_end

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


class Relative(NamedTuple):
    """What is counted, and from what. `role` as in a Window; `over` where it lasts from the event itself."""

    amount: Offset | Step | str  # a str is the name of a unit: "next year"
    role: str = "by"
    before: bool = False  # counted backwards
    over: bool = False
    bare: bool = False  # a length with no word before it, which may be how long something lasts
    ahead: int = 0  # for a unit: 0 is this one, 1 the next


def resolve(relative: Relative, anchor: date, conventions: Conventions) -> Window | None:
    """The days meant, counting from `anchor`. Raises ValueError or OverflowError if the calendar runs out."""
    amount = relative.amount
    if isinstance(amount, Offset):
        sign = -1 if relative.before else 1
        holidays = conventions.bank_holidays
        start = move_day(anchor, amount, sign * amount.low, holidays) if amount.low != amount.high else None
        due = move_day(anchor, amount, sign * amount.high, holidays)
        by = "bank_holidays" if amount.working else None
        if relative.role == "from":
            return Window(due, None, "day", "from", by)
        return Window(anchor if relative.over else start, due, "day" if start is None else "range", "by", by)
    window = (
        _step(amount, anchor) if isinstance(amount, Step) else this_or_next(amount, relative.ahead, anchor, conventions)
    )
    for part in amount.parts if isinstance(amount, Step) else ():
        window = part_of(window, part, conventions)
    if window and relative.role == "from":
        return Window(window.start, None, window.unit, "from")
    if window and relative.role == "by":
        return window._replace(start=None)
    return window


def _step(step: Step, anchor: date) -> Window:
    one = Offset(1, 1, step.unit)
    start = move_day(anchor, one, step.low - 1)
    return Window(start, move_day(anchor, one, step.high) - timedelta(1), "range")


def lasts(amount: Offset, start: date) -> date | None:
    """The last day of what starts on a day and goes on for a length; None for a length that is not one."""
    return move_day(start, amount, amount.high) - timedelta(1) if amount.low == amount.high else None


def move_day(day: date, offset: Offset, count: int, bank_holidays: str = "england_and_wales") -> date:
    """The day `count` of the offset's units after `day`, or before it for a negative count.

    Working days are Monday to Friday without the bank holidays of a part of the United Kingdom.
    """
    if offset.unit in _MONTHS:
        return add_months(day, count * _MONTHS[offset.unit])
    if offset.unit == "hour":
        return day + timedelta(-(-count // 24))
    if not offset.working:
        return day + timedelta(count * _DAYS[offset.unit])
    return move_working_days(day, count, bank_holidays)


def length_from(conventions: Conventions, offset: Offset, window: Window) -> Made:
    """So long after a day that the words give; after the last of a span, by convention, or from its first."""
    found = resolve(Relative(offset), window.last, conventions)
    if found is None or found.due is None or window.unit == "day" or window.role == "end":
        return found._replace(convention=found.convention or window.convention) if found else None
    due = found.due
    if offset.unit in _MONTHS and window.last == month_end(window.last.year, window.last.month):
        due = month_end(due.year, due.month)
    return _counted(conventions, found, due, "its first day", lasts(offset, window.first))


def _counted(conventions: Conventions, found: Window, due: date, other: str, day: date | None) -> Window | None:
    """A day counted from a span that is longer than a day, with the one counted from its other end."""
    if conventions.month_deadline == "refuse":
        return None
    others = (Alternative(f"counted from {other}", None, day),) if day else ()
    return found._replace(due=due, convention=found.convention or "month_deadline", alternatives=others)


def length_of_start(conventions: Conventions, offset: Offset, value: Whole) -> Made:
    """As long as that from the first day of the span: due on its last."""
    window = whole(value, conventions)
    due = lasts(offset, window.start) if window and window.start and window.unit not in ("range", "list") else None
    if window is None or due is None or due < window.first:
        return None
    return Window(window.start, due, "range", convention=window.convention)


def length_before(conventions: Conventions, offset: Offset, window: Window) -> Made:
    """So long before a day that the words give."""
    before = Relative(offset, before=True)
    found, other = resolve(before, window.first, conventions), resolve(before, window.last, conventions)
    if found is None or found.due is None or window.unit == "day" or window.role == "end":
        return found
    return _counted(conventions, found, found.due, "its last day", other.due if other else None)


def first_of(conventions: Conventions, ordinal: int, offset: Offset, value: Whole) -> Made:
    """So much of the beginning of a longer span."""
    window = whole(value, conventions)
    if window is None or ordinal != 1 or offset.low != offset.high:
        return None
    due = move_day(window.first, offset, offset.high) - timedelta(1)
    return window._replace(due=due, alternatives=()) if due <= window.last else None


def first(conventions: Conventions, ordinal: int, offset: Offset) -> Made:
    """The first so many months or years of the plan."""
    return ("RELATIVE", Relative(offset, over=True)) if ordinal == 1 else None


def relative(
    conventions: Conventions,
    amount: Offset | Step | str,
    role: str = "by",
    part: str = "",
    over: bool = False,
    bare: bool = False,
    ahead: int = 0,
) -> Made:
    """What waits for the day that it is counted from."""
    if part and isinstance(amount, Step):
        amount = amount._replace(parts=(part,))
    return "RELATIVE", Relative(amount, role, over=bool(over), bare=bool(bare), ahead=ahead)


_SUBDIVISIONS: Final = {"england_and_wales": "ENG", "scotland": "SCT", "northern_ireland": "NIR"}  # as `holidays` says


class HolidaysMissingError(Exception):
    """The library that knows bank holidays is not installed."""


def move_working_days(day: date, count: int, bank_holidays: str) -> date:
    """The day `count` working days after `day`, or before it for a negative count.

    `bank_holidays` is a value of the convention of that name. The day itself does not count, and need not be a working
    day. Raises HolidaysMissingError if the library `holidays` is not installed.
    """
    try:
        from holidays import country_holidays  # slow to load, and only for a plan that counts working days
    except ImportError:
        raise HolidaysMissingError from None
    closed = _closed(country_holidays, bank_holidays)
    step = timedelta(1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() > 4 or day in closed:
            day += step
    return day


@cache  # it works out each year's once
def _closed(country_holidays: Callable[..., Container[date]], bank_holidays: str) -> Container[date]:
    return country_holidays("GB", subdiv=_SUBDIVISIONS[bank_holidays])
