"""Seasons, weeks, decades, months in figures: the named stretches of a year. Quarters are in quarters.py."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar.dates import CalendarYear, NamedYear, day_in_figures, year_from
from npa_cli.timeframe.grammar.rule import Made, Stage
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Partial, Window, day_window, month_window, months_window, year_window

YearLike = int | NamedYear
Whole = Window | YearLike

periods: Final = Stage("periods", "Quarters, halves, seasons, weeks and decades")

_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def whole(value: Whole, conventions: Conventions) -> Window | None:
    """A span with its year as a window: a plain year by the plan's convention. None where that refuses it."""
    if isinstance(value, Window):
        return value
    if isinstance(value, NamedYear):
        window = Window(value.year.start, value.year.end, "financial_year", convention=value.convention)
        others: tuple[Alternative, ...] = ()
        if value.other:
            others = (Alternative(f"the financial year {value.other.label}", value.other.start, value.other.end),)
        return window._replace(alternatives=(*others, *((value.both_years,) if value.both_years else ())))
    if isinstance(value, CalendarYear) or conventions.year == "calendar":
        return year_window(value)
    if conventions.year == "refuse":
        return None
    calendar = year_window(value)
    year = FinancialYear(value, conventions.financial_year_start_month)
    other = Alternative("the calendar year", calendar.start, calendar.due)
    return Window(year.start, year.end, "financial_year", convention="year", alternatives=(other,))


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


@periods.rule("year", "UNIT [of] YEAR|FY", "FY UNIT", examples=("year 2020",))
def _year(conventions: Conventions, one: Any, other: Any) -> Made:
    """The word `year` beside one."""
    unit, year = (one, other) if isinstance(one, str) else (other, one)
    if unit != "year":
        return None
    return ("YEAR", year) if isinstance(year, int) else ("FY", year)


@periods.rule("academic year", "academic UNIT FY", "FY academic UNIT", "ay FY")
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
    """The week that starts on a day whose year is still to come."""
    return ("PARTIAL", partial._replace(unit="week")) if partial.unit == "day" else None


def week(start: date, conventions: Conventions) -> Window:
    """The week that starts on a day."""
    days = (4 - start.weekday()) % 7 if conventions.week_ends == "friday" else 6
    return Window(start, start + timedelta(days), "week", convention="week_ends")


@periods.rule(
    "weekday and date", "WEEKDAY [,] SPAN", "SPAN [,] WEEKDAY", "SPAN ( WEEKDAY )", examples=("Tuesday 31 March 2020",)
)
def _weekday(conventions: Conventions, one: Any, other: Any) -> Made:
    """The weekday has to be the date's own."""
    weekday, window = (one, other) if isinstance(one, int) else (other, one)
    return ("SPAN", window) if window.unit == "day" and window.first.weekday() == weekday else None


@periods.rule("weekday and date", "WEEKDAY [,] PARTIAL")
def _weekday_partial(conventions: Conventions, weekday: int, partial: Partial) -> Made:
    """A weekday and a day whose year is still to come: held against each other when the year is known."""
    return ("PARTIAL", partial._replace(weekday=weekday)) if partial.unit == "day" else None


@periods.rule("date in figures", "num / num [,] YEAR", "num . num YEAR", examples=("10/11 2019",))
def _figures(conventions: Conventions, first: int, second: int, year: int) -> Made:
    """A day whose year stands apart, where no quarter takes its figures."""
    return day_in_figures(conventions, first, second, year)


@periods.rule("decade", "YEAR s", examples=("by end of 2020s", "mid-2030s"))
def _decade(conventions: Conventions, year: int) -> Made:
    """Ten years."""
    return ("SPAN", Window(date(year, 1, 1), date(year + 9, 12, 31), "decade")) if year % 10 == 0 else None


@periods.rule("day and month in figures", "num / num")
def _day_month_figures(conventions: Conventions, first: int, second: int) -> Made:
    """A day of some year, in figures."""
    if conventions.first_number == "refuse" and first != second and max(first, second) <= 12:
        return None
    day, month = (second, first) if conventions.first_number == "month" else (first, second)
    return ("PARTIAL", Partial("day", month, day)) if day_window(2020, month, day) else None


@periods.rule("year and month in figures", "YEAR - N2", examples=("2021-03",))
def _year_month_figures(conventions: Conventions, year: int, month: int) -> Made:
    """The international order; a year and the next (`2011-12`) is a financial year."""
    return None if (year + 1) % 100 == month else _month_figures(conventions, month, year)


@periods.rule("month in figures", "num /|. YEAR", "num - YEAR", examples=("03/2021",))
def _month_figures(conventions: Conventions, month: int, year: int) -> Made:
    """A whole month in figures."""
    return ("SPAN", month_window(year, month)) if 1 <= month <= 12 else None


class Step(NamedTuple):
    """A numbered year, month or week of a plan: `Year 2`, `Months 1-3`; `parts` as in a Partial."""

    low: int
    high: int
    unit: str
    parts: tuple[str, ...] = ()


@periods.rule("numbered year", "UNIT [-] num", "UNIT NUMBER", "ORDINAL UNIT", examples=("Year 2", "Month 6"))
def _step(conventions: Conventions, *values: Any) -> Made:
    """The plan's own first, second … year, month or week."""
    number = next(value for value in values if isinstance(value, int))
    unit = next((value for value in values if isinstance(value, str)), None)
    return ("STEP", Step(number, number, unit)) if unit and 1 <= number <= 60 else None


@periods.rule(
    "numbered years",
    "UNIT num ->|&|/|or [UNIT] num",
    "UNIT num , num & num",
    "UNIT NUMBER ->|&|/|or [UNIT] NUMBER",
    examples=("Years 1-3", "Months 1 to 6"),
)
def _steps(conventions: Conventions, *values: Any) -> Made:
    """From one of them to another."""
    numbers = [value for value in values if isinstance(value, int)]
    units = {value for value in values if isinstance(value, str)}
    if len(units) != 1 or numbers != sorted(set(numbers)) or not 1 <= numbers[0] <= numbers[-1] <= 60:
        return None
    return "STEP", Step(numbers[0], numbers[-1], units.pop())


for _letter, _unit in {"y": "year", "m": "month"}.items():
    periods.rule("numbered year", f"{_letter} num", says="The same, by its first letter.")(
        lambda conventions, number, unit=_unit: ("STEP", Step(number, number, unit)) if 1 <= number <= 60 else None
    )
    periods.rule("numbered years", f"{_letter} num ->|&|/ [{_letter}] num", says="The same, by its first letter.")(
        lambda conventions, low, high, unit=_unit: ("STEP", Step(low, high, unit)) if 1 <= low < high <= 60 else None
    )
