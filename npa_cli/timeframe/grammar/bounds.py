"""How words bound a span: by, before, until, from, onwards, within so long of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar.parts import part_of
from npa_cli.timeframe.grammar.periods import Whole, whole
from npa_cli.timeframe.grammar.rule import Made, Stage
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Window

bounds: Final = Stage("bounds", "By, before, until, from, onwards, within")


def as_window(window: Window | None) -> Made:
    return ("WINDOW", window) if window else None


@bounds.rule("", "SPAN|YEAR|FY")
def _span(conventions: Conventions, value: Whole) -> Made:
    """The days themselves: due on the last of them."""
    return as_window(whole(value, conventions))


@bounds.rule(
    "during",
    "in|during|throughout|on|at|for|over|within|around|circa|through SPAN|YEAR|FY",
    "over course of SPAN|YEAR|FY",
    "between SPAN",
    "due [:] of SPAN",
    "noun [in|on] SPAN",
    "[by|at|before] clock [on|of] SPAN",
    examples=("during 2019/20", "in March 2020", "between April 2019 and March 2020", "launch date of March 2020"),
)
def _during(conventions: Conventions, value: Whole) -> Made:
    """The days themselves, said with a preposition: due on the last of them."""
    return as_window(whole(value, conventions))


@bounds.rule("expected", "expected|planned [in|on|for] SPAN|YEAR|FY", examples=("expected March 2020",))
def _expected(conventions: Conventions, value: Whole) -> Made:
    """The days themselves, not yet certain to those who wrote them."""
    return _during(conventions, value)


@bounds.rule("due", "due [in|on|for|:|~] SPAN|YEAR|FY", examples=("due March 2020",))
def _due(conventions: Conventions, value: Whole) -> Made:
    """The days in which it falls due."""
    window = whole(value, conventions)
    return as_window(window._replace(role="by" if window.role == "span" else window.role)) if window else None


@bounds.rule(
    "by",
    "[due] by [in|:|-] SPAN|FY",
    "by SPAN|FY by.",
    "SPAN|FY by.",
    "[by] SPAN|FY or sooner|earlier|before",
    "SPAN|YEAR|FY ( or sooner|earlier|before )",
    "SPAN|YEAR|FY ( by. )",
    closes="by",
    examples=("by March 2021", "by end of March 2021", "no later than 31 March 2021", "by the middle of 2020"),
)
def _by(conventions: Conventions, value: Whole) -> Made:
    """A deadline: its last day, unless the plan means the day before it starts."""
    window = whole(value, conventions)
    if window is None:
        return None
    if window.role == "start":
        return None  # its first day, the day before, or a few days on: three readers, three dates
    if window.role == "middle":
        return as_window(Window(None, window.alternatives[0].due, "day", "by", window.convention))
    if window.role == "end" or window.unit == "day" or window.convention == "parts":
        return "WINDOW", Window(None, window.due, window.unit, "by", window.convention, window.alternatives)
    if conventions.month_deadline == "refuse" or window.unit == "decade":
        return None
    eve = window.first - timedelta(1)
    if conventions.month_deadline == "day_before_month":
        other = Alternative("its last day", None, window.due)
        return as_window(Window(None, eve, window.unit, "by", "month_deadline", (other,)))
    others = (*window.alternatives, Alternative("the day before it starts", None, eve))
    return as_window(Window(None, window.due, window.unit, "by", window.convention or "month_deadline", others))


@bounds.rule("by", "SPAN|YEAR|FY ( by PART )", examples=("2019/20 (by end)",))
def _by_part(conventions: Conventions, value: Whole, part: str) -> Made:
    """The part written after it."""
    window = whole(value, conventions)
    made = part_of(window, part, conventions) if window else None
    return as_window(made._replace(start=None, role="by")) if made else None


@bounds.rule(
    "by a year", "[due] by [in|:] YEAR", "[by] YEAR by.", "[by] YEAR or sooner|earlier|before", examples=("by 2021",)
)
def _by_year(conventions: Conventions, year: int) -> Made:
    """The end of the calendar year, unless the plan means its start or the financial year that ends in it."""
    financial = FinancialYear(year - 1, conventions.financial_year_start_month)
    readings = {
        "calendar_year_end": Alternative("by the end of the calendar year", None, date(year, 12, 31)),
        "calendar_year_start": Alternative("before the calendar year starts", None, date(year - 1, 12, 31)),
        "financial_year_end": Alternative(f"by the end of {financial.label}", None, financial.end),
    }
    chosen = readings.pop(conventions.year_deadline, None)
    if chosen is None:
        return None
    others = tuple(dict.fromkeys(other for other in readings.values() if other.due != chosen.due))
    return as_window(Window(None, chosen.due, "year", "by", "year_deadline", others))


@bounds.rule(
    "before",
    "before SPAN|YEAR|FY",
    "before [in] SPAN",
    closes="before",
    examples=("before March 2021", "prior to 1 April 2020"),
)
def _before(conventions: Conventions, value: Whole) -> Made:
    """By the day before it starts, unless the plan takes it in."""
    window = whole(value, conventions)
    if window is None:
        return None
    if window.role == "end":
        return as_window(window._replace(role="by"))
    eve = window.first - timedelta(1)
    if window.unit == "day":
        return as_window(Window(None, eve, "day", "by"))
    if conventions.before == "inclusive":
        other = Alternative("by the day before it starts", None, eve)
        return as_window(Window(None, window.due, window.unit, "by", "before", (other,)))
    return as_window(
        Window(None, eve, window.unit, "by", "before", (Alternative("by its last day", None, window.due),))
    )


@bounds.rule(
    "until",
    "until|to [-] SPAN|YEAR|FY",
    "between now and SPAN|YEAR|FY",
    "opening now until|to SPAN|YEAR|FY",
    closes="until",
    examples=("until March 2020", "to 31 March 2021"),
)
def _until(conventions: Conventions, value: Whole) -> Made:
    """To its last day, unless the plan leaves it out."""
    window = whole(value, conventions)
    if window is None:
        return None
    if window.role == "end" or window.unit == "day":
        return as_window(window._replace(start=None, role="until"))
    eve = Alternative("until the day before it starts", None, window.first - timedelta(1))
    last = Alternative("until its last day", None, window.due)
    chosen, other = (last, eve) if conventions.until == "inclusive" else (eve, last)
    return as_window(Window(None, chosen.due, window.unit, "until", window.convention or "until", (other,)))


@bounds.rule(
    "open start",
    "opening [in|:|~|of] SPAN|YEAR|FY [onwards]",
    "opening date [:|~] SPAN",
    "SPAN|YEAR|FY [and|~|,] onwards",
    "SPAN|YEAR|FY ( onwards )",
    "in|during|throughout|on|at|for|over SPAN|YEAR|FY [and|~|,] onwards",
    "SPAN|YEAR|FY from.",
    "SPAN|YEAR|FY ( from. )",
    "SPAN|YEAR|FY +",
    "SPAN|YEAR|FY -.",
    "( SPAN|YEAR|FY -. )",
    "opening SPAN|YEAR|FY ->|until present|date|now|MARKER",
    "opening SPAN|YEAR|FY [and|,] thereafter",
    "SPAN|YEAR|FY -> present|date|now|MARKER",
    opens="from starting onwards",
    examples=("from April 2019", "April 2019 onwards", "April 2019 - ongoing"),
)
def _from(conventions: Conventions, value: Whole, marker: str = "ongoing") -> Made:
    """A start, never a deadline."""
    window = whole(value, conventions)
    if window is None or marker not in ("ongoing", "as_needed"):
        return None
    if window.role == "span" and window.unit in ("range", "list") and window.convention not in ("either_or", "parts"):
        return None
    start = window.due if window.role == "end" else window.first
    return as_window(Window(start, None, window.unit, "from", window.convention))


@bounds.rule("from a range", "opening SPAN", examples=("from April 2010 to Mar 2011",))
def _from_range(conventions: Conventions, window: Window) -> Made:
    """From one day to another: due on the last."""
    return as_window(window) if window.role == "span" and window.unit in ("range", "list") else None


@bounds.rule("after", "after SPAN|YEAR|FY", opens="after", examples=("after March 2020",))
def _after(conventions: Conventions, value: Whole) -> Made:
    """An open start on the day after it ends."""
    window = whole(value, conventions)
    return as_window(Window(window.last + timedelta(1), None, window.unit, "from")) if window else None


@bounds.rule("span without a year", "by|in|on|during|at|for PARTIAL")
def _partial(conventions: Conventions, partial: Any) -> Made:
    """A preposition does not give it one."""
    return "PARTIAL", partial


@bounds.rule("by a feast", "by FEAST [of] YEAR", examples=("by Easter 2023",))
def _by_feast(conventions: Conventions, feast: str, year: int) -> Made:
    """Easter Sunday or Christmas Day. A feast is a deadline only: who knows how long `Easter 2020` lasts?"""
    from dateutil.easter import easter  # for one cell in many thousands

    return as_window(Window(None, easter(year) if feast == "easter" else date(year, 12, 25), "day", "by"))


@bounds.rule("by a feast", "before FEAST [of] YEAR", examples=("before Christmas 2021",))
def _before_feast(conventions: Conventions, feast: str, year: int) -> Made:
    """The day before it."""
    return _before(conventions, _by_feast(conventions, feast, year)[1])  # type: ignore[index]
