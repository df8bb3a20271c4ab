"""Days, months with their year, years and financial years, in figures and in words."""

from __future__ import annotations

from typing import Final, NamedTuple

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar.rule import Made, Stage
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Partial, Window, day_window, full_year, month_window

dates: Final = Stage("dates", "Days, months with their year, years and financial years")


class NamedYear(NamedTuple):
    """A financial year as the words name it, and which other year they might name."""

    year: FinancialYear
    convention: str | None = None
    other: FinancialYear | None = None
    both_years: Alternative | None = None  # where the words might mean two calendar years


class CalendarYear(int):
    """A year that the words say is a calendar year, so that no convention is needed."""


def year_from(figures: int, conventions: Conventions) -> int | None:
    """A year of four digits as it is; one of two by the plan's convention, or None where that refuses it."""
    if figures > 99:
        return figures
    year = full_year(figures)
    if conventions.two_digit_years == "plan_period":
        start, end = conventions.plan_start, conventions.plan_end
        if start is None or end is None or not start.year <= year <= end.year:
            return None
    return year


def follows(start: int, second: int) -> bool:
    """Whether a second year, in full or in two figures, is the one after the first."""
    return second == (start + 1 if second > 99 else (start + 1) % 100)


def _day(conventions: Conventions, figures: int, month: int, day: int) -> Made:
    year = year_from(figures, conventions)
    window = day_window(year, month, day) if year else None
    return ("SPAN", window) if window else None


@dates.rule(
    "day month year",
    "day [of] MONTH [,|.|-] YEAR",
    "day [of] MONTH ['|-|.] yy",
    "day -|/|. MONTH -|/|. YEAR|yy",
    "day [of] MONTH . , YEAR",
    examples=("31 March 2021", "31st of March, 2021", "31-Mar-21"),
)
def _day_month_year(conventions: Conventions, day: int, month: int, year: int) -> Made:
    """A day, a month's name and a year."""
    return _day(conventions, year, month, day)


@dates.rule(
    "month day year",
    "MONTH [.] day , YEAR",
    "MONTH ORDINAL [,] YEAR",
    "MONTH num YEAR",
    "MONTH num , yy",
    "MONTH NUMBER [,] YEAR",
    examples=("March 31, 2021", "March 31st 2021"),
)
def _month_day_year(conventions: Conventions, month: int, day: int, year: int) -> Made:
    """The American order, plain where the month is named."""
    return _day(conventions, year, month, day)


@dates.rule(
    "year month day",
    "YEAR - num - num",
    "YEAR / num / num",
    "YEAR . num . num",
    "YEAR MONTH day",
    examples=("2021-03-31",),
)
def _year_month_day(conventions: Conventions, year: int, month: int, day: int) -> Made:
    """The international order, largest first."""
    return _day(conventions, year, month, day)


@dates.rule(
    "date in figures",
    "num / num / YEAR|yy",
    "num . num . YEAR|yy",
    "num - num - YEAR|yy",
    "num num . YEAR",
    examples=("31/03/2021", "31.3.21", "04/05/2020"),
)
def day_in_figures(conventions: Conventions, first: int, second: int, figures: int) -> Made:
    """Day first unless the plan says otherwise; plain where only one order is a day that exists."""
    year = year_from(figures, conventions)
    if year is None:
        return None
    day_first, month_first = day_window(year, second, first), day_window(year, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        window = day_first or month_first
        order = "" if day_first == month_first else "day" if day_first else "month"
        return ("SPAN", window._replace(order=order)) if window else None
    if conventions.first_number == "refuse":
        return None
    window, other = (day_first, month_first) if conventions.first_number == "day" else (month_first, day_first)
    reading = "the month comes first" if conventions.first_number == "day" else "the day comes first"
    alternative = Alternative(reading, other.start, other.due)
    return "SPAN", window._replace(convention="first_number", alternatives=(alternative,))


@dates.rule(
    "days of a month",
    "day ->|& day [of] MONTH [,] YEAR",
    "day ->|& day [of] MONTH yy",
    examples=("1-5 April 2019", "3 and 4 May 2020"),
)
def _days_of_month(conventions: Conventions, first: int, last: int, month: int, figures: int) -> Made:
    """From one day of a month to another."""
    year = year_from(figures, conventions)
    start = day_window(year, month, first) if year else None
    due = day_window(year, month, last) if year else None
    if start is None or due is None or start.first >= due.last:
        return None
    return "SPAN", Window(start.start, due.due, "range")


@dates.rule(
    "month year",
    "MONTH [,|of|.|'] YEAR",
    "MONTH -|/|--|' YEAR|yy",
    "MONTH . -|/|' YEAR|yy",
    examples=("March 2021", "Sept. 2019", "Mar-20", "Dec '19"),
)
def _month_year(conventions: Conventions, month: int, figures: int) -> Made:
    """A whole month. `Mar-20` is a month, not a day."""
    year = year_from(figures, conventions)
    return ("SPAN", month_window(year, month)) if year else None


@dates.rule(
    "days of a month",
    "WEEKDAY day ->|& WEEKDAY day [of] MONTH [,] YEAR",
    examples=("by Monday 4 and Friday 8 March 2024",),
)
def _weekdays_of_month(
    conventions: Conventions, weekday: int, first: int, other: int, last: int, month: int, year: int
) -> Made:
    """From one day of a month to another, each with its own weekday."""
    start, due = day_window(year, month, first), day_window(year, month, last)
    if start is None or due is None or (start.first.weekday(), due.first.weekday()) != (weekday, other):
        return None
    return _days_of_month(conventions, first, last, month, year)


@dates.rule("month and a number", "MON yy", "MON . yy", examples=("Mar 20",))
def _month_short_year(conventions: Conventions, month: int, figures: int) -> Made:
    """A short month and a number: that year, unless the number is more like a day or the year lies before the plan."""
    year, anchor = year_from(figures, conventions), conventions.anchor
    if figures > _LIKELIEST_YEAR or year is None or (anchor is not None and year < anchor.year):
        return _day_month(conventions, figures, month)
    window = month_window(year, month)._replace(convention="two_digit_years")
    if _exists(month, figures):
        day = Alternative(f"day {figures} of the month, in a year that the words do not give", None, None)
        window = window._replace(alternatives=(day,))
    return "SPAN", window


_LIKELIEST_YEAR: Final = 27  # `Mar 27` may still be a year; `Mar 28` to `Mar 31` are at least as likely days


@dates.rule("month and a number", "MONTH yy", "MONTH . yy")
def _month_or_day(conventions: Conventions, month: int, figures: int) -> Made:
    """A month in full and a number, as `February 14`: as likely a day as a year, so a day of some year."""
    return _day_month(conventions, figures, month)


@dates.rule("month after a numbered label", "NMONTH [,|of] YEAR", examples=("Phase 2 March 2020", "v2 March 2020"))
def _after_label(conventions: Conventions, labelled: tuple[int, int, bool], year: int) -> Made:
    """`Phase 2, in March 2020` or `Phase, on 2 March 2020`: the label by convention, and never certain."""
    month, number, numbered = labelled
    window, day = month_window(year, month), day_window(year, month, number)
    if day is None:
        return "SPAN", window
    chosen = conventions.number_before_month
    if chosen == "refuse" or (chosen == "label" and not numbered):
        return "REFUSED", "number_before_month"
    one, other = (window, day) if chosen == "label" else (day, window)
    reading = "the number is a day" if chosen == "label" else "the number is part of the label"
    return "SPAN", one._replace(
        convention="number_before_month", alternatives=(Alternative(reading, other.start, other.due),)
    )


@dates.rule("day run together", "INT", examples=("20210331",))
def _run_of_figures(conventions: Conventions, figures: int) -> Made:
    """Year, month and day in eight figures."""
    if not 19000101 <= figures <= 21991231:
        return None
    window = day_window(figures // 10000, figures // 100 % 100, figures % 100)
    return ("SPAN", window) if window else None


@dates.rule("month of a financial year", "MONTH [,] [fy] YEAR /|- YEAR|yy", examples=("March 2019/20",))
def _month_of_two_years(conventions: Conventions, month: int, first: int, second: int) -> Made:
    """The one such month in a financial year."""
    if not follows(first, second) or conventions.financial_year_start_month == 1:
        return None
    return "SPAN", month_window(first + (month < conventions.financial_year_start_month), month)


@dates.rule("year month", "YEAR [-|/|,] MONTH", examples=("2021 March",))
def _year_month(conventions: Conventions, year: int, month: int) -> Made:
    """A whole month, its year first."""
    return "SPAN", month_window(year, month)


@dates.rule("day and month", "day [of] MONTH", "num - MONTH")
def _day_month(conventions: Conventions, day: int, month: int) -> Made:
    """A day of some year."""
    return ("PARTIAL", Partial("day", month, day)) if _exists(month, day) else None


@dates.rule("days of a month", "day -> day [of] MONTH")
def _days_of_some_month(conventions: Conventions, first: int, last: int, month: int) -> Made:
    """Days of a month of some year."""
    if first >= last or not _exists(month, last):
        return None
    return "PARTIALS", (Partial("day", month, first), Partial("day", month, last))


@dates.rule("days of months", "MONTH [.] num -> MONTH [.] num [,] YEAR", examples=("July 1 - September 30, 2019",))
def _month_days(conventions: Conventions, month: int, day: int, later: int, last: int, year: int) -> Made:
    """From one day to another in the American order, in one year or from the year before."""
    start = day_window(year - (later < month), month, day)
    due = day_window(year, later, last)
    return ("SPAN", Window(start.start, due.due, "range")) if start and due and start.first < due.last else None


@dates.rule("days of months", "MONTH num -> num [,] YEAR", examples=("July 1-5, 2019",))
def _days_of_one_month(conventions: Conventions, month: int, day: int, last: int, year: int) -> Made:
    """From one day of a month to another in the American order."""
    return _days_of_month(conventions, day, last, month, year)


@dates.rule("days of months", "MONTH [.] N1 -> MONTH [.] num", "MONTH [.] num -> MONTH [.] N1")
def _days_of_some_months(conventions: Conventions, month: int, day: int, later: int, last: int) -> Made:
    """From one day to another in the American order, of some year."""
    if not (_exists(month, day) and _exists(later, last)):
        return None
    return "PARTIALS", (Partial("day", month, day), Partial("day", later, last))


@dates.rule("month and day", "MONTH [.] ORDINAL", "MONTH [.] N1")
def _month_day(conventions: Conventions, month: int, day: int) -> Made:
    """A day of some year, month first."""
    return _day_month(conventions, day, month)


def _exists(month: int, day: int) -> bool:
    return day_window(2020, month, day) is not None  # a leap year: the year is not known yet


@dates.rule("month", "MONTH")
def _month(conventions: Conventions, month: int) -> Made:
    """A month of some year."""
    return "PARTIAL", Partial("month", month)
