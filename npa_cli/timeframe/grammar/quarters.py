"""Quarters and halves, of a financial year or of a plain one."""

from __future__ import annotations

from typing import Any, Final

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar.dates import CalendarYear, NamedYear, year_from
from npa_cli.timeframe.grammar.periods import YearLike, periods
from npa_cli.timeframe.grammar.rule import Made
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Partial, Window, months_window

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
    if conventions.quarter == "refuse":
        return None
    financial = _financial(unit, number, FinancialYear(year, conventions.financial_year_start_month))
    if conventions.quarter == "calendar":
        reading = Alternative(f"of the financial year that starts in {year}", financial.start, financial.due)
        return calendar._replace(convention="quarter", alternatives=(reading,))
    reading = Alternative("of the calendar year", calendar.start, calendar.due)
    return financial._replace(convention="quarter", alternatives=(reading,))


def _financial(unit: str, number: int, year: FinancialYear) -> Window:
    months = _PIECES[unit]
    first = year.first_month + (number - 1) * months
    return months_window(year.start_year, first, months, f"financial_{unit}")


def _pieces(unit: str, conventions: Conventions, year: YearLike, *numbers: int) -> Made:
    """One piece of a year, or from one to another."""
    if isinstance(year, int) and not isinstance(year, CalendarYear):
        full = year_from(year, conventions)
        if full is None:
            return None
        year = full
    windows = [piece(unit, number, year, conventions) for number in numbers]
    first, last = windows[0], windows[-1]
    if first is None or last is None:
        return None
    if len(numbers) == 1:
        return "SPAN", first
    if first.first >= last.first:
        return None
    pairs = zip(first.alternatives, last.alternatives, strict=True)
    others = tuple(Alternative(other.reading, one.start, other.due) for one, other in pairs)
    return "SPAN", last._replace(start=first.start, alternatives=others)


@periods.rule(
    "quarter of a year",
    "quarter [,|-|.] num [,|of|in|-|/|--|:|.] YEAR|FY",
    "quarter num [,|'|-] yy",
    "N1 quarter [of] YEAR|FY|yy",
    "ORDINAL quarter [,|of|in] YEAR|FY",
    "quarter NUMBER [,|of|in] YEAR|FY",
    examples=("Q2 2018/19", "quarter 2 of 2018 to 2019", "second quarter of 2019/20", "Q2 2019"),
)
def _quarter(conventions: Conventions, number: int, year: YearLike) -> Made:
    """A quarter of a financial year; of a plain year, by the plan's convention."""
    return _pieces("quarter", conventions, year, number)


@periods.rule(
    "year and quarter",
    "YEAR|FY [,|-|/|--|:|;] quarter [-] num",
    "YEAR|FY [,] ORDINAL quarter",
    examples=("FY18/19 Q2", "2018-19 Q2"),
)
def _year_quarter(conventions: Conventions, year: YearLike, number: int) -> Made:
    """A quarter, its year first."""
    return _pieces("quarter", conventions, year, number)


@periods.rule(
    "quarters of a year",
    "quarter num ->|&|/ num [,|of|in] YEAR|FY",
    "quarter num , num &|/ num YEAR|FY",
    examples=("Q1-2 2019/20", "Q2/3 2019/20"),
)
def _quarters(conventions: Conventions, *numbers: Any) -> Made:
    """From one quarter to another, the letter written once."""
    return _pieces("quarter", conventions, numbers[-1], *numbers[:-1])


@periods.rule("quarters of a year", "YEAR|FY [,|-] quarter num ->|&|/ num")
def _year_quarters(conventions: Conventions, year: YearLike, first: int, last: int) -> Made:
    """From one quarter to another, their year first."""
    return _pieces("quarter", conventions, year, first, last)


@periods.rule("last quarter", "last|final quarter [of] YEAR|FY", examples=("last quarter of 2019/20",))
def _last_quarter(conventions: Conventions, year: YearLike) -> Made:
    """The fourth."""
    return _pieces("quarter", conventions, year, 4)


@periods.rule(
    "quarter and its months",
    "quarter num ( PARTIAL -> PARTIAL ) [of|,|in] YEAR|FY",
    "quarter num [,|--|:] PARTIAL -> PARTIAL FY",
    examples=("Q1 (April - June) 2019/20", "Q2 (Jul-Sep) 2019"),
)
def _quarter_months(conventions: Conventions, number: int, first: Partial, last: Partial, year: YearLike) -> Made:
    """The months decide which sort of quarter it is, and have to be one."""
    if (first.unit, last.unit) != ("month", "month") or last.number != (first.number + 1) % 12 + 1:
        return None
    if isinstance(year, int):
        return _quarter_of_months(conventions, number, months_window(year, first.number, 3, "quarter"))
    window = piece("quarter", number, year, conventions)
    return ("SPAN", window) if window and window.first.month == first.number else None


@periods.rule(
    "quarter and its months",
    "quarter num [,|--|:|(|=] PARTIAL -> SPAN [)]",
    "quarter num [,|--|:|(|=] PARTIAL & PARTIAL & SPAN [)]",
    examples=("Q2 - July to Sept 2019", "Q2 (July - September 2019)"),
)
def _quarter_month_year(conventions: Conventions, number: int, first: Partial, *rest: Any) -> Made:
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
    return ("SPAN", window) if fits else None


@periods.rule("quarter", "quarter num", "ORDINAL quarter", "quarter NUMBER")
def _bare_quarter(conventions: Conventions, number: int) -> Made:
    """A quarter of some year."""
    return ("PARTIAL", Partial("quarter", number)) if 1 <= number <= 4 else None


@periods.rule(
    "half of a year",
    "h N1 [,|of|-|/|--|.] YEAR|FY",
    "half N1 [of] YEAR|FY",
    "N1 h [of] YEAR|FY|yy",
    examples=("H1 2021/22",),
)
def _half(conventions: Conventions, number: int, year: YearLike) -> Made:
    """Half a financial year; of a plain year, by the plan's convention for quarters."""
    return _pieces("half", conventions, year, number)


@periods.rule("year and half", "YEAR|FY [,|-|/] h N1", examples=("2021/22 H2",))
def _year_half(conventions: Conventions, year: YearLike, number: int) -> Made:
    """Half a year, the year first."""
    return _pieces("half", conventions, year, number)


@periods.rule("half", "h N1")
def _bare_half(conventions: Conventions, number: int) -> Made:
    """Half of some year."""
    return ("PARTIAL", Partial("half", number)) if number in (1, 2) else None
