"""A workbook described once, for the two formats that office programs read: sheets of cells, each in a named style."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal, NamedTuple

from npa_cli.render.tones import LOOKS

Style = Literal[
    "title", "title_line", "words", "head", "day", "number", "done", "good", "fair", "warn", "poor", "bad", "quiet",
    "fixed", "free", "free_day", "free_text",
]  # fmt: skip
"""How a cell looks. All but the last four are for reading; `fixed` ones are locked and `free` ones filled in.

What is typed into `free_text` stays as it is typed: `45%` is not made 0.45.
"""

GROUNDS: Final[Mapping[str, str]] = {
    "head": "#0b3d5c",
    **{tone: look.paper for tone, look in LOOKS.items()},
    "quiet": "#ededed",
    "fixed": "#f0f0f0",
}
"""The colour behind a cell's words; always beside words or a sign that say the same."""


class Cell(NamedTuple):
    """What stands in a cell. A day is a day of the workbook, and words are never taken for a formula."""

    value: str | int | float | date | None
    style: Style = "words"


class Limit(NamedTuple):
    """What the cells of a column may have below the headings: one of some words, or a day of a span, both inclusive."""

    column: int
    words: tuple[str, ...] = ()
    days: tuple[date, date] | None = None


class Sheet(NamedTuple):
    """One sheet. `widths` are in characters; `head` is the row of headings, repeated on every page and never scrolled
    away, with as many columns as `frozen` says. Printed, it is A4 landscape and as wide as the page.
    """

    name: str  # 31 characters at most, unlike any other of the workbook
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    head: int | None = None
    frozen: int = 0
    filters: bool = False
    printed: int = 0  # how many of its columns, from the first, go on paper; all of them where it is 0
    is_hidden: bool = False
    is_protected: bool = False  # only cells of a free style can be written in
    limits: tuple[Limit, ...] = ()


def lines_of(sheet: Sheet, cells: tuple[Cell, ...]) -> int:
    """How many lines a row needs for the longest of its cells, by the widths of the columns."""
    return max((_lines(cell, width) for cell, width in zip(cells, sheet.widths, strict=False)), default=1)


def _lines(cell: Cell, width: int) -> int:
    if not isinstance(cell.value, str) or cell.style in ("title", "title_line"):
        return 1
    return sum(max(1, -(-len(line) // max(width - 1, 1))) for line in cell.value.split("\n"))


class Book(NamedTuple):
    """A workbook: its title, the day it is as at, and what it says of itself to programs."""

    title: str
    as_at: date
    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str] = {}
    names: Mapping[str, str] = {}  # each a name for the first cell of the sheet it stands for
    footer: str = ""
