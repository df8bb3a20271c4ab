"""A chart as an inline SVG: financial quarters across, an as-at line, a symbol and words on every bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape as _escape
from typing import Final

from npa_cli.document.blocks import Bar, Chart
from npa_cli.render.safe_text import one_line
from npa_cli.render.wrap import wrap

_LABELS: Final = 330  # pixels for ids and words
_QUARTER: Final = 62  # pixels for a tick's span
_ROW: Final = 24
_HEAD: Final = 44
_BAR: Final = 14
_LINE: Final = 18  # pixels for a line of words under the picture
_LETTER: Final = 8  # pixels for a letter of it, at the widest
_SHORT: Final = 44  # characters of a bar's label; the whole of it is in the title a pointer or reader finds


def draw_chart(chart: Chart, number: int) -> Iterator[str]:
    """The picture in a region that scrolls, described for who can't see it; the table beside it says the same."""
    name = f"chart-{number}"
    yield f'<div class="scrolls" role="region" tabindex="0" aria-label="{escape(chart.title)}">'
    yield from svg(chart, name)
    yield "</div>"


def svg(chart: Chart, name: str = "chart", notes: Sequence[str] = ()) -> Iterator[str]:
    """The SVG element itself, with lines of words under the picture where there are any."""
    rows = _rows(chart)
    width = _LABELS + _QUARTER * len(chart.ticks) + 20
    foot = _HEAD + _ROW * len(rows) + 16
    height = foot + _LINE * len(notes)
    words = (
        f"{len(chart.bars)} deliverables over {len(chart.ticks)} quarters, from {chart.ticks[0][1]} to "
        f"{chart.ticks[-1][1]}, as at {chart.as_at.isoformat()}."
    )
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-words" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    )
    yield f'<title id="{name}-title">{escape(chart.title)}</title><desc id="{name}-words">{escape(words)}</desc>'
    yield from _grid(chart, foot)
    for index, row in enumerate(rows):
        y = _HEAD + _ROW * index
        if isinstance(row, str):
            yield f'<text class="section" x="4" y="{y + 17}">{escape(row)}</text>'
        else:
            yield from _bar(row, chart, y)
    yield from _as_at(chart, foot)
    for index, line in enumerate(notes, 1):
        yield f'<text x="4" y="{foot + _LINE * index - 6}">{escape(line)}</text>'
    yield "</svg>"


def escape(text: str) -> str:
    """Words as text of an SVG element, or of a quoted attribute."""
    return _escape(one_line(text), quote=True)


def _rows(chart: Chart) -> list[str | Bar]:
    rows: list[str | Bar] = []
    section = None
    for bar in chart.bars:
        if bar.section != section:
            section = bar.section
            rows.append(section)
        rows.append(bar)
    return rows


def _x(chart: Chart, day: date, *, after: bool = False) -> float:
    """Where a day begins, or with `after` ends, from the left; days beyond the chart lie at its edges."""
    whole = (chart.last - chart.first).days + 1
    inside = min(max((day - chart.first).days + after, 0), whole)
    return round(_LABELS + _QUARTER * len(chart.ticks) * inside / whole, 1)


def _grid(chart: Chart, height: int) -> Iterator[str]:
    for day, label in chart.ticks:
        x = _x(chart, day)
        year, _, quarter = label.rpartition(" ")
        yield f'<line class="grid" x1="{x}" y1="28" x2="{x}" y2="{height - 12}"/>'
        yield f'<text class="quiet" x="{x + 3}" y="36">{escape(quarter or label)}</text>'
        if quarter == "Q1" or day == chart.ticks[0][0]:
            yield f'<text x="{x + 3}" y="20">{escape(year or label)}</text>'


def _as_at(chart: Chart, height: int) -> Iterator[str]:
    if chart.first <= chart.as_at <= chart.last:
        x = _x(chart, chart.as_at)
        yield f'<line class="as-at" x1="{x}" y1="6" x2="{x}" y2="{height - 8}"/>'
        yield f'<text x="{x + 4}" y="{height - 4}">as at {chart.as_at.isoformat()}</text>'


def _bar(bar: Bar, chart: Chart, y: int) -> Iterator[str]:
    label = one_line(bar.label)
    short = label if len(label) <= _SHORT else label[: _SHORT - 1] + "…"
    yield f"<g><title>{escape(f'{bar.id} {bar.label}: {_told(bar)}')}</title>"
    yield f'<text x="12" y="{y + 16}">{escape(f"{bar.id} {short}")}</text>'
    if bar.end is None:
        words = escape(f"{bar.symbol} {bar.words}, no end date")
        yield f'<text class="quiet" x="{_LABELS + 4}" y="{y + 16}">{words}</text></g>'
        return
    left, right = _x(chart, bar.start or bar.end), _x(chart, bar.end, after=True)
    left = min(left, right - 6)
    yield (
        f'<rect class="bar {bar.tone}" x="{left}" y="{y + 5}" width="{round(right - left, 1)}" height="{_BAR}" rx="2"/>'
    )
    if bar.signed is not None:
        x = _x(chart, bar.signed, after=True)
        yield f'<path class="signed" d="M{x} {y + 3}v{_BAR + 4}"/>'
    if bar.forecast is not None:
        x = _x(chart, bar.forecast, after=True)
        yield f'<path class="forecast" d="M{x} {y + 6}l6 6l-6 6l-6 -6z"/>'
    if bar.actual is not None:
        yield f'<path class="forecast" d="M{_x(chart, bar.actual)} {y + 6}v12h3v-12z"/>'
    after = max(right, _x(chart, bar.forecast, after=True) + 6 if bar.forecast else 0)
    anchor = "start" if after < _LABELS + _QUARTER * len(chart.ticks) - 90 else "end"
    x = after + 4 if anchor == "start" else left - 4
    yield f'<text x="{x}" y="{y + 16}" text-anchor="{anchor}">{escape(f"{bar.symbol} {bar.words}")}</text></g>'


def _told(bar: Bar) -> str:
    parts = [f"{bar.symbol} {bar.words}"]
    for name, day in (
        ("starts", bar.start),
        ("due", bar.end),
        ("signed for", bar.signed),
        ("forecast", bar.forecast),
        ("done", bar.actual),
    ):
        if day is not None:
            parts.append(f"{name} {day.isoformat()}")
    return ", ".join(parts)


def standalone(chart: Chart, style: str) -> str:
    """The picture as an SVG file of its own, with the page's style in it."""
    width = (_LABELS + _QUARTER * len(chart.ticks)) // _LETTER
    first, *rest = svg(chart, notes=[line for note in chart.notes for line in wrap(one_line(note), width)])
    return "\n".join((first, f"<style>{style}</style>", *rest)) + "\n"
