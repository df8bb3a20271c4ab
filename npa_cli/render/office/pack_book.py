"""A pack as a workbook: the table to fill in, what its columns mean, and hidden what it said when it went out."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from npa_cli.model.pack import Answer, Column, ColumnKind, Pack, Row
from npa_cli.model.pack_base import SHEET, base_rows, property_of
from npa_cli.render.office.sheet import Book, Cell, Limit, Sheet, Style
from npa_cli.render.safe_text import visible

_NAME: Final = "npa_pack"  # of the property and of the name that lead to the hidden sheet
_ALWAYS: Final = frozenset(("id", "words", "signed", "last"))  # columns that stand there even if no row fills them


def pack_book(pack: Pack) -> Book:
    """The workbook of a pack. Columns of the plan's own words that no row has anything in are left out."""
    columns = tuple(
        each
        for each in pack.columns
        if each.is_free or each.field in _ALWAYS or any(row.fixed.get(each.field) for row in pack.rows)
    )
    identity = pack.identity
    return Book(
        title=pack.title,
        as_at=date.fromisoformat(identity.made_on),
        sheets=(_form(pack, columns), _guide(pack), _base(pack)),
        properties={_NAME: property_of(pack)},
        names={_NAME: SHEET},
        footer=f"{identity.partner}, {identity.period}, made {identity.made_on}",
    )


def _form(pack: Pack, columns: tuple[Column, ...]) -> Sheet:
    above = ((Cell(visible(pack.title), "title"),), *((Cell(visible(line), "title_line"),) for line in pack.lead))
    head = len(above)
    rows = tuple(tuple(_cell(row, column) for column in columns) for row in pack.rows)
    return Sheet(
        "Return",
        tuple(column.width for column in columns),
        (*above, tuple(Cell(column.heading, "head") for column in columns), *rows),
        head=head,
        frozen=2,
        filters=True,
        is_protected=True,
        limits=tuple(
            Limit(at, tuple(column.choices.values()))
            if column.kind == "choice"
            else Limit(at, days=(pack.earliest, pack.latest))
            for at, column in enumerate(columns)
            if column.kind in ("choice", "day") and rows
        ),
    )


def _cell(row: Row, column: Column) -> Cell:
    if not column.is_free:
        return Cell(visible(row.fixed.get(column.field, "")), "fixed")
    return Cell(_shown(column, row.answers.get(column.field)), _FREE.get(column.kind, "free"))


_FREE: Final[Mapping[ColumnKind, Style]] = {"day": "free_day", "percent": "free_text"}


def _shown(column: Column, answer: Answer | None) -> str | date | None:
    if answer is None or isinstance(answer, date):
        return answer
    if isinstance(answer, tuple):
        return "\n".join(map(visible, answer))
    return column.choices.get(answer, visible(answer))


def _guide(pack: Pack) -> Sheet:
    rows = [[part.strip() for part in line.split(":", 1)] for line in pack.guide]
    cells = [(Cell(visible(first), "head"), Cell(visible("".join(rest)))) for first, *rest in rows]
    return Sheet("What to write", (30, 90), tuple(cells))


def _base(pack: Pack) -> Sheet:
    rows = tuple(tuple(Cell(value) for value in row) for row in base_rows(pack))
    return Sheet(SHEET, (16, 12, 12, 60), rows, is_hidden=True, is_protected=True)
