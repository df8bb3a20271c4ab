"""What goes on which page: chapters upright or on their side, tables with widths in millimetres, and no word broken.

A column is never narrower than the longest word in it. Where the columns of a table don't fit an upright page, the
whole chapter (a heading of level 2 and what is under it) is printed on its side; where they don't fit that either, the
columns that may be left out go, and the table says which.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from npa_cli.document.as_table import without_column
from npa_cli.document.blocks import Block, Document, FactList, Heading, Lines, Paragraph, Table, Text, sections_of
from npa_cli.render.draw.marks import Drawing
from npa_cli.render.wrap import kept_together

MARGIN: Final = 17  # millimetres, at the left and the right of every page
SIZE: Final = 8.5  # points, of the letters in a table
SMALL: Final = 7.5  # points, of the words of a document on one sheet
_PADDING: Final = 3.2  # millimetres of a cell that hold no words
_FULL: Final = 0.8  # of a sheet's height, which leaves out its margins and what an estimate can't see
_DOT: Final = 0.264583  # millimetres of a pixel
_TALLEST: Final = 0.78  # of a page's height: a picture, with its heading and words above it
_STEP: Final = 1.0  # millimetres given out at a time
_LONGEST_WORD: Final = 62  # millimetres: what is longer, such as an address, is broken where its signs allow
_TWO_LINES: Final = 0.55  # of a heading's own width, so that it takes two lines at most
_TALL: Final = 4.5  # lines of an average row, beyond which a table of many columns is better on its side
_MANY: Final = 6  # columns
_LONG: Final = 60  # lines, about a page: a table of fewer is not worth a page on its side
# Letters in Arial, and in Liberation Sans which has its measures, by their width in thousandths of their size. A sign
# that is none of them is taken to be as wide as it is high.
_POINT: Final = 0.3528  # millimetres
_WIDE_ENOUGH: Final = 1.04  # for the difference between one program's letters and another's
_BOLD: Final = 1.08
_KINDS: Final = {
    222: "ijl|'",
    278: "ftI.,:;!/\\[] \u00a0",
    333: 'r()-`{}*"',
    500: "cksvxyzJ",
    556: "abdeghnopquL0123456789?_$#\u2013",
    584: "+<>=~^",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "wCDHNRU",
    778: "GOQ",
    833: "mM",
    944: "W%@",
}
_WIDTHS: Final = {letter: width for width, letters in _KINDS.items() for letter in letters}


class Page(NamedTuple):
    """A sheet of paper as it is printed on, in millimetres."""

    width: int
    height: int

    @property
    def room(self) -> int:
        """Millimetres for words, from margin to margin."""
        return self.width - 2 * MARGIN


UPRIGHT: Final = Page(210, 297)
ON_ITS_SIDE: Final = Page(297, 210)
LARGE: Final = Page(420, 297)  # A3 on its side


class LaidTable(NamedTuple):
    """A table as it goes to the page: the columns it has there, and how wide each is in millimetres."""

    table: Table
    widths: tuple[float, ...]
    left_out: tuple[str, ...] = ()  # headings of columns there was no room for


class Chapter(NamedTuple):
    """Blocks that are printed on pages of one kind, of which the first begins a page."""

    page: Page
    blocks: tuple[Block | LaidTable, ...]
    is_dense: bool = False  # its words are small, so that they go on one sheet


def chapters_of(document: Document) -> Iterator[Chapter]:
    """The document in chapters, of which each begins a page; neighbours of one kind are one chapter."""
    if document.on_one_sheet:
        page = sheet_for(document)
        yield Chapter(page, tuple(_laid(_joined(block), page) for block in document.blocks), is_dense=True)
        return
    held: list[Block] = []
    kind = UPRIGHT
    shortened = (_shortened(each) if isinstance(each, Table) else each for each in document.blocks)
    for part in sections_of(shortened, 2):
        page = ON_ITS_SIDE if any(isinstance(each, Table) and _is_wide(each) for each in part) else UPRIGHT
        if held and page != kind:
            yield Chapter(kind, tuple(_laid(block, kind) for block in held))
            held = []
        kind = page
        held += part
    yield Chapter(kind, tuple(_laid(block, kind) for block in held))


def sheet_for(document: Document) -> Page:
    """The sheet that a document on one sheet has room on: A4 on its side, else A3."""
    blocks = tuple(map(_joined, document.blocks))
    return ON_ITS_SIDE if _height(blocks, ON_ITS_SIDE) < ON_ITS_SIDE.height * _FULL else LARGE


def _is_wide(table: Table) -> bool:
    """Whether a table is to be printed on its side."""
    floors, _ = _needs(table)
    if sum(floors) > UPRIGHT.room:
        return True
    if len(table.columns) < _MANY or not table.rows:
        return False
    widths = _shared(table, UPRIGHT.room)
    lines = sum(_lines(row, widths) for row in table.rows)
    return lines > _LONG and lines / len(table.rows) > _TALL


def _shortened(table: Table) -> Table:
    """The table with its short headings, those in words, where it fits an upright page with them and else would not."""
    if sum(_needs(table)[0]) <= UPRIGHT.room:
        return table
    heads = (each.short if any(map(str.isalnum, each.short)) else each.heading for each in table.columns)
    columns = tuple(each._replace(heading=head) for each, head in zip(table.columns, heads, strict=True))
    shortened = table._replace(columns=columns)
    return shortened if sum(_needs(shortened)[0]) <= UPRIGHT.room else table


def _joined(block: Block) -> Block:
    """Facts on one line; the first of them, a command, last, since it goes on to the end of its line."""
    if not isinstance(block, FactList):
        return block
    first, *rest = (f"{name}: {value.text}" for name, value in block.rows)
    return Lines((Text(" · ".join(rest)), Text(first)))


def leads_to_table(blocks: Sequence[Block | LaidTable]) -> bool:
    """Whether the first of some blocks is a paragraph that stands over a table, with at most one between."""
    return isinstance(blocks[0], Paragraph) and any(
        isinstance(each, LaidTable) and all(isinstance(one, Paragraph) for one in blocks[:at])
        for at, each in enumerate(blocks[:3])
    )


def _laid(block: Block, page: Page) -> Block | LaidTable:
    """A table as it goes to a page, without the columns that may go where their longest words don't fit."""
    if not isinstance(block, Table):
        return block
    table, left_out = block, list[str]()
    while sum(_needs(table)[0]) > page.room:
        at = max(range(len(table.columns)), key=lambda index: table.columns[index].drops)
        if not table.columns[at].drops:
            break
        left_out.append(table.columns[at].heading)
        table = without_column(table, at)
    return LaidTable(table, _shared(table, page.room), tuple(left_out))


def _needs(table: Table) -> tuple[list[float], list[float]]:
    """The least each column can do with, and what it needs for every line of its cells to stay one line."""
    least, whole = [], []
    for index, column in enumerate(table.columns):
        cells = [row[index] for row in (*table.rows, *((table.totals,) if table.totals else ()))]
        lines = [width for cell in cells for line in cell.text.split("\n") if (width := _width(line, cell))]
        words = [width for cell in cells for word in unbroken(cell.text) if (width := _width(word, cell))]
        heading = max(width_of(word, SIZE, is_bold=True) for word in unbroken(column.heading))
        heading = max(heading, width_of(column.heading, SIZE, is_bold=True) * _TWO_LINES)
        longest = max(lines, default=0.0)
        floor = min(max(words, default=0.0) if column.wraps else longest, _LONGEST_WORD)
        least.append(max(floor, heading) + _PADDING)
        whole.append(max(longest, heading) + _PADDING)
    return least, whole


def _width(words: str, cell: Text) -> float:
    return width_of(words, SIZE, is_bold=cell.tone == "strong")


def _shared(table: Table, room: float) -> tuple[float, ...]:
    """The room given out so that the rows are low: each step goes to the column that most lines are still lost to."""
    widths, whole = _needs(table)
    if sum(widths) > room:  # addresses and codes longer than the page: something has to break
        return tuple(width * room / sum(widths) for width in widths)
    spare = room - sum(widths)
    area = [_area(table, index) for index in range(len(widths))]
    while spare >= _STEP:
        open_columns = [index for index, width in enumerate(widths) if width < whole[index]]
        if not open_columns:
            break
        at = max(open_columns, key=lambda index: area[index] / widths[index] ** 2)
        widths[at] += _STEP
        spare -= _STEP
    growing = [index for index, column in enumerate(table.columns) if column.wraps]
    for index in growing:  # what no column needs goes to those of words, so that tables end at the margin
        widths[index] += max(spare, 0) / len(growing)
    return tuple(round(width, 1) for width in widths)


def _area(table: Table, index: int) -> float:
    """Millimetres of words in a column, all its rows set on one line."""
    return sum(max(_width(cell.text, cell), 1.0) for cell in (row[index] for row in table.rows)) + 1


def _lines(row: Sequence[Text], widths: Sequence[float]) -> int:
    """Lines of a row's tallest cell."""
    return max(
        sum(max(1, -int(-_width(line, cell) // (width - _PADDING))) for line in cell.text.split("\n"))
        for cell, width in zip(row, widths, strict=True)
    )


def _height(blocks: Sequence[Block], page: Page) -> float:
    """About how many millimetres of a page some blocks take, in small letters."""
    total = 0.0
    for block in blocks:
        match block:
            case Table():
                widths = _shared(block, page.room)
                heads = tuple(Text(column.heading, "strong") for column in block.columns)
                total += sum(_lines(row, widths) * 3.6 + 1.8 for row in (heads, *block.rows)) + 8
            case Heading():
                total += 12
            case _:
                total += sum(3.4 * -(-width_of(words, SMALL) // page.room) + 0.5 for words in _words_of(block))
    return total


def _words_of(block: Block) -> Iterator[str]:
    for field in block:
        if isinstance(field, tuple):
            yield from (part.text for part in field if isinstance(part, Text))
        elif isinstance(field, str):
            yield field


def size_on_page(drawing: Drawing, page: Page) -> tuple[float, float]:
    """The width and height of a picture in millimetres: as wide as the page at most, and as high as it has room."""
    width = min(drawing.width * _DOT, page.room)
    height = width * drawing.height / drawing.width
    shrunk = min(1.0, page.height * _TALLEST / height)
    return width * shrunk, height * shrunk


def width_of(words: str, size: float, *, is_bold: bool = False) -> float:
    """Millimetres that words take on one line in letters of a size in points."""
    units = sum(_WIDTHS.get(letter, 1000) for letter in words)
    return units / 1000 * size * _POINT * _WIDE_ENOUGH * (_BOLD if is_bold else 1)


def unbroken(words: str) -> list[str]:
    """The pieces of a text that a line has to hold whole: words, and days and quarters as one."""
    return kept_together(words).replace("\n", " ").split(" ")
