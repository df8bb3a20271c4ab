"""Days, months with their year, years and financial years: what their rules in rules.tsv make."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar.rule import Made
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Partial, Window, day_window, month_end, months_window

_CENTURY: Final = 2000  # of a year in two figures


class NamedYear(NamedTuple):
    """A financial year as the words name it, and which other year they might name."""

    year: FinancialYear
    convention: str | None = None
    other: FinancialYear | None = None
    both_years: Alternative | None = None  # where the words might mean two calendar years


class CalendarYear(int):
    """A year that the words say is a calendar year, so that no convention is needed."""


def year_from(figures: int, conventions: Conventions) -> int | None:
    """A year of four digits as it is; one of two by the plan's convention, or None if that refuses it."""
    if figures > 99:
        return figures
    year = _CENTURY + figures
    if conventions.two_digit_years == "plan_period":
        start, end = conventions.plan_start, conventions.plan_end
        if start is None or end is None or not start.year <= year <= end.year:
            return None
    return year


def by_convention(conventions: Conventions, setting: str, readings: Mapping[str, tuple[str, Window]]) -> Window | None:
    """The window that the plan's setting chooses, the others shown beside it; None if the plan asks instead.

    `readings` holds, for each value of the setting, what the words would then mean, and its days.
    """
    if getattr(conventions, setting) not in readings:
        return None
    _, chosen = readings[getattr(conventions, setting)]
    others = [Alternative(meaning, days.start, days.due) for meaning, days in readings.values() if days != chosen]
    return chosen._replace(convention=setting, alternatives=tuple(others))


def follows(start: int, second: int) -> bool:
    """Whether a second year, in full or in two figures, is the one after the first."""
    return second == (start + 1 if second > 99 else (start + 1) % 100)


def day_or_month(conventions: Conventions, month: int, figures: int, day: int | None = None) -> Made:
    """A day of a month, or the whole month; None if the calendar has none such."""
    year = year_from(figures, conventions)
    if year is None or not 1 <= month <= 12:
        return None
    return months_window(year, month) if day is None else day_window(year, month, day)


def day_in_figures(conventions: Conventions, first: int, second: int, figures: int) -> Made:
    """Day first unless the plan says otherwise; plain if only one order is a day that exists."""
    year = year_from(figures, conventions)
    if year is None:
        return None
    day_first, month_first = day_window(year, second, first), day_window(year, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        window = day_first or month_first
        order = "" if day_first == month_first else "day" if day_first else "month"
        return window._replace(order=order) if window else None
    readings = {"day": ("the day comes first", day_first), "month": ("the month comes first", month_first)}
    return by_convention(conventions, "first_number", readings) or ("REFUSED", "first_number")


def days_of_months(
    conventions: Conventions,
    month: int,
    first: int,
    last: int,
    figures: int,
    later: int | None = None,
    weekday: int | None = None,
    other: int | None = None,
) -> Made:
    """From one day to another, in one month or two, in one year or from the year before, each with its own weekday."""
    year, later = year_from(figures, conventions), later or month
    start = day_window(year - (later < month), month, first) if year else None
    due = day_window(year, later, last) if year else None
    if start is None or due is None or start.first >= due.last:
        return None
    if weekday is not None and (weekday, other) != (start.first.weekday(), due.first.weekday()):
        return None
    return Window(start.start, due.due, "range")


def month_and_number(conventions: Conventions, month: int, figures: int) -> Made:
    """A short month and a number: that year, unless the number is more like a day."""
    year, anchor = year_from(figures, conventions), conventions.anchor
    if figures > _LIKELIEST_YEAR or year is None:
        return day_or_year(conventions, month, figures)
    if anchor is not None and (year < anchor.year or conventions.first_number == "month"):
        return day_or_year(conventions, month, figures)
    window = months_window(year, month)._replace(convention="two_digit_years")
    if _exists(month, figures):
        day = Alternative(f"day {figures} of the month, in a year that the words do not give", None, None)
        window = window._replace(alternatives=(day,))
    return window


_LIKELIEST_YEAR: Final = 27  # `Mar 27` may still be a year; `Mar 28` to `Mar 31` are at least as likely days


def month_after_label(conventions: Conventions, labelled: tuple[int, int, bool], year: int) -> Made:
    """`Phase 2, in March 2020` or `Phase, on 2 March 2020`: the label by convention, and never certain."""
    month, number, numbered = labelled
    window, day = months_window(year, month), day_window(year, month, number)
    if day is None:
        return window
    if conventions.number_before_month == "label" and not numbered:
        return "REFUSED", "number_before_month"
    readings = {"label": ("the number is part of the label", window), "day": ("the number is a day", day)}
    return by_convention(conventions, "number_before_month", readings) or ("REFUSED", "number_before_month")


def day_run_together(conventions: Conventions, figures: int) -> Made:
    """Year, month and day in eight figures."""
    if not 19000101 <= figures <= 21991231:
        return None
    return day_window(figures // 10000, figures // 100 % 100, figures % 100)


def month_of_two_years(conventions: Conventions, month: int, first: int, second: int) -> Made:
    """The one such month in a financial year."""
    if not follows(first, second) or conventions.financial_year_start_month == 1:
        return None
    return months_window(first + (month < conventions.financial_year_start_month), month)


def day_of_some_year(conventions: Conventions, day: int, month: int) -> Made:
    """A day of some year."""
    return ("PARTIAL", Partial("day", month, day)) if _exists(month, day) else None


def day_or_year(conventions: Conventions, month: int, day: int) -> Made:
    """A month in full and a number: as likely a day as a year, so a day of some year."""
    return ("PARTIAL", Partial("day", month, day, or_year=True)) if _exists(month, day) else None


def _exists(month: int, day: int) -> bool:
    return day_window(2020, month, day) is not None  # a leap year: the year is not known yet


def days_of_some_year(conventions: Conventions, month: int, day: int, last: int, later: int | None = None) -> Made:
    """From one day to another, of some year."""
    later = later or month
    if not (_exists(month, day) and _exists(later, last)) or (later == month and day >= last):
        return None
    return "PARTIALS", (Partial("day", month, day), Partial("day", later, last))


_HOW_MANY: Final = {"month": 12, "quarter": 4, "half": 2}  # in a year


def some(conventions: Conventions, unit: str, number: int = 0, name: str = "") -> Made:
    """A month, quarter, half or season of some year."""
    return ("PARTIAL", Partial(unit, number, name=name)) if name or 1 <= number <= _HOW_MANY[unit] else None


def two_years(conventions: Conventions, first: int, second: int, least: int = 0) -> tuple[str, NamedYear] | None:
    """Two years, the second following the first: that form itself says financial."""
    if first < least:
        return None
    start = _CENTURY + first if first < 100 else first
    if not follows(start, second) or conventions.financial_year_start_month == 1:
        return None
    return "FY", NamedYear(FinancialYear(start, conventions.financial_year_start_month))


def two_years_apart(conventions: Conventions, first: int, second: int) -> Made:
    """A year to the next is how GOV.UK writes a financial year; the plan can mean both calendar years."""
    if not follows(first, second) or conventions.consecutive_years == "refuse":
        return None
    both = Window(date(first, 1, 1), date(first + 1, 12, 31), "range")
    year = FinancialYear(first, conventions.financial_year_start_month)
    if conventions.consecutive_years == "calendar":
        other = Alternative(f"the financial year {year.label}", year.start, year.end)
        return both._replace(convention="consecutive_years", alternatives=(other,))
    other = Alternative("both calendar years", both.start, both.due)
    return "FY", NamedYear(year, "consecutive_years", both_years=other)


def calendar_years(conventions: Conventions, first: int, second: int) -> Made:
    """From one year to a later one, its century written once: calendar years, as each is a plain one."""
    last = first // 100 * 100 + second
    least = first + 2 if conventions.financial_year_start_month > 1 else first + 1  # else a financial year
    if last < least or conventions.year != "calendar":
        return None
    financial = FinancialYear(last - 1, conventions.financial_year_start_month)
    other = Alternative(f"to the end of {financial.label}", date(first, 1, 1), financial.end)
    return Window(date(first, 1, 1), date(last, 12, 31), "range", convention="year", alternatives=(other,))


def years_run_together(conventions: Conventions, figures: int) -> Made:
    """Both years run together."""
    return two_years(conventions, *divmod(figures, 100)) if 999 < figures < 9999 else None


def one_year(conventions: Conventions, figures: int) -> tuple[str, NamedYear] | None:
    """Named by the year it ends, unless the plan says otherwise."""
    year, month = year_from(figures, conventions), conventions.financial_year_start_month
    if year is None or conventions.financial_year_name == "refuse":
        return None
    if month == 1:
        return "FY", NamedYear(FinancialYear(year, 1))
    ends, starts = FinancialYear(year - 1, month), FinancialYear(year, month)
    if conventions.financial_year_name == "year_it_ends":
        return "FY", NamedYear(ends, "financial_year_name", starts)
    return "FY", NamedYear(starts, "financial_year_name", ends)


def several_years(conventions: Conventions, *figures: int) -> Made:
    """From one financial year to a later one, each named by one year as above."""
    made = [one_year(conventions, each) for each in figures]
    years = [each[1] for each in made if each]
    starts = [each.year.start for each in years]
    if None in made or starts != sorted(set(starts)):  # `FY25 and 2016` goes back
        return None
    first, last = years[0], years[-1]
    others = (
        (Alternative(f"{first.other.label} to {last.other.label}", first.other.start, last.other.end),)
        if first.other and last.other
        else ()
    )
    return Window(first.year.start, last.year.end, "range", convention=first.convention, alternatives=others)


def year_by_its_end(conventions: Conventions, figures: int) -> Made:
    """Named by the year it ends, in so many words."""
    year, month = year_from(figures, conventions), conventions.financial_year_start_month
    return ("FY", NamedYear(FinancialYear(year - (month > 1), month))) if year else None


def year_to_a_day(conventions: Conventions, day: int, month: int, year: int) -> Made:
    """The twelve months up to the last day of a month."""
    if day_window(year, month, day) is None or day != month_end(year, month).day:
        return None
    return months_window(year - 1, month + 1, 12, "range")


def end_of_year(conventions: Conventions, part: str, first: int, second: int | None = None) -> Made:
    """The last day of the financial year of that name, or of both."""
    made = two_years(conventions, first, second) if second is not None else one_year(conventions, first)
    if made is None or part != "end":
        return None
    named = made[1]
    others = (Alternative(f"of the financial year {named.other.label}", None, named.other.end),) if named.other else ()
    return Window(None, named.year.end, "financial_year", "end", named.convention, others)


def calendar_year(conventions: Conventions, figures: int, unit: str = "year") -> tuple[str, CalendarYear] | None:
    """A year said to be a calendar year."""
    year = year_from(figures, conventions)
    return ("YEAR", CalendarYear(year)) if year and unit == "year" else None
