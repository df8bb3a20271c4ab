"""How words bound a span, by, before, until, from, onwards: what their rules in rules.tsv make."""

from datetime import date, timedelta

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar.dates import by_convention
from npa_cli.timeframe.grammar.parts import part_of
from npa_cli.timeframe.grammar.rule import Made
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Window


def days(conventions: Conventions, span: Window) -> Made:
    """The days themselves: due on the last of them."""
    return span


def around(conventions: Conventions, span: Window, role: str = "span") -> Made:
    """The days that the words say it is about, by convention."""
    if conventions.approximate == "refuse":
        return "REFUSED", "approximate"
    made = span._replace(convention=span.convention or "approximate")
    return made._replace(start=None, role="by") if role == "by" else made


def due(conventions: Conventions, span: Window) -> Made:
    """The days in which it falls due."""
    return span._replace(role="by") if span.role == "span" else span


def by(conventions: Conventions, span: Window) -> Made:
    """A deadline: its last day, unless the plan means the day before it starts."""
    if span.role == "start":
        return "REFUSED", "start_deadline"  # three readers, three dates
    if span.role == "middle":
        return Window(None, span.alternatives[0].due, "day", "by", span.convention)
    if span.role == "end" or span.unit == "day" or span.convention == "parts":
        return Window(None, span.due, span.unit, "by", span.convention, span.alternatives)
    if conventions.month_deadline == "refuse" or span.unit == "decade":
        return None
    eve = span.first - timedelta(1)
    if conventions.month_deadline == "day_before_month":
        other = Alternative("its last day", None, span.due)
        return Window(None, eve, span.unit, "by", "month_deadline", (other,))
    others = (*span.alternatives, Alternative("the day before it starts", None, eve))
    return Window(None, span.due, span.unit, "by", span.convention or "month_deadline", others)


def by_part(conventions: Conventions, span: Window, part: str) -> Made:
    """The part written after it."""
    made = part_of(span, part, conventions)
    return made._replace(start=None, role="by") if made else None


def by_year(conventions: Conventions, year: int) -> Made:
    """The end of the calendar year, unless the plan means its start or the financial year that ends in it."""
    financial = FinancialYear(year - 1, conventions.financial_year_start_month)
    readings = {
        "calendar_year_end": ("by the end of the calendar year", Window(None, date(year, 12, 31), "year", "by")),
        "calendar_year_start": ("before the calendar year starts", Window(None, date(year - 1, 12, 31), "year", "by")),
        "financial_year_end": (f"by the end of {financial.label}", Window(None, financial.end, "year", "by")),
    }
    return by_convention(conventions, "year_deadline", readings)


def before(conventions: Conventions, span: Window) -> Window:
    """By the day before it starts, unless the plan takes it in."""
    if span.role == "end":
        return span._replace(role="by")
    eve = span.first - timedelta(1)
    if span.unit == "day":
        return Window(None, eve, "day", "by")
    if conventions.before == "inclusive":
        other = Alternative("by the day before it starts", None, eve)
        return Window(None, span.due, span.unit, "by", "before", (other,))
    return Window(None, eve, span.unit, "by", "before", (Alternative("by its last day", None, span.due),))


def until(conventions: Conventions, span: Window) -> Made:
    """To its last day, unless the plan leaves it out."""
    if span.role == "end" or span.unit == "day":
        return span._replace(start=None, role="until")
    eve = Alternative("until the day before it starts", None, span.first - timedelta(1))
    last = Alternative("until its last day", None, span.due)
    chosen, other = (last, eve) if conventions.until == "inclusive" else (eve, last)
    return Window(None, chosen.due, span.unit, "until", span.convention or "until", (other,))


def through(conventions: Conventions, span: Window) -> Made:
    """To the last day of a month, or to a day; a longer span is all of it."""
    return span._replace(start=None, role="until") if span.unit in ("day", "month") else span


def open_start(conventions: Conventions, span: Window, marker: str = "ongoing") -> Made:
    """A start, never a deadline."""
    if marker not in ("ongoing", "as_needed"):
        return None
    if span.role == "span" and span.unit in ("range", "list") and span.convention not in ("either_or", "parts"):
        return None
    start = span.due if span.role == "end" else span.first
    return Window(start, None, span.unit, "from", span.convention)


def range_from(conventions: Conventions, window: Window) -> Made:
    """From one day to another: due on the last."""
    return window if window.role == "span" and window.unit in ("range", "list") else None


def after(conventions: Conventions, span: Window) -> Made:
    """An open start on the day after it ends."""
    return Window(span.last + timedelta(1), None, span.unit, "from")


def by_feast(conventions: Conventions, feast: str, year: int, before: bool = False) -> Made:
    """Easter Sunday or Christmas Day. A feast is a deadline only: who knows how long `Easter 2020` lasts?"""
    return Window(None, _feast(feast, year) - timedelta(bool(before)), "day", "by")


def next_feast(feast: str, anchor: date) -> date:
    """The first day of that feast that is not over on the day of the document."""
    this = _feast(feast, anchor.year)
    return this if this >= anchor else _feast(feast, anchor.year + 1)


def _feast(feast: str, year: int) -> date:
    from dateutil.easter import easter  # for one cell in many thousands

    return easter(year) if feast == "easter" else date(year, 12, 25)
