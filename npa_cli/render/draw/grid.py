"""A grid as marks: rows of cells under two rows of headings, with a line where the as-at day is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.document.blocks import Grid, Span, Text
from npa_cli.render.draw.marks import Cell, Drawing, Label, Line, Mark
from npa_cli.render.safe_text import one_line
from npa_cli.render.wrap import wrap

_LABELS: Final = 262  # pixels for ids and titles
_HEAD: Final = 40
_ROW: Final = 29
_GAP: Final = 2
_CELLS: Final = 820  # pixels for all cells, where they are neither too narrow nor too wide
_NARROWEST: Final = 46
_WIDEST: Final = 74
_LETTER: Final = 6.6  # pixels for a letter, at the widest usual
_TITLE: Final = 36  # letters of a title on a line


def draw_grid(grid: Grid) -> Drawing:
    """The grid as a drawing, with its sums in a last row; a title that takes more than a line takes two."""
    cells = [cell for _, _, row in grid.rows for cell in row] + list(grid.totals)
    longest = max((len(cell.text) for cell in cells), default=0)
    longest = max(longest, *(len(each.heading) for each in grid.columns)) if grid.columns else longest
    width = max(_NARROWEST, longest * _LETTER + 8, min(_WIDEST, _CELLS / max(len(grid.columns), 1)))
    step = width + _GAP
    foot = _HEAD + _ROW * (len(grid.rows) + 1)
    marks = (
        *_heads(grid.columns, step),
        *(mark for number, row in enumerate(grid.rows) for mark in _row(grid, row, number, step, width)),
        *_sums(grid, foot - _ROW, step),
        *_line(grid, foot, step),
    )
    right = _LABELS + step * len(grid.columns)
    words = f"{len(grid.rows)} rows over {len(grid.columns)} spans of time, {grid.as_at}. {grid.reading}"
    return Drawing(max(right, 560) + 4, foot + 22, grid.title, words, marks)


def _heads(columns: tuple[Span, ...], step: float) -> Iterator[Mark]:
    above = ""
    for number, each in enumerate(columns):
        x = _LABELS + step * number
        if each.group != above or not each.heading:
            yield Label(x + 1, 14, each.group.removeprefix("FY") if step < 54 else each.group, "strong")
        above = each.group
        yield Label(x + step / 2, 31, each.heading, "quiet", "middle")


def _row(
    grid: Grid, row: tuple[Text, Text, tuple[Text, ...]], number: int, step: float, width: float
) -> Iterator[Mark]:
    id_, title, cells = row
    y = _HEAD + _ROW * number
    yield Label(0, y + 18, one_line(id_.text), "strong")
    lines = wrap(one_line(title.text), _TITLE)
    if len(lines) > 2:  # what a row has room for
        lines = [lines[0], lines[1][: _TITLE - 2].rstrip() + " …"]
    after = max(34, len(id_.text) * 7.5 + 8)
    for index, line in enumerate(lines):
        yield Label(after, y + (18 if len(lines) == 1 else 12 + 13 * index), line)
    for index, (cell, span) in enumerate(zip(cells, grid.columns, strict=True)):
        told = f"{id_.text} {title.text}, {f'{span.group} {span.heading}'.strip()}: {cell.text}" if cell.text else ""
        yield Cell(_LABELS + step * index, y, width, _ROW - _GAP, cell.text, cell.tone, told)


def _sums(grid: Grid, y: float, step: float) -> Iterator[Mark]:
    yield Label(0, y + 19, "All", "strong")
    for index, each in enumerate(grid.totals):
        yield Label(_LABELS + step * (index + 0.5) - 1, y + 19, each.text, "strong", "middle")


def _line(grid: Grid, foot: float, step: float) -> Iterator[Mark]:
    if grid.line is None:
        return
    x = _LABELS + step * grid.line - _GAP / 2
    yield Line(((x, 20), (x, foot + 4)), "as_at")
    ends = x > _LABELS + step * len(grid.columns) - 110
    yield Label(x - 4 if ends else x + 4, foot + 14, grid.as_at, "plain", "end" if ends else "start")
