"""Quarters, halves, seasons, weeks, decades and the plan's numbered years: what their rules in rules.tsv make."""

from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar.dates import (
    CalendarYear,
    NamedYear,
    by_convention,
    calendar_year,
    day_or_month,
    follows,
    one_year,
    year_from,
)
from npa_cli.timeframe.grammar.rule import Made
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Partial, Window, day_window, months_window

YearLike = int | NamedYear
Whole = Window | YearLike


_ACADEMIC: Final = (8, 9)  # the months in which academic years begin
_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def whole(value: Whole, conventions: Conventions) -> Window | None:
    """A span with its year as a window: a plain year by the plan's convention. None if that refuses it."""
    if isinstance(value, Window):
        return value
    if isinstance(value, NamedYear):
        window = Window(value.year.start, value.year.end, "financial_year", convention=value.convention)
        others: tuple[Alternative, ...] = ()
        if value.other:
            others = (Alternative(f"the financial year {value.other.label}", value.other.start, value.other.end),)
        return window._replace(alternatives=(*others, *((value.both_years,) if value.both_years else ())))
    if isinstance(value, CalendarYear) or conventions.year == "calendar":
        return months_window(value, 1, 12, "year")
    year = FinancialYear(value, conventions.financial_year_start_month)
    readings = {
        "calendar": ("the calendar year", months_window(value, 1, 12, "year")),
        "financial": (f"the financial year {year.label}", Window(year.start, year.end, "financial_year")),
    }
    return by_convention(conventions, "year", readings)


def season(name: str, year: int, conventions: Conventions, last_year: int | None = None) -> Window | None:
    """A season of a year; in a plan with a term of that name, the term.

    The one that runs into a new year starts by the plan's convention, unless both are given.
    """
    if conventions.seasons == "refuse":
        return None
    term = term_of_year(conventions, name, year) if last_year is None else None
    if term is not None:
        return term
    first = _SEASONS[name]
    if conventions.seasons == "southern":
        first = (first + 5) % 12 + 1
    if last_year is not None:
        begins = conventions.financial_year_start_month
        window = months_window(year + (first < begins), first, 3, "season")
        return window if first > 10 or window.last < date(last_year, begins, 1) else None
    if first <= 10:
        return months_window(year, first, 3, "season")
    readings = {
        value: (f"{name} that starts in {begins}", months_window(begins, first, 3, "season"))
        for value, begins in (("first_year", year), ("last_year", year - 1))
    }
    return by_convention(conventions, "season_across_years", readings)


def month_of_financial_year(conventions: Conventions, partial: Partial, year: NamedYear) -> Made:
    """A month and a financial year: the one such month in it."""
    if partial.unit != "month" or year.other:
        return None
    start = year.year.start_year + (partial.number < year.year.first_month)
    return months_window(start, partial.number)


def week(start: date, conventions: Conventions) -> Window:
    """The week that starts on a day."""
    days = (4 - start.weekday()) % 7 if conventions.week_ends == "friday" else 6
    return Window(start, start + timedelta(days), "week", convention="week_ends")


def decade(conventions: Conventions, year: int) -> Made:
    """Ten years."""
    return Window(date(year, 1, 1), date(year + 9, 12, 31), "decade") if year % 10 == 0 else None


def day_and_month_in_figures(conventions: Conventions, first: int, second: int) -> Made:
    """A day of some year, in figures."""
    if conventions.first_number == "refuse" and first != second and max(first, second) <= 12:
        return None
    day, month = (second, first) if conventions.first_number == "month" else (first, second)
    return ("PARTIAL", Partial("day", month, day)) if day_window(2020, month, day) else None


def year_and_month_in_figures(conventions: Conventions, year: int, month: int) -> Made:
    """The international order; a year and the next (`2011-12`) is a financial year."""
    return None if (year + 1) % 100 == month else day_or_month(conventions, month, year)


class Step(NamedTuple):
    """A numbered year, month or week of a plan: `Year 2`, `Months 1-3`; `parts` as in a Partial."""

    low: int
    high: int
    unit: str
    parts: tuple[str, ...] = ()


def year_said(conventions: Conventions, unit: str, year: YearLike) -> Made:
    """The word `year` beside one."""
    return ("YEAR" if isinstance(year, int) else "FY", year) if unit == "year" else None


def academic_year(conventions: Conventions, year: NamedYear) -> Made:
    """A school or university year, from the plan's own month; so is a year of the plan's from August or September."""
    own = conventions.financial_year_start_month
    name, month = "academic_year_start_month", conventions.academic_year_start_month
    if not month and own in _ACADEMIC:
        name, month = "financial_year_start_month", own
    if not month:
        return "REFUSED", "academic_year"
    return months_window(year.year.start_year, month, 12, "academic_year")._replace(convention=name)


def week_commencing(conventions: Conventions, day: Window, weekday: int = 0) -> Made:
    """Seven days, Monday to Sunday, or as far as Friday if the plan says so."""
    if day.unit != "day" or day.first.weekday() != weekday:
        return None  # a week that commences on another day than Monday may be a slip in the date
    return week(day.first, conventions)


def weekday_and_day(conventions: Conventions, weekday: int, day: Window) -> Made:
    """The weekday has to be the date's own."""
    return day if day.unit == "day" and day.first.weekday() == weekday else None


def steps(
    conventions: Conventions,
    unit: str,
    first: int,
    last: int | None = None,
    middle: int | None = None,
    again: str | None = None,
) -> Made:
    """The plan's own first, second … year, month or week, or from one of them to another."""
    numbers = [number for number in (first, middle, last) if number is not None]
    if again not in (None, unit) or numbers != sorted({0, *numbers})[1:]:
        return None
    return "STEP", Step(first, numbers[-1], unit)


_PIECES: Final = {"quarter": 3, "half": 6}  # months each


def piece(unit: str, number: int, year: YearLike, conventions: Conventions) -> Window | None:
    """Quarter or half `number` of a year: of a financial year, or of a plain one by the plan's convention."""
    months = _PIECES[unit]
    if not 1 <= number <= 12 // months:
        return None
    if isinstance(year, NamedYear):
        window = _financial(unit, number, year.year)
        if year.other is None:
            return window
        other = _financial(unit, number, year.other)
        reading = Alternative(f"in the financial year {year.other.label}", other.start, other.due)
        return window._replace(convention=year.convention, alternatives=(reading,))
    calendar = months_window(year, (number - 1) * months + 1, months, unit)
    if isinstance(year, CalendarYear) or conventions.financial_year_start_month == 1:
        return calendar
    financial = _financial(unit, number, FinancialYear(year, conventions.financial_year_start_month))
    readings = {
        "calendar": ("of the calendar year", calendar),
        "financial": (f"of the financial year that starts in {year}", financial),
    }
    return by_convention(conventions, "quarter", readings)


def _financial(unit: str, number: int, year: FinancialYear) -> Window:
    months = _PIECES[unit]
    first = year.first_month + (number - 1) * months
    return months_window(year.start_year, first, months, f"financial_{unit}")


def quarter_and_months(conventions: Conventions, number: int, first: Partial, last: Partial, year: YearLike) -> Made:
    """The months decide which sort of quarter it is, and have to be one."""
    if (first.unit, last.unit) != ("month", "month") or last.number != (first.number + 1) % 12 + 1:
        return None
    if isinstance(year, int):
        return _quarter_of_months(conventions, number, months_window(year, first.number, 3, "quarter"))
    window = piece("quarter", number, year, conventions)
    return window if window and window.first.month == first.number else None


def quarter_and_months_of_year(conventions: Conventions, number: int, first: Partial, *rest: Any) -> Made:
    """A quarter whose months are named with their year."""
    last: Window = rest[-1]
    if len(rest) == 2 and rest[0].number != first.number % 12 + 1:
        return None
    if first.unit != "month" or last.unit != "month" or last.first.month != (first.number + 1) % 12 + 1:
        return None
    year = last.first.year - (first.number > 10)
    return _quarter_of_months(conventions, number, months_window(year, first.number, 3, "quarter"))


def _quarter_of_months(conventions: Conventions, number: int, window: Window) -> Made:
    """The months, where they are that quarter of a calendar or of a financial year."""
    month = window.first.month
    financial = (month - conventions.financial_year_start_month) % 12
    calendar = month - 1
    fits = (calendar % 3 == 0 and number == calendar // 3 + 1) or (financial % 3 == 0 and number == financial // 3 + 1)
    return window if fits else None


def pieces(conventions: Conventions, unit: str, year: YearLike, first: int, last: int | None = None) -> Window | None:
    """One quarter or half of a year, or from one to another."""
    full = year_from(year, conventions) if isinstance(year, int) and not isinstance(year, CalendarYear) else year
    begins = piece(unit, first, full, conventions) if full else None
    ends = piece(unit, last, full, conventions) if full and last else None
    if begins is None or last is None:
        return begins
    if ends is None or begins.first >= ends.first:
        return None
    pairs = zip(begins.alternatives, ends.alternatives, strict=True)
    others = tuple(Alternative(other.reading, one.start, other.due) for one, other in pairs)
    return ends._replace(start=begins.start, alternatives=others)


def quarter_of_a_sort(conventions: Conventions, number: int, figures: int, sort: str) -> Made:
    """A quarter that the words say is of a financial or of a calendar year."""
    year = one_year(conventions, figures) if sort == "financial" else calendar_year(conventions, figures)
    return pieces(conventions, "quarter", year[1], number) if year else None


def day_of_some_year(conventions: Conventions, partial: Partial, weekday: int | None = None, unit: str = "day") -> Made:
    """A weekday and a day whose year is still to come, or the week that starts on it."""
    return ("PARTIAL", partial._replace(unit=unit, weekday=weekday)) if partial.unit == "day" else None


def season_of_year(conventions: Conventions, name: str, year: int | NamedYear) -> Made:
    """Three whole months; winter is named by the year it starts in, unless the plan says otherwise."""
    start = year.year.start_year if isinstance(year, NamedYear) else year_from(year, conventions)
    both = start + 1 if start and isinstance(year, NamedYear) else None
    return season(name, start, conventions, both) if start else None


def season_of_two_years(conventions: Conventions, name: str, first: int, second: int) -> Made:
    """In a plan whose years are calendar years, so that two years are no financial year: the season that has both."""
    if conventions.financial_year_start_month > 1 or not follows(first, second):
        return None
    return season(name, first, conventions, first + 1)


def term_of_year(conventions: Conventions, name: str, year: int | NamedYear) -> Window | None:
    """In a plan that reports by terms, its own: of a calendar year, or of the plan's year where both are given."""
    if conventions.terms is None:
        return None
    if isinstance(year, NamedYear):
        term = conventions.terms.named(name, year.year.start_year)
    else:
        start = year_from(year, conventions)
        term = conventions.terms.called(f"{name} {start}") if start else None
    return Window(term.start, term.end, "season", convention="terms") if term else None
