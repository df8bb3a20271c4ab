"""Quarters, halves, seasons, weeks, decades: the named stretches of a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar.dates import NamedYear, year_from
from npa_cli.timeframe.grammar.rule import Stage
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Partial, Window, day_window, month_window, months_window, year_window

Made = tuple[str, Any] | None
YearLike = int | NamedYear

periods: Final = Stage("periods", "Quarters, halves, seasons, weeks and decades")

_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_PIECES: Final = {"quarter": 3, "half": 6}  # months each


def whole(value: Window | YearLike, conventions: Conventions) -> Window | None:
    """A span with its year as a window: a plain year by the plan's convention. None where that refuses it."""
    if isinstance(value, Window):
        return value
    if isinstance(value, NamedYear):
        window = Window(value.year.start, value.year.end, "financial_year", convention=value.convention)
        others: tuple[Alternative, ...] = ()
        if value.other:
            others = (Alternative(f"the financial year {value.other.label}", value.other.start, value.other.end),)
        return window._replace(alternatives=(*others, *((value.both_years,) if value.both_years else ())))
    if conventions.year == "refuse":
        return None
    if conventions.year == "calendar":
        return year_window(value)
    calendar = year_window(value)
    year = FinancialYear(value, conventions.financial_year_start_month)
    other = Alternative("the calendar year", calendar.start, calendar.due)
    return Window(year.start, year.end, "financial_year", convention="year", alternatives=(other,))


def piece(unit: str, number: int, year: YearLike, conventions: Conventions) -> Window | None:
    """Quarter or half `number` of a year: of a financial year, or of a plain one by the plan's convention."""
    months = _PIECES[unit]
    if not 1 <= number <= 12 // months:
        return None
    if isinstance(year, NamedYear):
        window = _financial(unit, number, year.year)
        others: tuple[Alternative, ...] = ()
        if year.other:
            other = _financial(unit, number, year.other)
            others = (Alternative(f"in the financial year {year.other.label}", other.start, other.due),)
        return window._replace(convention=year.convention if year.other else None, alternatives=others)
    if conventions.quarter == "refuse":
        return None
    calendar = months_window(year, (number - 1) * months + 1, months, unit)
    if conventions.financial_year_start_month == 1:
        return calendar
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


def season(name: str, year: int, conventions: Conventions, last_year: int | None = None) -> Window | None:
    """A season of a year. The one that runs into a new year starts by the plan's convention, unless both are given."""
    if conventions.seasons == "refuse":
        return None
    first = _SEASONS[name]
    if conventions.seasons == "southern":
        first = (first + 5) % 12 + 1
    if first <= 10:
        return months_window(year, first, 3, "season") if last_year is None else None
    if last_year is not None:
        return months_window(year, first, 3, "season") if last_year == year + 1 else None
    if conventions.season_across_years == "refuse":
        return None
    this, before = months_window(year, first, 3, "season"), months_window(year - 1, first, 3, "season")
    window, other = (this, before) if conventions.season_across_years == "first_year" else (before, this)
    return window._replace(
        convention="season_across_years",
        alternatives=(Alternative(f"{name} that starts in {other.first.year}", other.start, other.due),),
    )


def _pieces(unit: str, conventions: Conventions, year: YearLike, *numbers: int) -> Made:
    """One piece of a year, or from one to another."""
    if isinstance(year, int):
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
    "quarter [,|-] num [,|of|in|-|/|--|:] YEAR|FY",
    "quarter num [,] yy",
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
    """The same, year first."""
    return _pieces("quarter", conventions, year, number)


@periods.rule(
    "quarters of a year", "quarter num ->|&|/ num [,|of|in] YEAR|FY", examples=("Q1-2 2019/20", "Q2/3 2019/20")
)
def _quarters(conventions: Conventions, first: int, last: int, year: YearLike) -> Made:
    """From one quarter to another, the letter written once."""
    return _pieces("quarter", conventions, year, first, last)


@periods.rule("quarters of a year", "YEAR|FY [,|-] quarter num ->|&|/ num")
def _year_quarters(conventions: Conventions, year: YearLike, first: int, last: int) -> Made:
    """The same, year first."""
    return _pieces("quarter", conventions, year, first, last)


@periods.rule("last quarter", "last|final quarter of YEAR|FY", examples=("last quarter of 2019/20",))
def _last_quarter(conventions: Conventions, year: YearLike) -> Made:
    """The fourth."""
    return _pieces("quarter", conventions, year, 4)


@periods.rule(
    "quarter and its months",
    "quarter num ( PARTIAL -> PARTIAL ) [of|,|in] YEAR|FY",
    "quarter num [,|--|:] PARTIAL -> PARTIAL YEAR|FY",
    examples=("Q1 (April - June) 2019/20", "Q2 (Jul-Sep) 2019"),
)
def _quarter_months(conventions: Conventions, number: int, first: Partial, last: Partial, year: YearLike) -> Made:
    """The months decide which sort of quarter it is, and have to be one."""
    if (first.unit, last.unit) != ("month", "month"):
        return None
    plain = conventions if isinstance(year, NamedYear) else replace(conventions, quarter="calendar")
    window = piece("quarter", number, year, plain)
    readings = [window, *(Window(other.start, other.due, "quarter") for other in window.alternatives)] if window else []
    for reading in readings:
        if (reading.first.month, reading.last.month) == (first.number, last.number):
            return "SPAN", reading._replace(convention=None, alternatives=())
    return None


@periods.rule("quarter", "quarter num", "ORDINAL quarter", "quarter NUMBER")
def _bare_quarter(conventions: Conventions, number: int) -> Made:
    """A quarter of some year."""
    return ("PARTIAL", Partial("quarter", number)) if 1 <= number <= 4 else None


@periods.rule("half of a year", "h N1 [,|of|-|/|--] YEAR|FY", "half N1 [of] YEAR|FY", examples=("H1 2021/22",))
def _half(conventions: Conventions, number: int, year: YearLike) -> Made:
    """Half a financial year; of a plain year, by the plan's convention for quarters."""
    return _pieces("half", conventions, year, number)


@periods.rule("year and half", "YEAR|FY [,|-|/] h N1", examples=("2021/22 H2",))
def _year_half(conventions: Conventions, year: YearLike, number: int) -> Made:
    """The same, year first."""
    return _pieces("half", conventions, year, number)


@periods.rule("half", "h N1")
def _bare_half(conventions: Conventions, number: int) -> Made:
    """Half of some year."""
    return ("PARTIAL", Partial("half", number)) if number in (1, 2) else None


@periods.rule(
    "plain year", "calendar UNIT YEAR", "UNIT [of] YEAR", "YEAR calendar UNIT", examples=("calendar year 2020",)
)
def _plain_year(conventions: Conventions, one: Any, other: Any) -> Made:
    """A year said to be one."""
    unit, year = (one, other) if isinstance(one, str) else (other, one)
    return ("YEAR", year) if unit == "year" else None


@periods.rule("academic year", "academic UNIT FY", "FY academic UNIT", "ay FY", examples=("academic year 2019/20",))
def _academic(conventions: Conventions, one: Any, other: Any = None) -> Made:
    """A school or university year, from the plan's own month."""
    year = one if isinstance(one, NamedYear) else other
    month = conventions.academic_year_start_month
    if not month:
        return "REFUSED", "academic_year"
    return "SPAN", months_window(year.year.start_year, month, 12, "academic_year")._replace(
        convention="academic_year_start_month"
    )


@periods.rule("season of a year", "SEASON [,|of|~|/|'] YEAR|yy", examples=("Autumn 2019", "Winter 2019"))
def _season(conventions: Conventions, name: str, figures: int) -> Made:
    """Three whole months; winter is named by the year it starts in, unless the plan says otherwise."""
    year = year_from(figures, conventions)
    window = season(name, year, conventions) if year else None
    return ("SPAN", window) if window else None


@periods.rule("season of two years", "SEASON [,|of|-] FY", examples=("Winter 2019/20",))
def _season_two_years(conventions: Conventions, name: str, year: NamedYear) -> Made:
    """Both years of the winter are given; any other season is the one that lies in that financial year."""
    start = year.year.start_year
    window = season(name, start, conventions, start + 1)
    return ("SPAN", window) if window else None


@periods.rule("season", "SEASON")
def _bare_season(conventions: Conventions, name: str) -> Made:
    """A season of some year."""
    return "PARTIAL", Partial("season", name=name)


@periods.rule("month of a financial year", "PARTIAL FY", examples=("March FY19/20",))
def _month_of_year(conventions: Conventions, partial: Partial, year: NamedYear) -> Made:
    """A month and a financial year: the one such month in it."""
    if partial.unit != "month" or year.other:
        return None
    start = year.year.start_year + (partial.number < year.year.first_month)
    return "SPAN", month_window(start, partial.number)


@periods.rule("week commencing", "wc [:] SPAN", "wc WEEKDAY SPAN", examples=("w/c 4 May 2020",))
def _week(conventions: Conventions, *values: Any) -> Made:
    """Seven days, Monday to Sunday, or as far as Friday where the plan says so."""
    window: Window = values[-1]
    if window.unit != "day" or window.first.weekday() != (values[0] if len(values) > 1 else 0):
        return None  # a week that commences on another day than Monday may be a slip in the date
    return "SPAN", week(window.first, conventions)


@periods.rule("week commencing", "wc PARTIAL")
def _week_partial(conventions: Conventions, partial: Partial) -> Made:
    """The same of a day whose year is still to come."""
    return ("PARTIAL", partial._replace(unit="week")) if partial.unit == "day" else None


def week(start: date, conventions: Conventions) -> Window:
    """The week that starts on a day."""
    days = (4 - start.weekday()) % 7 if conventions.week_ends == "friday" else 6
    return Window(start, start + timedelta(days), "week", convention="week_ends")


@periods.rule("weekday and date", "WEEKDAY [,] SPAN", examples=("Tuesday 31 March 2020",))
def _weekday(conventions: Conventions, weekday: int, window: Window) -> Made:
    """The weekday has to be the date's own."""
    return ("SPAN", window) if window.unit == "day" and window.first.weekday() == weekday else None


@periods.rule("decade", "YEAR s", examples=("by end of 2020s",))
def _decade(conventions: Conventions, year: int) -> Made:
    """Ten years."""
    return ("SPAN", Window(date(year, 1, 1), date(year + 9, 12, 31), "decade")) if year % 10 == 0 else None


@periods.rule("day and month in figures", "num / num")
def _day_month_figures(conventions: Conventions, first: int, second: int) -> Made:
    """A day of some year, in figures."""
    day, month = (second, first) if conventions.first_number == "month" else (first, second)
    return ("PARTIAL", Partial("day", month, day)) if day_window(2020, month, day) else None
