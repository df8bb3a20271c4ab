"""Financial years, and years said to be calendar years. They are dates of their own stage: quarters build on them."""

from __future__ import annotations

from datetime import date

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar.dates import CalendarYear, NamedYear, dates, follows, year_from
from npa_cli.timeframe.grammar.rule import Made
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Window, day_window, full_year, month_end, months_window


@dates.rule(
    "financial year",
    "YEAR /|- YEAR|yy [fy]",
    "YEAR --|to YEAR|yy fy",
    "fy YEAR /|-> YEAR|yy [fy]",
    "fy yy /|-> yy",
    "yy /|- yy fy",
    examples=("2018/19", "FY18/19", "financial year 2018 to 2019", "2020-21"),
)
def _two_years(conventions: Conventions, first: int, second: int) -> Made:
    """Two years, the second following the first: that form itself says financial."""
    start = full_year(first) if first < 100 else first
    if not follows(start, second) or conventions.financial_year_start_month == 1:
        return None
    return "FY", NamedYear(FinancialYear(start, conventions.financial_year_start_month))


@dates.rule("two years", "YEAR --|to YEAR|yy", examples=("2018 to 2019", "2018 - 2019"))
def _two_years_apart(conventions: Conventions, first: int, second: int) -> Made:
    """A year to the next is how GOV.UK writes a financial year; the plan can mean both calendar years."""
    if not follows(first, second) or conventions.consecutive_years == "refuse":
        return None
    both = Window(date(first, 1, 1), date(first + 1, 12, 31), "range")
    year = FinancialYear(first, conventions.financial_year_start_month)
    if conventions.consecutive_years == "calendar":
        other = Alternative(f"the financial year {year.label}", year.start, year.end)
        return "SPAN", both._replace(convention="consecutive_years", alternatives=(other,))
    other = Alternative("both calendar years", both.start, both.due)
    return "FY", NamedYear(year, "consecutive_years", both_years=other)


@dates.rule("years", "YEAR -|--|to yy", examples=("2018-21",))
def _years(conventions: Conventions, first: int, second: int) -> Made:
    """From one year to a later one, its century written once: calendar years, as each is a plain one."""
    last = first // 100 * 100 + second
    if last <= first + 1 or conventions.year != "calendar":
        return None
    financial = FinancialYear(last - 1, conventions.financial_year_start_month)
    other = Alternative(f"to the end of {financial.label}", date(first, 1, 1), financial.end)
    return "SPAN", Window(date(first, 1, 1), date(last, 12, 31), "range", convention="year", alternatives=(other,))


@dates.rule("financial year", "yy / yy", "yy - yy", examples=("18/19",))
def _two_short_years(conventions: Conventions, first: int, second: int) -> Made:
    """As above without its century; not where the figures could be a day and a month."""
    return _two_years(conventions, first, second) if first > 12 else None


@dates.rule("financial year in one number", "fy INT", examples=("FY1819",))
def _run_together(conventions: Conventions, figures: int) -> Made:
    """Both years run together."""
    return _two_years(conventions, *divmod(figures, 100)) if 999 < figures < 9999 else None


@dates.rule(
    "financial year by one name", "fy [of] YEAR|yy", "fy ' yy", "financial YEAR", "YEAR fy", examples=("FY2019", "FY19")
)
def _one_year(conventions: Conventions, figures: int) -> Made:
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


@dates.rule(
    "financial years by one name",
    "fy YEAR|yy ->|& [fy] YEAR|yy",
    "fy YEAR , YEAR & YEAR",
    examples=("FY20-22", "FY 2017-2020", "during Fiscal Years 2015 and 2016"),
)
def _several_years(conventions: Conventions, *figures: int) -> Made:
    """From one financial year to a later one, each named by one year as above."""
    made = [_one_year(conventions, each) for each in figures]
    years: list[NamedYear] = [each[1] for each in made if each]
    starts = [each.year.start for each in years]
    if None in made or starts != sorted(set(starts)):  # `FY25 and 2016` goes back
        return None
    first, last = years[0], years[-1]
    others = (
        (Alternative(f"{first.other.label} to {last.other.label}", first.other.start, last.other.end),)
        if first.other and last.other
        else ()
    )
    return "SPAN", Window(first.year.start, last.year.end, "range", convention=first.convention, alternatives=others)


@dates.rule(
    "end of a financial year by one name",
    "fy [-] PART YEAR|yy",
    examples=("financial year end 2019", "FY end 2019"),
)
def _end_of_one_year(conventions: Conventions, part: str, figures: int) -> Made:
    """The last day of the financial year of that name."""
    made = _one_year(conventions, figures)
    if made is None or part != "end":
        return None
    named: NamedYear = made[1]
    others = (Alternative(f"of the financial year {named.other.label}", None, named.other.end),) if named.other else ()
    return "SPAN", Window(None, named.year.end, "financial_year", "end", named.convention, others)


@dates.rule("end of a financial year by one name", "fy [-] PART yy /|- yy", examples=("financial year-end 21/22",))
def _end_of_short_years(conventions: Conventions, part: str, first: int, second: int) -> Made:
    """The last day of the financial year of both names."""
    made = _two_years(conventions, first, second)
    return ("SPAN", Window(None, made[1].year.end, "financial_year", "end")) if made and part == "end" else None


@dates.rule("financial year by its end", "fye YEAR|yy", examples=("FYE 2020",))
def _year_ending(conventions: Conventions, figures: int) -> Made:
    """Named by the year it ends, in so many words."""
    year, month = year_from(figures, conventions), conventions.financial_year_start_month
    return ("FY", NamedYear(FinancialYear(year - (month > 1), month))) if year else None


@dates.rule("year that ends on a day", "fye day [of] MONTH [,] YEAR", examples=("year ended 31 March 2022",))
def _year_to(conventions: Conventions, day: int, month: int, year: int) -> Made:
    """The twelve months up to the last day of a month."""
    if day_window(year, month, day) is None or day != month_end(year, month).day:
        return None
    return "SPAN", months_window(year - 1, month + 1, 12, "range")


@dates.rule(
    "plain year", "calendar UNIT [of] YEAR", "YEAR calendar UNIT", "cy YEAR|yy", examples=("calendar year 2020",)
)
def _plain_year(conventions: Conventions, one: int | str, other: int | str = "year") -> Made:
    """A year said to be a calendar year."""
    unit, figures = (one, other) if isinstance(one, str) else (other, one)
    year = year_from(figures, conventions) if isinstance(figures, int) else None
    return ("YEAR", CalendarYear(year)) if year and unit == "year" else None
