"""A chart in a terminal: a line for each bar, rounds across, and a key. Wide, narrow, and in plain letters."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from npa_cli.document.blocks import Bar, Chart
from npa_cli.render.draw.timeline import day_words
from npa_cli.render.safe_text import one_line
from npa_cli.render.wrap import pad, wrap

_UNBOUNDED: Final = 140  # cells where nobody says how wide it may be: a pipe or a file
_NARROW: Final = 70  # cells below which the words stand above the line, not before it
_SHORT: Final = 100  # cells below which a day and a sign stand after the line, and the key has the words of the signs
_TICK: Final = 6  # cells of a round where there is room
_LEAST: Final = 2  # letters of a heading that is cut


_IN_LETTERS: Final = str.maketrans("━┫○◆✔│·", "=]o>x|.")  # each sign of a line where plain letters alone are drawn
_KEY: Final = "Key: ━━┫ window and due day   ○ due as signed   ◆ forecast   ✔ done   │ as at"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Cells for the days of a chart."""

    first: date
    days: int
    cells: int

    def cell(self, day: date) -> int:
        """The cell a day lies in; days beyond the chart lie in its first or last one."""
        return min(max((day - self.first).days * self.cells // self.days, 0), self.cells - 1)


def draw_chart(chart: Chart, width: int | None, *, ascii_only: bool = False) -> Iterator[str]:
    """The chart's lines, at most `width` cells wide where that is 20 or more; what can't be drawn is said in words."""
    whole = width or _UNBOUNDED
    plain = _IN_LETTERS if ascii_only else {}
    narrow = whole < _NARROW
    told = _dated if not narrow and whole < _SHORT and not ascii_only else _rating
    rating = 0 if narrow else max((len(told(bar, ascii_only)) for bar in chart.bars), default=0)
    label = 0 if narrow else min(max(whole // 3, 24), 48)
    room = max(whole - label - rating - (0 if narrow else 4), 12)
    scale = _Scale(chart.first, (chart.last - chart.first).days + 1, min(room, _tick(chart) * len(chart.ticks)))
    indent = " " * (label + 2 if label else 0)
    for line in _axis(chart, scale):
        yield f"{indent}{line}".rstrip()
    section = None
    for bar in chart.bars:
        if bar.section != section:
            section = bar.section
            yield ""
            yield from wrap(one_line(section), whole)
        track = _track(bar, chart, scale).translate(plain)
        if narrow:
            yield from wrap(one_line(f"{bar.id} {bar.label}"), whole)
            yield track
            yield _rating(bar, ascii_only)
        else:
            name = one_line(f"{bar.id} {bar.label}")
            whole_words = wrap(name, label - 2)[0]
            short = name if len(wrap(name, label)) == 1 else f"{whole_words} {'~' if ascii_only else '…'}"
            yield f"{pad(short, label)}  {pad(track, scale.cells)}  {told(bar, ascii_only)}".rstrip()
    yield ""
    yield from wrap(_KEY.translate(plain), whole)
    if told is _dated:
        words = {f"{bar.symbol} {bar.words.partition(' (')[0]}": None for bar in chart.bars}
        yield from wrap(one_line(f"Signs: {', '.join(words)}"), whole)


def _axis(chart: Chart, scale: _Scale) -> Iterator[str]:
    """Years above their rounds, each as far as there is room.

    Whole years come first, then the part of one before them.
    """
    years, rounds = [" "] * scale.cells, [" "] * scale.cells
    cells = [*(scale.cell(day) for day, _ in chart.ticks), scale.cells + 1]
    for is_head, at, end, (_, span) in zip(chart.heads, cells, cells[1:], chart.ticks, strict=False):
        if is_head:
            _put(years, at, span.group)
        _put(rounds, at, span.heading[: max(end - at - 1, _LEAST)])
    day, first = chart.ticks[0]
    for words in (first.group, first.group.removeprefix("FY")):
        _put(years, scale.cell(day), f"{words} ")
    yield "".join(years)
    yield "".join(rounds)


def _tick(chart: Chart) -> int:
    """The cells of a span where there is room, on average: some terms are half as long as others."""
    return max(_TICK, *(len(span.heading) * 3 // 2 + 1 for _, span in chart.ticks))


def _put(line: list[str], at: int, words: str) -> None:
    before = line[at - 1] if at else " "
    if before == " " and at + len(words) <= len(line) and all(cell == " " for cell in line[at : at + len(words)]):
        line[at : at + len(words)] = words


def _track(bar: Bar, chart: Chart, scale: _Scale) -> str:
    """The bar itself. Of two things in one cell the later one shows: as-at, window, due, signed, forecast, done."""
    starts = {scale.cell(day) for day, _ in chart.ticks}
    cells = ["·" if at in starts else " " for at in range(scale.cells)]
    if chart.first <= chart.as_at <= chart.last:
        cells[scale.cell(chart.as_at)] = "│"
    if bar.end is not None:
        for at in range(scale.cell(bar.start or bar.end), scale.cell(bar.end) + 1):
            cells[at] = "━"
        cells[scale.cell(bar.end)] = "┫"
    for day, sign in ((bar.signed, "○"), (bar.forecast, "◆"), (bar.actual, "✔")):
        if day is not None:
            cells[scale.cell(day)] = sign
    return "".join(cells)


def _rating(bar: Bar, ascii_only: bool) -> str:
    words = one_line(bar.words if ascii_only else f"{bar.symbol} {bar.words}")
    return words if bar.end is not None else f"{words}, no end date"


def _dated(bar: Bar, _: bool) -> str:
    """Its sign, and the day it is due by the date in force."""
    return one_line(f"{bar.symbol} {day_words(bar.end) if bar.end is not None else 'no end date'}")
