"""Parts of a longer span: early, mid and late; its start and its end; its first and second half."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar.periods import Step, Whole, whole
from npa_cli.timeframe.grammar.rule import Made, Stage
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Partial, Window, add_months

parts: Final = Stage("parts", "Early, mid, late, the start, the end, a half of a longer span")

_THIRDS: Final = {"start": 0, "early": 0, "mid": 1, "late": 2}
_DECADE: Final = ((0, 2), (3, 6), (7, 9))  # 2030 to 2032 are the early 2030s


def part_of(window: Window, part: str, conventions: Conventions) -> Window | None:
    """Part of a span. Early, mid and late are thirds: ten days of a month, whole months of anything longer.

    The start and the middle are given with the one day that `by the start of` and `by the middle of` mean,
    as their first alternative. The end is a day, with no start of its own. None where the plan refuses parts.
    """
    start, last = window.first, window.last
    if part == "end":
        return Window(None, window.due, window.unit, "end", window.convention, window.alternatives)
    if part in ("first", "second"):
        middle = _after(start, last, 1, 2)
        return Window(start, middle - timedelta(1), "half") if part == "first" else Window(middle, last, "half")
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


@parts.rule(
    "part of a span",
    "PART [~|:] [of|in] SPAN|YEAR|FY",
    "PART date [~|:] SPAN",
    "PART part of SPAN|YEAR|FY",
    examples=("end of March 2021", "mid-March 2020", "early 2020", "end FY 2020/21"),
)
def _part(conventions: Conventions, part: str, value: Whole) -> Made:
    """A third of it, or its first or last day."""
    window = whole(value, conventions)
    made = part_of(window, part, conventions) if window else None
    return ("SPAN", made) if made else None


@parts.rule(
    "start of a span", "startof SPAN|YEAR|FY", examples=("start of April 2020", "before the start of April 2020")
)
def _start(conventions: Conventions, value: Whole) -> Made:
    """Its first third. `By the start of` is refused: on the day, before it, or soon after?"""
    return _part(conventions, "start", value)


@parts.rule(
    "day of a span",
    "STEP of SPAN",
    "last|final UNIT of SPAN|YEAR|FY",
    examples=("31st day of March 2022", "last day of March 2022"),
)
def _day_of(conventions: Conventions, *values: Any) -> Made:
    """A day of a month by its number, or the last of any span."""
    window, one = whole(values[-1], conventions), values[0]
    unit = one.unit if isinstance(one, Step) else one
    if window is None or unit != "day" or (isinstance(one, Step) and window.unit != "month"):
        return None
    day = window.first + timedelta(one.low - 1) if isinstance(one, Step) else window.last
    return ("SPAN", Window(day, day, "day", convention=window.convention)) if day <= window.last else None


@parts.rule("start of a span", "startof PARTIAL")
def _start_partial(conventions: Conventions, partial: Partial) -> Made:
    """The first third of a span whose year is still to come."""
    return _part_partial(conventions, "start", partial)


@parts.rule("part of a span", "PART [~] [of|in] PARTIAL")
def _part_partial(conventions: Conventions, part: str, partial: Partial) -> Made:
    """Part of a span whose year is still to come."""
    return "PARTIAL", partial._replace(parts=(*partial.parts, part))


@parts.rule(
    "parts of a span",
    "PART ->|/|or PART [-] [of] SPAN|YEAR|FY",
    examples=("mid to late 2020", "early/mid March 2020"),
)
def _parts(conventions: Conventions, first: str, last: str, value: Whole) -> Made:
    """From the first part to the last."""
    window = whole(value, conventions)
    one = part_of(window, first, conventions) if window else None
    other = part_of(window, last, conventions) if window else None
    if one is None or other is None or one.last >= other.last:
        return None
    return "SPAN", Window(one.start, other.due, "range", convention="parts")


@parts.rule(
    "half of a span",
    "ORDINAL half [of] SPAN|YEAR|FY",
    "N1 half [of] SPAN|YEAR|FY",
    examples=("first half of 2020", "second half of March 2020"),
)
def _half(conventions: Conventions, number: int, *values: Any) -> Made:
    """The first or second half of it."""
    window = whole(values[-1], conventions)
    if window is None or number not in (1, 2) or window.unit == "day":
        return None
    made = part_of(window, "first" if number == 1 else "second", conventions)
    return ("SPAN", made) if made else None


@parts.rule(
    "end of a half",
    "PART [of] ORDINAL half [of] SPAN|YEAR|FY",
    examples=("by the end of the first half of 2021",),
)
def _part_of_half(conventions: Conventions, part: str, number: int, value: Whole) -> Made:
    """Part of the first or second half of it."""
    made = _half(conventions, number, value)
    return _part(conventions, part, made[1]) if made else None


@parts.rule("half of a span", "PART half [of] SPAN|YEAR|FY", examples=("latter half of 2020",))
def _latter_half(conventions: Conventions, part: str, value: Whole) -> Made:
    """`Latter half`, `early half`."""
    number = {"early": 1, "late": 2}.get(part)
    return _half(conventions, number, value) if number else None


@parts.rule(
    "end written after",
    "YEAR|FY [UNIT] PART",
    "UNIT [-] PART YEAR|FY|SPAN",
    "UNIT to SPAN",
    "fye SPAN",
    "fy [-] PART YEAR|FY|SPAN",
    "SPAN PART",
    examples=("2019/20 year end", "year-end 2020"),
)
def _end_after(conventions: Conventions, *values: Any) -> Made:
    """`year end 2020`, `2020 end`; `year ending March 2020` is the year that ends with March."""
    part = next((value for value in values if value in _ENDS), "end")
    value = values[0] if not isinstance(values[0], str) else values[-1]
    unit = next((value for value in values if isinstance(value, str) and value not in _ENDS), "year")
    window = whole(value, conventions)
    if window is None or part != "end":
        return None
    months = {"year": 12, "quarter": 3, "month": 1}.get(unit)
    if isinstance(value, Window):
        if months is None or (last := value.last + timedelta(1)).day != 1:
            return None
        return "SPAN", Window(add_months(last, -months), value.due, "range", convention=value.convention)
    made = part_of(window, part, conventions)
    return ("SPAN", made) if made else None


_ENDS: Final = ("early", "mid", "late", "start", "end")


@parts.rule("months to an end", "count UNIT PART|to SPAN", examples=("six months ending September 2021",))
def _months_to(conventions: Conventions, count: int, unit: str, *values: Any) -> Made:
    """So many months or years, up to the last day of the span."""
    window: Window = values[-1]
    months = count * {"year": 12, "month": 1}.get(unit, 0)
    after = window.last + timedelta(1)
    if not 0 < months <= 120 or after.day != 1 or values[0] not in ("end", window):
        return None
    return "SPAN", Window(add_months(after, -months), window.due, "range", convention=window.convention)


@parts.rule("quarter ending", "quarter PART|to [in] SPAN", examples=("quarter ending June 2019",))
def _quarter_ending(conventions: Conventions, *values: Any) -> Made:
    """The three months that end with the last day given."""
    window: Window = values[-1]
    after = window.last + timedelta(1)
    if after.day != 1 or values[0] not in ("end", window):
        return None
    return "SPAN", Window(add_months(after, -3), window.due, "quarter")


@parts.rule("week ending", "we [WEEKDAY] SPAN", examples=("w/e 8 May 2020",))
def _week_ending(conventions: Conventions, *values: Any) -> Made:
    """The seven days whose last is given."""
    window: Window = values[-1]
    if window.unit != "day" or (len(values) > 1 and window.last.weekday() != values[0]):
        return None
    return "SPAN", Window(window.last - timedelta(6), window.due, "week")


@parts.rule(
    "end of this year", "PART [of] [this|current] fy", "fy [-] PART", "PART [of] [this|current] [calendar] UNIT"
)
def _end_of_this(conventions: Conventions, part: str, unit: str = "financial_year") -> Made:
    """The end of the year or month that the document's own date lies in."""
    return None if unit in ("day", "week", "fortnight") else ("PARTIAL", Partial(f"this {unit}", parts=(part,)))


@parts.rule("year end", "[this] UNIT [-] PART", "[calendar] UNIT [-] PART")
def _year_end(conventions: Conventions, unit: str, part: str) -> Made:
    """The end of the year or month that the document's own date lies in, the end written after it."""
    return _end_of_this(conventions, part, unit)


@parts.rule("end of this quarter", "PART [of] [this|current] quarter", "quarter [-] PART")
def _end_of_quarter(conventions: Conventions, part: str) -> Made:
    """The end of the quarter that the document's own date lies in."""
    return _end_of_this(conventions, part, "quarter")
