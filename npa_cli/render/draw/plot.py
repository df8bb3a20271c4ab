"""A plot as marks: lines over equal spans, from a scale that says where it begins."""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, floor, log10
from typing import Final

from npa_cli.document.blocks import Plot, Series
from npa_cli.render.draw.marks import Drawing, Label, Line, Mark, Point

_LEFT: Final = 56  # pixels for the numbers of the scale
_RIGHT: Final = 150  # pixels for the names at the ends of the lines
_TOP: Final = 22
_HIGH: Final = 190
_WIDE: Final = 639
_BETWEEN: Final = 15  # pixels between two names


def draw_plot(plot: Plot) -> Drawing:
    """The plot as a drawing: a line and a name for each series, the names never over one another."""
    foot = _TOP + _HIGH
    marks = (
        *_scale(plot),
        *_ticks(plot, foot),
        *(mark for each in plot.series for mark in _series(plot, each)),
        *_names(plot),
        *_line(plot, foot),
    )
    words = f"{plot.reading} {plot.gap}".strip()
    return Drawing(_LEFT + _WIDE + _RIGHT, foot + 40, plot.title, words, marks)


def _x(plot: Plot, index: float) -> float:
    """Where the span number `index` ends; with a half, its middle."""
    widths = plot.widths or (1.0,) * len(plot.ticks)
    whole = int(index + 1)
    along = sum(widths[:whole]) + (widths[whole] * (index + 1 - whole) if whole < len(widths) else 0)
    return _LEFT + _WIDE * along / (sum(widths) or 1)


def _y(plot: Plot, value: float) -> float:
    return _TOP + _HIGH * (plot.most - value) / ((plot.most - plot.least) or 1)


def steps(least: float, most: float, whole: bool = False) -> list[float]:
    """Round numbers from `least` to `most`, at most seven: the scale of a plot; `whole` without halves."""
    span = most - least
    size = 10.0 ** floor(log10(span)) if span > 0 else 1.0
    step = next(size * each for each in (0.2, 0.5, 1, 2, 5) if span <= 6 * size * each)
    if whole:
        step = max(1.0, step)
    return [number * step for number in range(ceil(least / step), floor(most / step) + 1)]


def _scale(plot: Plot) -> Iterator[Mark]:
    counts = all(value is None or float(value).is_integer() for each in plot.series for value in each.values)
    for value in steps(plot.least, plot.most, whole=counts):
        y = _y(plot, value)
        yield Line(((_LEFT, y), (_LEFT + _WIDE, y)), "grid")
        yield Label(_LEFT - 8, y + 4, f"{value:,g}", "quiet", "end")


def _ticks(plot: Plot, foot: float) -> Iterator[Mark]:
    above = ""
    crowded = len(plot.ticks) > 24  # more have no room for words
    for index, each in enumerate(plot.ticks):
        if each.heading and not crowded:
            yield Label(_x(plot, index - 0.5), foot + 17, each.heading, "quiet", "middle")
        if each.group and each.group != above:
            yield Label(_x(plot, index - 1) + 2, foot + 34, each.group, "strong")
        above = each.group


def _series(plot: Plot, series: Series) -> Iterator[Mark]:
    places = [(_x(plot, at), _y(plot, value)) if value is not None else None for at, value in enumerate(series.values)]
    for one, other in pairwise(places):
        if one is not None and other is not None:
            yield Line((one, other), series.kind)
    if series.kind == "done" and plot.line is None:
        yield from (Point(*place, "dot") for place in places if place is not None)


def _names(plot: Plot) -> Iterator[Mark]:
    """The name of each line beside its last point, the lower moved down where two would be on one another."""
    ends = []
    for each in plot.series:
        known = [(at, value) for at, value in enumerate(each.values) if value is not None]
        if known:
            at, value = known[-1]
            ends.append((_y(plot, value), _x(plot, at), each))
    taken: list[tuple[float, float]] = []
    for y, x, each in sorted(ends, key=lambda end: end[0]):
        while any(abs(y - other) < _BETWEEN and abs(x - along) < _RIGHT for other, along in taken):
            y += 1  # noqa: PLW2901
        taken.append((y, x))
        yield Label(x + 7, y + 4, each.name, "done" if each.kind == "done" else "strong")


def _line(plot: Plot, foot: float) -> Iterator[Mark]:
    if plot.line is not None:
        x = _x(plot, plot.line - 1)
        yield Line(((x, 6), (x, foot)), "as_at")
        yield Label(x + 5, 14, plot.as_at)
