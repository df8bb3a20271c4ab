"""A paper's sheets as a workbook: how wide its columns are, and what is frozen, filtered and coloured."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import Final

from npa_cli.document.blocks import DataSheet, FactList, Text, Value
from npa_cli.render.office.office_file import PaperFile
from npa_cli.render.office.sheet import Book, Cell, Sheet, Style
from npa_cli.render.safe_text import visible
from npa_cli.render.wrap import wrap

_WIDEST: Final = 48  # characters of a column
_PRINTED: Final = 220  # characters of a row that can be read on a page on its side
_FOOTER: Final = 160  # characters: spreadsheets take no more than 255, and write an ampersand as two
_LINE: Final = 140  # characters of a line of words above a table
_DAY: Final = 12
_NUMBER: Final = 9
_MADE: Final = "How this was made"


def paper_book(paper: PaperFile, sheets: Iterable[DataSheet], made: FactList) -> Book:
    """The workbook of a paper; last of it, from what it was made."""
    facts = tuple((name, _fact(value.order or value.text)) for name, value in made.rows)
    every = (*sheets, DataSheet(_MADE, (), facts))
    return Book(paper.title, paper.as_at, tuple(map(_sheet, every)), footer=paper.footer[:_FOOTER])


def _fact(words: str) -> Value:
    return date.fromisoformat(words) if re.fullmatch(r"\d{4}-\d\d-\d\d", words) else words


def _sheet(data: DataSheet) -> Sheet:
    lines: list[tuple[Cell, ...]] = [
        (Cell(part, "title" if number == 0 else "title_line"),)
        for number, line in enumerate(data.lines)
        for part in wrap(visible(line), _LINE)
    ]
    if not data.headings:
        rows = [tuple(map(_cell, row)) for row in data.rows]
        return Sheet(data.name, (18, 90), (*lines, *rows))
    if not data.rows:
        return Sheet(data.name, (24,), (*lines, (Cell("None.", "title_line"),)))
    heads = tuple(Cell(visible(heading), "head") for heading in data.headings)
    body = [tuple(map(_cell, row)) for row in data.rows]
    last = [tuple(_cell(each) for each in data.totals)] if data.totals else []
    by_column = zip(data.headings, *data.rows, strict=True)
    widths = tuple(_width(heading, column, filters=not data.totals) for heading, *column in by_column)
    printed = sum(width <= _PRINTED for width in accumulate(widths))
    while printed > 1 and all(row[printed - 1].value in (None, "") for row in body):  # headings over nothing
        printed -= 1
    sheet = Sheet(data.name, widths, (*lines, heads, *body, *last), head=len(lines), frozen=1)
    return sheet._replace(filters=not data.totals, printed=max(printed, 1))


def _cell(value: Value) -> Cell:
    if isinstance(value, Text):
        number = value.text.replace(",", "")
        tone: Style = value.tone if value.tone in ("good", "fair", "warn", "poor", "bad", "done", "quiet") else "words"
        return Cell(int(number) if re.fullmatch(r"[0-9]{1,9}", number) else visible(value.text), tone)
    if isinstance(value, date):
        return Cell(value, "day")
    if isinstance(value, int):
        return Cell(value, "number")
    return Cell(visible(value) if isinstance(value, str) else value)


def _width(heading: str, column: Sequence[Value], *, filters: bool) -> int:
    """Characters of a column: for days and numbers always as many, for words as the most of them need."""
    longest = max(map(len, heading.split()), default=0) + (3 if filters else 2)  # a filter's arrow stands beside it
    if any(isinstance(each, date) for each in column):
        return max(_DAY, longest)
    words = sorted(_lengths(column))
    usual = words[len(words) * 9 // 10] if words else 0
    return min(max(longest, _NUMBER if filters else 0, usual + 2), _WIDEST)


def _lengths(column: Sequence[Value]) -> Iterator[int]:
    for each in column:
        if isinstance(each, str | Text):
            text = each if isinstance(each, str) else each.text
            yield max(map(len, text.split("\n")))
