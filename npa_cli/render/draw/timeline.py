"""A chart of days as marks: a window or a slip on each row, over equal spans, with a line at the as-at day."""

from collections.abc import Iterator
from datetime import date
from itertools import accumulate, groupby
from math import ceil
from typing import Final

from npa_cli.document.blocks import Bar as Row
from npa_cli.document.blocks import Chart
from npa_cli.render.draw.marks import Bar, Drawing, Label, Line, Mark, Point
from npa_cli.render.safe_text import one_line
from npa_cli.render.wrap import wrap

_LABELS: Final = 280  # pixels for ids and words
_WIDEST: Final = 62  # pixels for a span
_SPANS: Final = 410  # pixels for all spans, where they are not too narrow
_WORDS: Final = 155  # pixels for what stands after a row
_ROW: Final = 24
_HEAD: Final = 44
_BAR: Final = 14
_LINE: Final = 18  # pixels for a line of words under the picture
_LETTER: Final = 7  # pixels for a letter, at the widest usual
_SHORT: Final = 42  # letters of an id and a line of its words
_LONG: Final = 24  # letters of a line of the words behind a row
_NEXT: Final = 13  # pixels from one line of a row to the next
_TALLEST: Final = 1100  # pixels of a picture that is a page's, and whose letters are still 7 points there
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def draw_timeline(chart: Chart) -> Drawing:
    """The chart as a drawing, with the words that are said beside it in lines under the picture."""
    rows = _rows(chart)
    heights = [_height(row) for row in rows]
    width = _right(chart) + _WORDS
    foot = _HEAD + sum(heights) + 16
    notes = [line for note in chart.notes for line in wrap(one_line(note), int(width) // _LETTER)]
    words = (
        f"{len(chart.bars)} deliverables over {len(chart.ticks)} {chart.noun}s, from {chart.ticks[0][1].words} to "
        f"{chart.ticks[-1][1].words}, as at {day_words(chart.as_at)}."
    )
    marks = (
        *_grid(chart, foot),
        *(
            mark
            for row, above in zip(rows, accumulate(heights, initial=_HEAD), strict=False)
            for mark in _row(chart, row, above)
        ),
        *_as_at(chart, foot),
        *(Label(4, foot + _LINE * number - 2, line) for number, line in enumerate(notes, 1)),
    )
    ids = max(map(_words_at, chart.bars), default=0) - 2
    return Drawing(width, foot + _LINE * len(notes) + 4, chart.title, words, marks, stays=(ids, _HEAD))


def on_pages(chart: Chart) -> Iterator[Chart]:
    """The chart in parts of about equal height, each with its own head, so that every part fits one page."""
    heights = [_height(row) for row in chart.bars]
    parts = max(1, ceil((sum(heights) + _ROW * len({bar.section for bar in chart.bars})) / (_TALLEST - _HEAD)))
    share, held, high = sum(heights) / parts, list[Row](), 0.0
    title = chart.title
    for bar, height in zip(chart.bars, heights, strict=True):
        if held and high + height / 2 > share:
            yield chart._replace(title=title, bars=tuple(held))
            title, held, high = f"{chart.title}, continued", [], 0.0
        held.append(bar)
        high += height
    yield chart._replace(title=title, bars=tuple(held))


def _right(chart: Chart) -> float:
    """Where the spans end, and the words behind the rows begin."""
    return _LABELS + _span(chart) * len(chart.ticks)


def _words_at(row: Row) -> float:
    """Where the words of a row begin, behind its id."""
    return 12 + max(44, len(row.id) * 7.4 + 6)


def _label_lines(row: Row) -> list[str]:
    return wrap(one_line(row.label), _SHORT - len(row.id))


def _words_lines(row: Row) -> list[str]:
    return wrap(f"{row.symbol} {row.words}" if row.end else f"{row.symbol} {row.words}, no end date", _LONG)


def _height(row: str | Row) -> int:
    """Pixels of a row, in which no words are cut."""
    lines = 1 if isinstance(row, str) else max(len(_label_lines(row)), len(_words_lines(row)))
    return _ROW + _NEXT * (lines - 1)


def day_words(day: date) -> str:
    """A day as people write it: `31 Mar 2019`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _rows(chart: Chart) -> list[str | Row]:
    """The bars, each section's words before its own."""
    sections = groupby(chart.bars, key=lambda bar: bar.section)
    return [row for section, bars in sections for row in (section, *bars)]


def _span(chart: Chart) -> float:
    """Pixels for a span: fewer where there are many, so that the picture stays one to look at."""
    return max(14.0, min(_WIDEST, _SPANS / len(chart.ticks)))


def _x(chart: Chart, day: date, *, after: bool = False) -> float:
    """Where a day begins, or with `after` ends, from the left; days beyond the chart lie at its edges."""
    whole = (chart.last - chart.first).days + 1
    inside = min(max((day - chart.first).days + after, 0), whole)
    return _LABELS + _span(chart) * len(chart.ticks) * inside / whole


def _grid(chart: Chart, foot: float) -> Iterator[Mark]:
    heads = chart.heads
    for number, (day, span) in enumerate(chart.ticks):
        x = _x(chart, day)
        yield Line(((x, 24 if heads[number] else 34), (x, foot - 12)), "grid")
        if span.heading and _span(chart) > 26:  # pixels that the two signs of a span need
            yield Label(x + 3, 38, span.heading[: int(_span(chart) / _LETTER)], "quiet")
        if (heads[number] and number + 1 < len(chart.ticks)) or number == 0:
            crowded = number == 0 and any(heads[1:3])
            if not crowded or _span(chart) * 2 > 60:  # pixels that a year needs
                yield Label(x + 3, 20, span.group, "strong")


def _as_at(chart: Chart, foot: float) -> Iterator[Mark]:
    if chart.first <= chart.as_at <= chart.last:
        x = _x(chart, chart.as_at)
        yield Line(((x, 24), (x, foot - 8)), "as_at")
        yield Label(x + 4, foot + 2, f"as at {day_words(chart.as_at)}")


def _row(chart: Chart, row: str | Row, y: float) -> Iterator[Mark]:
    if isinstance(row, str):
        yield Label(4, y + 17, row, "strong")
        return
    yield Label(12, y + 16, row.id, "strong")
    for number, line in enumerate(_label_lines(row)):
        yield Label(_words_at(row), y + 16 + _NEXT * number, line)
    words = wrap(row.words, _LONG) if chart.slips else _words_lines(row)
    for number, line in enumerate(words):
        yield Label(_right(chart) + 8, y + 16 + _NEXT * number, line, "plain" if row.end else "quiet")
    if row.end is not None:
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
    elif row.actual is not None:
        yield Point(until, middle, "dot")
    elif row.overdue:
        yield Point(until + 7, middle, "cross")
    yield Point(at, middle, "ring")


def _told(row: Row) -> str:
    days = (
        ("starts", row.start), ("due", row.end), ("signed for", row.signed), ("forecast", row.forecast),
        ("done", row.actual),
    )  # fmt: skip
    told = [f"{name} {day_words(day)}" for name, day in days if day is not None]
    return f"{row.id} {row.label}: {', '.join((f'{row.symbol} {row.words}', *told))}"
