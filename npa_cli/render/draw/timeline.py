"""A chart of days as marks: a window or a slip on each row, over equal quarters, with a line at the as-at day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from npa_cli.document.blocks import Bar as Row
from npa_cli.document.blocks import Chart
from npa_cli.render.draw.marks import Bar, Drawing, Label, Line, Mark, Point
from npa_cli.render.safe_text import one_line
from npa_cli.render.wrap import wrap

_LABELS: Final = 280  # pixels for ids and words
_QUARTER: Final = 62  # pixels for a span
_SPANS: Final = 410  # pixels for all spans, where they are not too narrow
_WORDS: Final = 155  # pixels for what stands after a row
_ROW: Final = 24
_HEAD: Final = 44
_BAR: Final = 14
_LINE: Final = 18  # pixels for a line of words under the picture
_LETTER: Final = 7  # pixels for a letter, at the widest usual
_SHORT: Final = 40  # letters of an id and its words; the whole of them is what a pointer finds
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def draw_timeline(chart: Chart) -> Drawing:
    """The chart as a drawing, with the words that are said beside it in lines under the picture."""
    rows = _rows(chart)
    width = _LABELS + _quarter(chart) * len(chart.ticks) + _WORDS
    foot = _HEAD + _ROW * len(rows) + 16
    notes = [line for note in chart.notes for line in wrap(one_line(note), int(width) // _LETTER)]
    words = (
        f"{len(chart.bars)} deliverables over {len(chart.ticks)} quarters, from {chart.ticks[0][1]} to "
        f"{chart.ticks[-1][1]}, as at {day_words(chart.as_at)}."
    )
    marks = (
        *_grid(chart, foot),
        *(mark for number, row in enumerate(rows) for mark in _row(chart, row, _HEAD + _ROW * number)),
        *_as_at(chart, foot),
        *(Label(4, foot + _LINE * number - 2, line) for number, line in enumerate(notes, 1)),
    )
    return Drawing(width, foot + _LINE * len(notes) + 4, chart.title, words, marks)


def day_words(day: date) -> str:
    """A day as people write it: `31 Mar 2019`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _rows(chart: Chart) -> list[str | Row]:
    rows: list[str | Row] = []
    section = None
    for bar in chart.bars:
        if bar.section != section:
            section = bar.section
            rows.append(section)
        rows.append(bar)
    return rows


def _quarter(chart: Chart) -> float:
    """Pixels for a span: fewer where there are many, so that the picture stays one to look at."""
    return max(14.0, min(_QUARTER, _SPANS / len(chart.ticks)))


def _x(chart: Chart, day: date, *, after: bool = False) -> float:
    """Where a day begins, or with `after` ends, from the left; days beyond the chart lie at its edges."""
    whole = (chart.last - chart.first).days + 1
    inside = min(max((day - chart.first).days + after, 0), whole)
    return _LABELS + _quarter(chart) * len(chart.ticks) * inside / whole


def _grid(chart: Chart, foot: float) -> Iterator[Mark]:
    for number, (day, label) in enumerate(chart.ticks):
        x = _x(chart, day)
        year, _, quarter = label.rpartition(" ")
        yield Line(((x, 24 if quarter in ("Q1", "") else 34), (x, foot - 12)), "grid")
        if _quarter(chart) > 26:  # pixels that the two signs of a quarter need
            yield Label(x + 3, 38, quarter or label, "quiet")
        if (quarter == "Q1" and number + 1 < len(chart.ticks)) or number == 0:
            crowded = number == 0 and any(each[1].endswith(" Q1") for each in chart.ticks[1:3])
            if not crowded or _quarter(chart) * 2 > 60:  # pixels that a year needs
                yield Label(x + 3, 20, year or label, "strong")


def _as_at(chart: Chart, foot: float) -> Iterator[Mark]:
    if chart.first <= chart.as_at <= chart.last:
        x = _x(chart, chart.as_at)
        yield Line(((x, 24), (x, foot - 8)), "as_at")
        yield Label(x + 4, foot + 2, f"as at {day_words(chart.as_at)}")


def _row(chart: Chart, row: str | Row, y: float) -> Iterator[Mark]:
    if isinstance(row, str):
        yield Label(4, y + 17, row, "strong")
        return
    label = one_line(row.label)
    room = _SHORT - len(row.id)
    short = label if len(label) <= room else label[:room].rsplit(" ", 1)[0] + " …"
    yield Label(12, y + 16, row.id, "strong")
    yield Label(12 + max(44, len(row.id) * 7.4 + 6), y + 16, short)
    if row.end is None:
        yield Label(_LABELS + 4, y + 16, f"{row.symbol} {row.words}, no end date", "quiet")
        return
    yield from _slip(chart, row, row.end, y) if chart.slips else _window(chart, row, row.end, y)


def _window(chart: Chart, row: Row, end: date, y: float) -> Iterator[Mark]:
    left, right = _x(chart, row.start or end), _x(chart, end, after=True)
    left = min(left, right - 6)
    yield Bar(left, y + 5, right - left, _BAR, row.tone, told=_told(row))
    if row.signed is not None:
        yield Point(_x(chart, row.signed, after=True), y + 12, "stroke")
    if row.forecast is not None:
        yield Point(_x(chart, row.forecast, after=True), y + 12, "diamond")
    if row.actual is not None:
        yield Point(_x(chart, row.actual), y + 12, "dot")
    after = max(right, *(_x(chart, day, after=True) + 7 for day in (row.forecast, row.signed) if day is not None), 0)
    yield Label(after + 5, y + 16, f"{row.symbol} {row.words}")


def _slip(chart: Chart, row: Row, due: date, y: float) -> Iterator[Mark]:
    """From the day promised: solid as far as it is late already, then dashed to the day expected."""
    middle, at, until = y + 12, _x(chart, due, after=True), _x(chart, due, after=True)
    if row.signed is not None:
        yield Line(((_x(chart, row.signed, after=True), middle), (at, middle)), "limit")
        yield Point(_x(chart, row.signed, after=True), middle, "stroke")
    late_to = row.actual or (chart.as_at if row.overdue else None)
    if late_to is not None and late_to > due:
        until = _x(chart, late_to)
        yield Line(((at, middle), (until, middle)), "overdue")
    if row.forecast is not None:
        then = _x(chart, row.forecast, after=True)
        yield Line(((until, middle), (then, middle)), "expected")
        yield Point(then, middle, "diamond")
        until = max(until, then)
    elif row.actual is not None:
        yield Point(until, middle, "dot")
    elif row.overdue:
        yield Point(until + 7, middle, "cross")
        until += 6
    yield Point(at, middle, "ring")
    yield Label(max(until, at) + 11, y + 16, row.words)


def _told(row: Row) -> str:
    days = (
        ("starts", row.start), ("due", row.end), ("signed for", row.signed), ("forecast", row.forecast),
        ("done", row.actual),
    )  # fmt: skip
    told = [f"{name} {day_words(day)}" for name, day in days if day is not None]
    return f"{row.id} {row.label}: {', '.join((f'{row.symbol} {row.words}', *told))}"
