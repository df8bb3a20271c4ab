"""How words bound a span, by, before, until, from, onwards: what their rules in rules.tsv make."""

from __future__ import annotations

from datetime import date, timedelta

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar.parts import part_of
from npa_cli.timeframe.grammar.periods import Whole, whole
from npa_cli.timeframe.grammar.rule import Made
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Window


def days(conventions: Conventions, value: Whole) -> Made:
    """The days themselves: due on the last of them."""
    return whole(value, conventions)


def around(conventions: Conventions, value: Whole, role: str = "span") -> Made:
    """The days that the words say it is about, by convention."""
    window = whole(value, conventions)
    if conventions.approximate == "refuse":
        return "REFUSED", "approximate"
    if window is None:
        return None
    made = window._replace(convention=window.convention or "approximate")
    return made._replace(start=None, role="by") if role == "by" else made


def due(conventions: Conventions, value: Whole) -> Made:
    """The days in which it falls due."""
    window = whole(value, conventions)
    return window._replace(role="by" if window.role == "span" else window.role) if window else None


def by(conventions: Conventions, value: Whole) -> Made:
    """A deadline: its last day, unless the plan means the day before it starts."""
    window = whole(value, conventions)
    if window is None:
        return None
    if window.role == "start":
        return "REFUSED", "start_deadline"  # three readers, three dates
    if window.role == "middle":
        return Window(None, window.alternatives[0].due, "day", "by", window.convention)
    if window.role == "end" or window.unit == "day" or window.convention == "parts":
        return Window(None, window.due, window.unit, "by", window.convention, window.alternatives)
    if conventions.month_deadline == "refuse" or window.unit == "decade":
        return None
    eve = window.first - timedelta(1)
    if conventions.month_deadline == "day_before_month":
        other = Alternative("its last day", None, window.due)
        return Window(None, eve, window.unit, "by", "month_deadline", (other,))
    others = (*window.alternatives, Alternative("the day before it starts", None, eve))
    return Window(None, window.due, window.unit, "by", window.convention or "month_deadline", others)


def by_part(conventions: Conventions, value: Whole, part: str) -> Made:
    """The part written after it."""
    made = part_of(whole(value, conventions), part, conventions)
    return made._replace(start=None, role="by") if made else None


def by_year(conventions: Conventions, year: int) -> Made:
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
    return Window(None, chosen.due, "year", "by", "year_deadline", others)


def before(conventions: Conventions, value: Whole) -> Made:
    """By the day before it starts, unless the plan takes it in."""
    window = whole(value, conventions)
    if window is None:
        return None
    if window.role == "end":
        return window._replace(role="by")
    eve = window.first - timedelta(1)
    if window.unit == "day":
        return Window(None, eve, "day", "by")
    if conventions.before == "inclusive":
        other = Alternative("by the day before it starts", None, eve)
        return Window(None, window.due, window.unit, "by", "before", (other,))
    return Window(None, eve, window.unit, "by", "before", (Alternative("by its last day", None, window.due),))


def until(conventions: Conventions, value: Whole) -> Made:
    """To its last day, unless the plan leaves it out."""
    window = whole(value, conventions)
    if window is None:
        return None
    if window.role == "end" or window.unit == "day":
        return window._replace(start=None, role="until")
    eve = Alternative("until the day before it starts", None, window.first - timedelta(1))
    last = Alternative("until its last day", None, window.due)
    chosen, other = (last, eve) if conventions.until == "inclusive" else (eve, last)
    return Window(None, chosen.due, window.unit, "until", window.convention or "until", (other,))


def open_start(conventions: Conventions, value: Whole, marker: str = "ongoing") -> Made:
    """A start, never a deadline."""
    window = whole(value, conventions)
    if window is None or marker not in ("ongoing", "as_needed"):
        return None
    if window.role == "span" and window.unit in ("range", "list") and window.convention not in ("either_or", "parts"):
        return None
    start = window.due if window.role == "end" else window.first
    return Window(start, None, window.unit, "from", window.convention)


def range_from(conventions: Conventions, window: Window) -> Made:
    """From one day to another: due on the last."""
    return window if window.role == "span" and window.unit in ("range", "list") else None


def after(conventions: Conventions, value: Whole) -> Made:
    """An open start on the day after it ends."""
    window = whole(value, conventions)
    return Window(window.last + timedelta(1), None, window.unit, "from") if window else None


def by_feast(conventions: Conventions, feast: str, year: int, before: bool = False) -> Made:
    """Easter Sunday or Christmas Day. A feast is a deadline only: who knows how long `Easter 2020` lasts?"""
    from dateutil.easter import easter  # for one cell in many thousands

    day = easter(year) if feast == "easter" else date(year, 12, 25)
    return Window(None, day - timedelta(bool(before)), "day", "by")
