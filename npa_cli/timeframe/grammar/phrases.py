"""How often, and on which days: what their rules in rules.tsv make."""

from calendar import day_name
from typing import Any, Final, NamedTuple

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar.dates import NamedYear
from npa_cli.timeframe.grammar.periods import Step
from npa_cli.timeframe.grammar.rule import Made
from npa_cli.timeframe.window import Partial, months_window

_PLAIN: Final = {("day", 1): "daily", ("week", 1): "weekly", ("month", 1): "monthly", ("month", 3): "quarterly"}
_UNITS: Final = ("day", "week", "fortnight", "month", "quarter", "year")
_UNIT_OF: Final = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year"}


def each(conventions: Conventions, unit: str, count: int = 1) -> Made:
    """Once in so many of some unit."""
    unit = _UNIT_OF.get(unit, unit)
    if unit not in _UNITS or not 1 <= count <= 100:
        return None
    if unit in ("fortnight", "quarter"):
        count, unit = (count * 2, "week") if unit == "fortnight" else (count * 3, "month")
    if unit == "month" and count % 12 == 0:
        count, unit = count // 12, "year"
    if unit == "year" and count == 1:
        return "REPEAT", "annually"
    return "REPEAT", _PLAIN.get((unit, count)) or f"every {count} {unit}s"


def each_between(conventions: Conventions, low: int, high: int, unit: str) -> Made:
    """Somewhere between two lengths."""
    return ("REPEAT", f"every {low} to {high} {unit}s") if low < high <= 100 else None


def end_of_each(conventions: Conventions, part: str, unit: str = "quarter") -> Made:
    """At the end of each unit is once in each."""
    return each(conventions, unit) if part == "end" else None


def times(conventions: Conventions, count: int, unit: str) -> Made:
    """So many times in each of some unit, as the months between if that comes out even in a year."""
    unit = _UNIT_OF.get(unit, unit)
    if unit == "year" and count > 2 and 12 % count == 0:
        return each(conventions, "month", 12 // count)
    if unit not in _UNITS or not 1 <= count <= 100:
        return None
    if count == 1:
        return each(conventions, unit)
    return "REPEAT", f"twice a {unit}" if count == 2 else f"{count} times a {unit}"


def quarters_of_some_year(conventions: Conventions, step: Step) -> Made:
    """Quarters have a year, or none: no plan numbers them through."""
    if step.unit != "quarter" or step.parts or step.high > 4:
        return None
    pieces = tuple(Partial("quarter", number) for number in range(step.low, step.high + 1))
    return ("PARTIAL", pieces[0]) if len(pieces) == 1 else ("PARTIALS", pieces)


_BI: Final = {
    "annually": ("twice a year", "every 2 years"),
    "monthly": ("twice a month", "every 2 months"),
    "weekly": ("twice a week", "every 2 weeks"),
}


def bi_words(conventions: Conventions, words: str) -> Made:
    """Twice in each, or once in two: refused unless the plan says which."""
    if words not in _BI or conventions.bi_words == "refuse":
        return ("REFUSED", "bi_words") if words in _BI else None
    return "REPEAT", _BI[words][conventions.bi_words == "every_two"]


def quarter_of_step(conventions: Conventions, step: Step, partial: Partial) -> Made:
    """A quarter counted within the plan's own year."""
    if step.unit != "year" or partial.unit != "quarter" or step.low != step.high:
        return None
    first = (step.low - 1) * 12 + (partial.number - 1) * 3
    return "STEP", Step(first + 1, first + 3, "month", partial.parts)


def steps_of_financial_year(conventions: Conventions, step: Step, named: NamedYear) -> Made:
    """Finance counts months and quarters from the start of the financial year: month 6 is September."""
    months = {"month": 1, "quarter": 3}.get(step.unit, 0)
    if not 0 < months * step.high <= 12 or named.other or step.parts:
        return None
    first = named.year.first_month + (step.low - 1) * months
    unit = "month" if months == 1 else "financial_quarter"
    return months_window(named.year.start_year, first, (step.high - step.low + 1) * months, unit)


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


def weekday_of_each_month(conventions: Conventions, *values: Any) -> Made:
    """The first, second … or last such weekday of every month."""
    numbers = [value for value in values if isinstance(value, int)]
    units = {value for value in values if isinstance(value, str)}
    nth = numbers[0] if len(numbers) == 2 else -1
    if not units <= {"month", "monthly"} or not units or not -1 <= nth <= 4:
        return None  # a fifth Monday is in no month for certain, and no rule counts weekdays in a quarter
    return "ROUND", Round("monthly", weekdays=((numbers[-1], nth),))


def weekdays_of_each_week(conventions: Conventions, *values: Any) -> Made:
    """Every such day of the week."""
    if {value for value in values if isinstance(value, str)} - {"weekly"}:
        return None
    return "ROUND", Round("weekly", weekdays=tuple((day, 0) for day in values if isinstance(day, int)))


def day_of_each_month(conventions: Conventions, *values: Any) -> Made:
    """The day of that number of every month, or its last."""
    day = next((value for value in values if isinstance(value, int)), -1)
    units = [value for value in values if isinstance(value, str)]
    if units not in (["month"], ["day", "month"], ["monthly"]) or day > 31 or day in (29, 30):
        return None
    return "ROUND", Round("monthly", days=(-1 if day == 31 else day,))
