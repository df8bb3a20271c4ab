"""Parts of a longer span, its start and its end, its halves: what their rules in rules.tsv make."""

from datetime import date, timedelta
from typing import Final

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar.dates import month_and_number
from npa_cli.timeframe.grammar.periods import Step, YearLike, pieces
from npa_cli.timeframe.grammar.rule import Made
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Partial, Window, add_months

_THIRDS: Final = {"start": 0, "early": 0, "mid": 1, "late": 2}
_DECADE: Final = ((0, 2), (3, 6), (7, 9))  # 2030 to 2032 are the early 2030s


def part_of(window: Window | None, part: str, conventions: Conventions) -> Window | None:
    """Part of a span. Early, mid and late are thirds: ten days of a month, whole months of anything longer.

    The start and the middle are given with the one day that `by the start of` and `by the middle of` mean,
    as their first alternative. The end is a day, with no start of its own. None without a span, or where
    the plan refuses parts.
    """
    if window is None:
        return None
    start, last = window.first, window.last
    if part == "end":
        return Window(None, window.due, window.unit, "end", window.convention, window.alternatives)
    if part in ("first", "second"):
        middle = _after(start, last, 1, 2)
        one, other = (start, middle - timedelta(1)) if part == "first" else (middle, last)
        return Window(one, other, "half", "span", window.convention, _shifted(window, part, conventions))
    if (
        window.start is None
        or conventions.parts == "refuse"
        or window.unit in ("day", "week")
        or (window.unit, part) == ("decade", "start")
    ):
        return None
    third = _THIRDS[part]
    if window.unit == "decade":
        begins, ends = _DECADE[third]
        return Window(date(start.year + begins, 1, 1), date(start.year + ends, 12, 31), "decade", convention="parts")
    due = last if third == 2 else _after(start, last, third + 1, 3) - timedelta(1)
    role = "span"
    point: tuple[Alternative, ...] = ()
    if part == "start":
        role, point = "start", (Alternative("its first day", None, start),)
    elif part == "mid":
        role, point = "middle", (Alternative("its middle day", None, _after(start, last, 1, 2) - timedelta(1)),)
    unit = "part_month" if (last - start).days < 31 else window.unit
    return Window(
        _after(start, last, third, 3), due, unit, role, "parts", (*point, *_shifted(window, part, conventions))
    )


def _shifted(window: Window, part: str, conventions: Conventions) -> tuple[Alternative, ...]:
    """Part of each other span that the words might mean."""
    found = []
    for other in window.alternatives:
        if other.start and other.due:
            piece = part_of(Window(other.start, other.due, window.unit), part, conventions)
            if piece:
                found.append(Alternative(other.reading, piece.start, piece.due))
    return tuple(found)


def _after(start: date, last: date, share: int, of: int) -> date:
    """The day after `share` of `of` equal shares of a span."""
    if share == 0:
        return start
    months = (last.year - start.year) * 12 + last.month - start.month + 1
    if months % of == 0 and start.day == 1:
        return add_months(start, months * share // of)
    if months == 1:
        return start + timedelta(30 * share // of)  # ten or fifteen days, whatever the month
    return start + timedelta(((last - start).days + 1) * share // of)


def part_of_span(conventions: Conventions, part: str, span: Window) -> Made:
    """A third of it, or its first or last day."""
    return part_of(span, part, conventions)


def part_of_some_year(conventions: Conventions, part: str, partial: Partial) -> Made:
    """Part of a span whose year is still to come; a day has none, so that `end of February 15` is of a month."""
    if partial.or_year:
        month = month_and_number(conventions, partial.number, partial.day)
        if isinstance(month, Window):
            return part_of(month._replace(alternatives=()), part, conventions)
    return "PARTIAL", partial._replace(parts=(*partial.parts, part))


def the_next(conventions: Conventions, partial: Partial, part: str = "") -> Made:
    """The first that begins after the day of the document, or a part of it."""
    return "PARTIAL", partial._replace(parts=(*partial.parts, part) if part else partial.parts, ahead=True)


def parts_of_span(conventions: Conventions, first: str, last: str, span: Window) -> Made:
    """From the first part to the last."""
    one, other = part_of(span, first, conventions), part_of(span, last, conventions)
    if one is None or other is None or one.last >= other.last:
        return None
    return Window(one.start, other.due, "range", convention="parts")


def end_of_this(conventions: Conventions, part: str, unit: str = "financial_year", which: str = "this") -> Made:
    """The end of the year or month that the document's own date lies in."""
    return None if unit in ("day", "fortnight") else ("PARTIAL", Partial(f"{which} {unit}", parts=(part,)))


def day_of_span(conventions: Conventions, span: Window, step: Step | None = None, unit: str = "day") -> Made:
    """A day of a month by its number, or the last of any span."""
    if (step.unit if step else unit) != "day" or (step and span.unit != "month"):
        return None
    day = span.first + timedelta(step.low - 1) if step else span.last
    return Window(day, day, "day", convention=span.convention) if day <= span.last else None


def end_written_after(conventions: Conventions, span: Window, part: str = "end") -> Made:
    """`year end 2020`, `2020 end`, `March 2020 end`."""
    return part_of(span, part, conventions) if part == "end" and span.unit != "day" else None


def part_of_quarter(conventions: Conventions, number: int, part: str, year: YearLike) -> Made:
    """The end is of the quarter, not of the year."""
    return part_of(pieces(conventions, "quarter", year, number), part, conventions)


def start_and_end(conventions: Conventions, first: Window, part: str, last: Window) -> Made:
    """Two columns of a table in one cell."""
    return Window(first.start, last.due, "range") if part == "end" and first.last < last.first else None


_MONTHS: Final = {"year": 12, "quarter": 3, "month": 1}


def months_to_an_end(conventions: Conventions, unit: str, window: Window, part: str = "end", count: int = 1) -> Made:
    """So many months, quarters or years, up to the last day of the span, which is the last of a month."""
    months, after = count * _MONTHS.get(unit, 0), window.last + timedelta(1)
    if not 0 < months <= 120 or after.day != 1 or part != "end":
        return None
    made = "quarter" if unit == "quarter" else "range"
    return Window(add_months(after, -months), window.due, made, convention=window.convention)


def week_ending(conventions: Conventions, day: Window, weekday: int | None = None) -> Made:
    """The seven days whose last is given."""
    if day.unit != "day" or weekday not in (None, day.last.weekday()):
        return None
    return Window(day.last - timedelta(6), day.due, "week")


_HALVES: Final = {"early": 1, "late": 2}


def half_of_span(conventions: Conventions, half: int | str, span: Window, part: str = "") -> Made:
    """The first or second half of it, `latter half`, `early half`, or a part of that half."""
    number = _HALVES.get(half, half) if isinstance(half, str) else half
    if number not in (1, 2) or span.unit == "day":
        return None
    found = part_of(span, "first" if number == 1 else "second", conventions)
    return part_of(found, part, conventions) if part else found
