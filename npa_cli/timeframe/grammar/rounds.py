"""Recurrences whose words name their days: of the week, and of the month."""

from __future__ import annotations

from calendar import day_name
from typing import Any, Final, NamedTuple

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar.phrases import phrases
from npa_cli.timeframe.grammar.rule import Made


class Round(NamedTuple):
    """A recurrence that names its days: how often, the days as the words name them, and the iCalendar parts."""

    often: str
    days: tuple[int, ...] = ()  # of the month; -1 is the last
    weekdays: tuple[tuple[int, int], ...] = ()  # Monday is 0; the nth in the month, 0 for every one

    @property
    def frequency(self) -> str:
        """As iCalendar names it."""
        return self.often.upper()

    @property
    def words(self) -> str:
        """The days in words: `first Monday`, `Monday and Thursday`, `15th`, `last day`."""
        if self.days:
            return "last day" if self.days == (-1,) else ordinal(self.days[0])
        return " and ".join(f"{_NTH.get(nth, '')} {day_name[day]}".strip() for day, nth in self.weekdays)


_NTH: Final = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}


def ordinal(number: int) -> str:
    """A number as a place in order: `1st`, `22nd`, `13th`."""
    last = "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


@phrases.rule(
    "weekday of each month",
    "[on] ORDINAL WEEKDAY [of|in] each UNIT",
    "[on] ORDINAL WEEKDAY [of] REPEAT",
    "REPEAT [(|,|--|:] on ORDINAL WEEKDAY",
    "REPEAT [(|,|--|:] ORDINAL WEEKDAY [of] [each] [UNIT]",
    "last|final WEEKDAY [of|in] each UNIT",
    "REPEAT [(|,|--|:] [on] last|final WEEKDAY [of] [each] [UNIT]",
    examples=("first Monday of each month", "last Friday of every month"),
)
def _weekday_of_month(conventions: Conventions, *values: Any) -> Made:
    """The first, second … or last such weekday of every month."""
    numbers = [value for value in values if isinstance(value, int)]
    units = {value for value in values if isinstance(value, str)}
    nth = numbers[0] if len(numbers) == 2 else -1
    if not units <= {"month", "monthly"} or not units or not -1 <= nth <= 4:
        return None  # a fifth Monday is in no month for certain, and no rule counts weekdays in a quarter
    return "ROUND", Round("monthly", weekdays=((numbers[-1], nth),))


@phrases.rule(
    "weekdays of each week",
    "[on] each WEEKDAY",
    "[on] each WEEKDAY &|or WEEKDAY",
    "REPEAT [(|,|--|:] on WEEKDAY",
    "REPEAT (|,|--|: WEEKDAY",
    examples=("every Monday",),
)
def _weekdays(conventions: Conventions, *values: Any) -> Made:
    """Every such day of the week."""
    if {value for value in values if isinstance(value, str)} - {"weekly"}:
        return None
    return "ROUND", Round("weekly", weekdays=tuple((day, 0) for day in values if isinstance(day, int)))


@phrases.rule(
    "day of each month",
    "[on] ORDINAL [day] [of] each UNIT",
    "[on] ORDINAL UNIT of each UNIT",
    "REPEAT on ORDINAL",
    "[on] last|final UNIT of each UNIT",
    "by ORDINAL of each UNIT",
    examples=("15th of each month", "on the last day of each month"),
)
def _day_of_month(conventions: Conventions, *values: Any) -> Made:
    """The day of that number of every month, or its last."""
    day = next((value for value in values if isinstance(value, int)), -1)
    units = [value for value in values if isinstance(value, str)]
    if units not in (["month"], ["day", "month"], ["monthly"]) or day > 31 or day in (29, 30):
        return None
    return "ROUND", Round("monthly", days=(-1 if day == 31 else day,))
