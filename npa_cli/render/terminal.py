"""A document for a terminal or a pipe: aligned, wrapped to the width there is, in colour where that is wanted.

Tables are drawn here rather than by rich: it takes ninety times longer over some thousands of rows. Widths of
characters are rich's.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import gt
from typing import Final, NamedTuple

from npa_cli.document import blocks
from npa_cli.document.as_table import grid_table, plot_table, without_column
from npa_cli.document.blocks import Column, Document, Text, Tone
from npa_cli.render.safe_text import is_plain, one_line, visible
from npa_cli.render.wrap import cell_len, pad, wrap

GAP: Final = "  "  # between columns
MEASURE: Final = 100  # cells; running words wider than this are hard to read, however wide the window
_PROSE: Final = 60  # cells; the widest column of prose in a pipe, where a row is a line as far as its short words go
_TITLES: Final = 24  # cells; where the titles of a grid's rows have fewer, their ids are clearer
_NARROWEST: Final = 20  # cells; below this nothing is laid out any more

# Select Graphic Rendition codes; the sixteen basic colours, so that each terminal's own theme decides the shades.
# They have none between two, which is that of the worse here: its sign and word tell it apart.
_CODES: Final[dict[Tone, str]] = {
    "plain": "",
    "strong": "1",
    "quiet": "2",
    "good": "32",
    "fair": "33",
    "warn": "33",
    "poor": "31",
    "bad": "31",
    "done": "34",
}


class Screen(NamedTuple):
    """Where the text goes. `width` is in cells; None is a pipe or a file, where a long cell alone is wrapped."""

    width: int | None = None
    colour: bool = False
    ascii_only: bool = False  # draw pictures with plain letters


def render_terminal(document: Document, screen: Screen) -> str:
    """The document as text that ends in a line feed."""
    painter = _Painter(screen, _shared_widths(document.blocks))
    lines: list[str] = []
    previous: blocks.Block | None = None
    for block in document.blocks:
        if previous is not None and not _closes_up(previous, block):
            lines.append("")
        lines.extend(painter.draw(block))
        previous = block
    return "\n".join(lines) + "\n" if lines else ""


def _closes_up(above: blocks.Block, below: blocks.Block) -> bool:
    """Whether the two stand together without a blank line: paragraphs that have labels."""
    return all(isinstance(each, blocks.Paragraph) and each.label for each in (above, below))


def _shared_widths(drawn: Iterable[blocks.Block]) -> dict[tuple[Column, ...], list[int]]:
    """How wide the cells of each column are, over all tables with the same columns."""
    widths: dict[tuple[Column, ...], list[int]] = {}
    for table in drawn:
        if not isinstance(table, blocks.Table):
            continue
        widest = widths.setdefault(table.columns, [0] * len(table.columns))
        rows = (*table.rows, *((table.totals,) if table.totals else ()))
        for index, cells in enumerate(zip(*rows, strict=True)):
            texts = [cell.text for cell in cells]
            plain = is_plain("".join(texts))
            lines = texts if plain else [line for text in texts for line in visible(text).split("\n")]
            widest[index] = max(widest[index], *map(len if plain else cell_len, lines))
    return widths


def _heading_width(heading: str) -> int:
    """The width at which a heading takes two lines at the most."""
    return next(width for width in range(_longest_word(heading), 1000) if len(wrap(heading, width)) < 3)


def _longest_word(heading: str) -> int:
    return max(cell_len(word) for word in heading.split())


class _Painter:
    def __init__(self, screen: Screen, widths: dict[tuple[Column, ...], list[int]]) -> None:
        self.screen = screen
        self.width = max(screen.width, _NARROWEST) if screen.width is not None else None
        self.prose = min(self.width, MEASURE) if self.width is not None else None
        self.cells = widths
        self.headed: tuple[Column, ...] | None = None  # the columns that the headings last drawn belong to

    def draw(self, block: blocks.Block) -> Iterator[str]:
        match block:
            case blocks.Heading():
                yield from self._heading(block)
            case blocks.Paragraph():
                yield from self._paragraph(block)
            case blocks.FactList():
                yield from self._facts(block)
            case blocks.Bullets():
                for mark, item in block.marked("•"):
                    yield from self._hanging(mark, item, self.prose)
            case blocks.Table():
                yield from self._table(block)
            case blocks.Lines():
                yield from (self.paint(visible(item.text), item.tone) for item in block.items)
            case blocks.Figures():
                yield from (f"{visible(each.number)}  {visible(each.label)}" for each in block.items)
            case blocks.Grid():
                yield from self._grid(block)
            case blocks.Plot():
                yield from self._picture(block.title, block.reading, plot_table(block))
            case blocks.Chart():
                from npa_cli.render.chart_text import draw_chart

                yield from draw_chart(block, self.screen.width, ascii_only=self.screen.ascii_only)
            case blocks.Preformatted():
                yield from (f"    {line}".rstrip() for line in visible(block.text).rstrip("\n").split("\n"))

    def paint(self, text: str, tone: Tone) -> str:
        code = _CODES[tone]
        return f"\x1b[{code}m{text}\x1b[0m" if self.screen.colour and code and text.strip() else text

    def _heading(self, heading: blocks.Heading) -> Iterator[str]:
        text, beside = visible(heading.text), visible(heading.beside)
        fits = self.width is None or cell_len(text) + len(GAP) + cell_len(beside) <= self.width
        if beside and fits:
            yield self.paint(text, "strong") + GAP + self.paint(beside, "quiet")
            return
        yield from self._prose(heading.text, "strong")
        if beside:
            yield from self._prose(heading.beside, "quiet")

    def _prose(self, words: str, tone: Tone) -> Iterator[str]:
        return (self.paint(line, tone) for line in wrap(visible(words), self.prose))

    def _paragraph(self, paragraph: blocks.Paragraph) -> Iterator[str]:
        if paragraph.label:
            yield from self._hanging(f"{one_line(paragraph.label)}: ", Text(paragraph.text, paragraph.tone), self.prose)
        else:
            yield from self._prose(paragraph.text, paragraph.tone)

    def _facts(self, facts: blocks.FactList) -> Iterator[str]:
        rows = tuple((one_line(label), value) for label, value in facts.rows)
        label_width = max((cell_len(label) for label, _ in rows), default=0)
        for label, value in rows:
            yield from self._hanging(pad(label, label_width) + GAP, value, self.prose)

    def _hanging(self, lead: str, text: Text, width: int | None) -> Iterator[str]:
        """Words with a lead in front of the first line, the others lined up with the first word."""
        room = max(10, width - cell_len(lead)) if width is not None else None
        words = visible(text.text)
        toned = len(wrap(words.partition("\n")[0], room))  # what a rating was reported as is not in its colour
        for index, line in enumerate(wrap(words, room)):
            before = self.paint(lead, "quiet") if index == 0 else " " * cell_len(lead)
            painted = index < toned or text.tone == "quiet"
            yield (before + (self.paint(line, text.tone) if painted else line)).rstrip()

    def _table(self, table: blocks.Table) -> Iterator[str]:
        whole, left_out = table, []
        widths = self._fit(table)
        if widths is None:
            short = tuple(column._replace(heading=column.short or column.heading) for column in table.columns)
            self.cells[short] = self.cells[table.columns]
            table = table._replace(columns=short)
            widths = self._fit(table)
        while widths is None:
            at = max(range(len(table.columns)), key=lambda index: table.columns[index].drops)
            if not table.columns[at].drops:
                yield from self._stack(whole)
                return
            left_out.append(table.columns[at].heading)
            cells = [*self.cells[table.columns]]
            del cells[at]
            table = without_column(table, at)
            self.cells[table.columns] = cells
            widths = self._fit(table)
        if self.headed != table.columns:  # tables that line up with the one above need no second headings
            said = [f"Left out to fit the width: {', '.join(left_out)}."] if left_out else []
            signs = [each.heading for each in whole.columns if each.short and not any(map(str.isalnum, each.short))]
            said += [", ".join(signs)] if signs and table.columns != whole.columns else []
            for words in said:
                yield from self._prose(words, "quiet")
            self.headed = table.columns
            yield from self._row(table, [Text(column.heading, "strong") for column in table.columns], widths)
            yield self.paint(GAP.join("─" * width for width in widths), "quiet")
        for row in table.rows:
            yield from self._row(table, row, widths)
        if table.totals:
            yield self.paint(GAP.join("─" * width for width in widths), "quiet")
            yield from self._row(table, table.totals, widths)

    def _grid(self, grid: blocks.Grid) -> Iterator[str]:
        """The first of these that fits: titles and every column, ids alone, fewer columns; what is left out is said."""
        coarser = grid.coarser or grid
        years = f" Years instead of {grid.unit}s." if coarser is not grid else ""
        ways = (
            (grid, True, ""),
            (grid, False, " Ids instead of titles."),
            (coarser, True, years),
            (coarser, False, f" Ids instead of titles.{years}"),
        )
        for each, titles, said in ways:
            table, reading = grid_table(each, titles=titles), f"{each.reading}{said}"
            self.cells |= _shared_widths([table])
            fits = self._fit(table)
            if fits is not None and (not titles or fits[0] >= _TITLES):
                break
        yield from self._picture(grid.title, reading, table)

    def _picture(self, title: str, reading: str, table: blocks.Table) -> Iterator[str]:
        """What to see, the numbers as a table, and how to read it."""
        self.cells |= _shared_widths([table])
        yield from self._prose(title, "strong")
        yield from self._table(table)
        yield from self._prose(reading, "quiet")

    def _fit(self, table: blocks.Table) -> list[int] | None:
        """Column widths for the room there is, or None if the table has to be stacked."""
        cells, headings = self.cells[table.columns], [column.heading for column in table.columns]
        if self.width is None:
            sizes = (
                min(size, _PROSE) if column.wraps else size for size, column in zip(cells, table.columns, strict=True)
            )
            return [max(size, cell_len(heading)) for size, heading in zip(sizes, headings, strict=True)]
        widths = [max(size, _heading_width(heading)) for size, heading in zip(cells, headings, strict=True)]
        least = [
            max(min(size, column.least) if column.wraps else size, _longest_word(column.heading))
            for column, size in zip(table.columns, cells, strict=True)
        ]
        excess = sum(widths) + len(GAP) * (len(widths) - 1) - self.width
        while excess > 0:
            # Take from the column that has most of what it needs at least, so that all suffer alike.
            spare = [index for index, width in enumerate(widths) if width > least[index]]
            if not spare:
                return None
            widths[max(spare, key=lambda index: widths[index] / least[index])] -= 1
            excess -= 1
        return widths

    def _row(self, table: blocks.Table, cells: Sequence[Text], widths: Sequence[int]) -> Iterator[str]:
        texts = [cell.text for cell in cells]
        if not self.screen.colour and is_plain("".join(texts)) and not any(map(gt, map(len, texts), widths)):
            filled = [
                text.rjust(width) if column.align == "right" else text.ljust(width)
                for text, column, width in zip(texts, table.columns, widths, strict=True)
            ]
            yield GAP.join(filled).rstrip()
            return
        columns = [wrap(visible(cell.text), width) for cell, width in zip(cells, widths, strict=True)]
        # What stands under a rating's first line, such as what was reported, is not in its colour.
        ends = [
            len(lines)
            if "\n" not in cell.text or cell.tone == "quiet"
            else len(wrap(visible(cell.text.partition("\n")[0]), width))
            for lines, cell, width in zip(columns, cells, widths, strict=True)
        ]
        for number in range(max(map(len, columns))):
            parts = []
            for lines, cell, column, width, tone_ends in zip(columns, cells, table.columns, widths, ends, strict=True):
                line = lines[number] if number < len(lines) else ""
                padded = pad(line, width, right=column.align == "right")
                parts.append(padded.replace(line, self.paint(line, cell.tone), 1) if number < tone_ends else padded)
            yield GAP.join(parts).rstrip()

    def _stack(self, table: blocks.Table) -> Iterator[str]:
        """Each row as a small list of its own, for windows too narrow for columns."""
        label_width = max(cell_len(one_line(column.heading)) for column in table.columns[1:])
        for index, row in enumerate((*table.rows, *((table.totals,) if table.totals else ()))):
            if index:
                yield ""
            yield self.paint(one_line(row[0].text), "strong")
            for column, cell in zip(table.columns[1:], row[1:], strict=True):
                if cell.text:
                    yield from self._hanging(f"  {pad(one_line(column.heading), label_width)}  ", cell, self.width)
