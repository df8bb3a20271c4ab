"""The year of a span that the words leave without one: from its neighbour in a range or list, or from an anchor."""

from collections.abc import Iterator
from datetime import date, timedelta

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar.dates import CalendarYear, NamedYear
from npa_cli.timeframe.grammar.parts import part_of
from npa_cli.timeframe.grammar.periods import piece, season, week
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.round import quarters
from npa_cli.timeframe.window import Partial, Window, add_months, day_window, months_window


def in_year(partial: Partial, year: int | NamedYear, conventions: Conventions) -> Window | None:
    """The span in a year; a quarter or half by the plan's convention where that is a plain one."""
    if partial.unit in ("quarter", "half"):
        return _parts(piece(partial.unit, partial.number, year, conventions), partial, conventions)
    if not isinstance(year, int):
        return None
    window: Window | None
    if partial.unit == "month":
        window = months_window(year, partial.number)
    elif partial.unit in ("day", "week", "weekending"):
        window = day_window(year, partial.number, partial.day)
        if window and partial.unit == "week":
            window = week(window.first, conventions)
        elif window and partial.unit == "weekending":
            window = Window(window.first - timedelta(6), window.due, "week")
    else:
        window = season(partial.name, year, conventions)
    return _parts(window, partial, conventions)


def _parts(window: Window | None, partial: Partial, conventions: Conventions) -> Window | None:
    for part in partial.parts:
        window = part_of(window, part, conventions)
    return window


def before(partial: Partial, later: Window, conventions: Conventions) -> Window | None:
    """The latest such span that starts no later than `later` does: `Nov` in `Nov - Jan 2020` is November 2019."""
    for window in _in_years(partial, later, -1, conventions):
        if window.first <= later.first and window.last <= later.last:
            return window
    return None


def after(partial: Partial, earlier: Window, conventions: Conventions) -> Window | None:
    """The first such span that ends no earlier than `earlier` does: `Mar` in `Nov 2019 - Mar` is March 2020."""
    for window in _in_years(partial, earlier, 1, conventions):
        if window.first > earlier.first and window.last >= earlier.last:
            return window
    return None


def _in_years(partial: Partial, neighbour: Window, step: int, conventions: Conventions) -> Iterator[Window]:
    """The span in the year of the neighbour, then in the one before or after; financial where the neighbour's is."""
    if partial.unit.startswith(("this", "next")):
        return
    day = neighbour.last if step < 0 else neighbour.first
    years: tuple[int | NamedYear, ...] = (day.year, day.year + step)
    if partial.unit in ("quarter", "half") and neighbour.unit.startswith("financial"):
        year = FinancialYear.of(day, conventions.financial_year_start_month)
        years = NamedYear(year), NamedYear(year.previous if step < 0 else year.next)
    yield from filter(None, (in_year(partial, year, conventions) for year in years))


def near(partial: Partial, anchor: date, conventions: Conventions) -> Window | None:
    """The first such span that is not over on the day of the document.

    A quarter or half is one of the financial year here, as in most plans of the public sector that name no year.
    """
    month = conventions.financial_year_start_month
    which, _, unit = partial.unit.partition(" ")
    if unit:
        return _parts(this_or_next(unit, which == "next", anchor, conventions), partial, conventions)
    financial = partial.unit in ("quarter", "half")
    for calendar in range(anchor.year - 1, anchor.year + 5):  # 29 February comes every fourth year
        year = NamedYear(FinancialYear(calendar, month)) if financial else calendar
        whole = in_year(partial._replace(parts=()), year, conventions)
        window = _parts(whole, partial, conventions)
        if whole is None or window is None or window.last < anchor or (partial.ahead and whole.first <= anchor):
            continue
        if partial.weekday not in (None, window.first.weekday()):
            return None
        if not financial:
            return window
        plain = (
            in_year(partial._replace(parts=()), CalendarYear(each), conventions) for each in (calendar, calendar + 1)
        )
        others = [
            Alternative("of the calendar year", each.start, each.due) for each in plain if each and each.last >= anchor
        ]
        return window._replace(alternatives=tuple(others[:1]))
    return None


def this_or_next(unit: str, ahead: int, anchor: date, conventions: Conventions) -> Window | None:
    """The unit that a day lies in, or with `ahead` 1 the one after it; None for a unit that has no set beginning.

    A year may also be meant as the financial one.
    """
    day = add_months(anchor, 12 * ahead)
    financial = FinancialYear.of(day, conventions.financial_year_start_month)
    if unit == "financial_year":
        return Window(financial.start, financial.end, unit)
    if unit == "year":
        other = Alternative(f"the financial year {financial.label}", financial.start, financial.end)
        return months_window(day.year, 1, 12, "year")._replace(alternatives=(other,))
    if unit == "quarter":
        quarter = quarters(conventions.financial_year_start_month).of(add_months(anchor, 3 * ahead))
        return Window(quarter.start, quarter.end, "financial_quarter")
    if unit == "month":
        day = add_months(anchor, ahead)
        return months_window(day.year, day.month)
    if unit == "week":
        monday = anchor - timedelta(anchor.weekday() - 7 * ahead)
        return week(monday, conventions)
    return None
