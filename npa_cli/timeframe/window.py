"""Spans of days, and the spans of a year that still lack their year. The arithmetic every rule shares."""

from datetime import MAXYEAR, date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from npa_cli.timeframe.reading import Alternative

EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2199


class Window(NamedTuple):
    """Days from `start` to `due`, both inclusive; None is open.

    `role` says how the words bound it: `span` (the days themselves), `end` (the end of something, a point with no
    start of its own), `by` (a deadline), `from` (a start, with no deadline).
    """

    start: date | None
    due: date | None
    unit: str
    role: str = "span"
    convention: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    order: str = ""  # of a day in figures that can be read one way only: which number comes first, "day" or "month"

    @property
    def first(self) -> date:
        """Its start, or its due date where it has no start."""
        day = self.start or self.due
        assert day is not None
        return day

    @property
    def last(self) -> date:
        """Its due date, or its start where it has no due date."""
        day = self.due or self.start
        assert day is not None
        return day


class Partial(NamedTuple):
    """A span of some year that the words do not give: `March`, `31 March`, `Q2`, `end of June`, `autumn`."""

    unit: str  # day, month, quarter, half, season, year, financial_year
    number: int = 0  # which month, quarter or half
    day: int = 0  # of the month, for a day
    name: str = ""  # of a season
    parts: tuple[str, ...] = ()  # "end", "early" … applied once the year is known, innermost first
    weekday: int | None = None  # of a day, Monday 0: has to be the date's own
    ahead: bool = False  # the next to begin, where one is under way
    or_year: bool = False  # of a day, as in `February 14`: its number may be that of a year


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    if (year, month) == (MAXYEAR, 12):
        return date.max
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


@lru_cache(maxsize=4096)
def months_window(year: int, month: int, count: int = 1, unit: str = "month") -> Window:
    """`count` whole months from the first of `month` of `year`, which may lie after December."""
    last = month + count - 2
    return Window(
        date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1), month_end(year + last // 12, last % 12 + 1), unit
    )


def day_window(year: int, month: int, day: int) -> Window | None:
    """One day, or None if the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Window(found, found, "day")


def add_months(day: date, months: int) -> date:
    """The day `months` later with the number of `day`, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return min(month_end(year, month + 1), date(year, month + 1, 1) + timedelta(day.day - 1))


def whole_quarters(due: date, day: date) -> int:
    """How many whole quarters, of three months each, fit between a due day and another; less than 0 if it is before.

    They are counted from the due day: from the last day of a month to the last day of a month, else from a day to the
    day of that number, or the last of a month that has no such day. A day late is no quarter yet.
    """
    step = 1 if day >= due else -1
    count = abs((day.year - due.year) * 12 + day.month - due.month) // 3
    reached = add_months(due, step * count * 3)
    if due == month_end(due.year, due.month):
        reached = month_end(reached.year, reached.month)
    return step * (count if (day - reached).days * step >= 0 else count - 1)
