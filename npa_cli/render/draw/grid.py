"""A grid as marks: rows of cells under two rows of headings, with a line where the as-at day is."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from npa_cli.document.blocks import Grid, Span, Text
from npa_cli.render.draw.marks import WIDEST, Cell, Drawing, Label, Line, Mark
from npa_cli.render.safe_text import one_line
from npa_cli.render.wrap import wrap

_LABELS: Final = 262  # pixels for ids and titles, where the cells leave as many
_FEWEST_LABELS: Final = 150
_HEAD: Final = 40
_UPPER: Final = 14  # where the two lines of the head stand
_LOWER: Final = 31
_ROW: Final = 29
_GAP: Final = 2
_WIDEST: Final = 74  # pixels from one column to the next
_NAME: Final = 56  # pixels of `FY19/20` and of `ongoing`
_LETTER: Final = 6.2  # pixels for a letter, at the widest usual
_STRONG: Final = 7.1  # for a strong one
_LEAST: Final = 4  # letters of a heading that always stand: `rest`


class _Room(NamedTuple):
    """How the width is shared: pixels for the titles, pixels from one column to the next, and whether signs and numbers
    have to stand right beside one another.
    """

    labels: float
    step: float
    is_tight: bool

    def at(self, column: float) -> float:
        """Where a column begins, from the left."""
        return self.labels + self.step * column


def draw_grid(grid: Grid) -> Drawing:
    """The grid as a drawing, with its sums in a last row; a title that takes more than a line takes two."""
    cells = [cell for _, _, row in grid.rows for cell in row] + list(grid.totals)
    number = max(len(grid.columns), 1)
    needed = max((len(cell.text) for cell in cells), default=0) * _LETTER + _GAP
    if is_tight := needed * number + _FEWEST_LABELS > WIDEST:
        needed -= _LETTER
    step = max(min(_WIDEST, (WIDEST - _LABELS) / number), needed)
    labels = max(_FEWEST_LABELS, min(_LABELS, WIDEST - step * number))
    room = _Room(labels, step, is_tight)
    foot = _HEAD + _ROW * (len(grid.rows) + 1)
    heads = tuple(_heads(grid.columns, room))
    marks = (
        *heads,
        *(mark for at, row in enumerate(grid.rows) for mark in _row(grid, row, at, room)),
        *_sums(grid, foot - _ROW, room),
        *_line(grid, foot, room),
    )
    right = max(room.at(len(grid.columns)), *(head.x for head in heads if head.anchor == "end"), 0)
    words = f"{len(grid.rows)} rows over {len(grid.columns)} spans of time, {grid.as_at}. {grid.reading}"
    return Drawing(max(right, 560) + 4, foot + 22, grid.title, words, marks)


def _heads(columns: tuple[Span, ...], room: _Room) -> Iterator[Label]:
    """Years above rounds. What has no rounds ends with its column, on the lower line where its name has room."""
    above, taken = "", {_LOWER: 0.0, _UPPER: 0.0}  # how far right the words of each line go
    for number, each in enumerate(columns):
        x, ends = room.at(number), room.at(number + 1) - _GAP
        name = each.group.removeprefix("FY") if room.step < _NAME else each.group
        width = len(name) * _STRONG
        if each.heading:
            if each.group != above:
                at = max(x + 1, taken[_UPPER])
                yield Label(at, _UPPER, name, "strong")
                taken[_UPPER] = at + width
            heading = each.heading[: max(_LEAST, int(room.step / _LETTER))]
            yield Label(x + room.step / 2, _LOWER, heading, "quiet", "middle")
            taken[_LOWER] = x + (room.step + len(heading) * _STRONG) / 2 + _GAP
        else:
            line = _LOWER if taken[_LOWER] <= max(ends - width, taken[_UPPER]) else _UPPER
            taken[line] = max(ends, taken[line] + width)
            yield Label(taken[line], line, name, "strong", "end")
        above = each.group


def _row(grid: Grid, row: tuple[Text, Text, tuple[Text, ...]], number: int, room: _Room) -> Iterator[Mark]:
    id_, title, cells = row
    y = _HEAD + _ROW * number
    yield Label(0, y + 18, one_line(id_.text), "strong")
    after = max(34, len(id_.text) * 7.5 + 8)
    letters = int((room.labels - after) / _LETTER)
    lines = wrap(one_line(title.text), letters)
    if len(lines) > 2:  # what a row has room for
        lines = [lines[0], lines[1][: letters - 2].rstrip() + " …"]
    for index, line in enumerate(lines):
        yield Label(after, y + (18 if len(lines) == 1 else 12 + 13 * index), line)
    for index, (cell, span) in enumerate(zip(cells, grid.columns, strict=True)):
        told = f"{id_.text} {title.text}, {span.words}: {cell.text}" if cell.text else ""
        words = cell.text.replace(" ", "", 1) if room.is_tight else cell.text
        yield Cell(room.at(index), y, room.step - _GAP, _ROW - _GAP, words, cell.tone, told)


def _sums(grid: Grid, y: float, room: _Room) -> Iterator[Mark]:
    yield Label(0, y + 19, "All", "strong")
    for index, each in enumerate(grid.totals):
        yield Label(room.at(index + 0.5) - 1, y + 19, each.text, "strong", "middle")


def _line(grid: Grid, foot: float, room: _Room) -> Iterator[Mark]:
    if grid.line is None:
        return
    x = room.at(grid.line) - _GAP / 2
    yield Line(((x, 20), (x, foot + 4)), "as_at")
    ends = x > room.at(len(grid.columns)) - 110
    yield Label(x - 4 if ends else x + 4, foot + 14, grid.as_at, "plain", "end" if ends else "start")
