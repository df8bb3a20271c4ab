"""`npa sql`: the rows a question gives, and the tables there are to ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from npa_cli.document.blocks import Block, Column, Document, Heading, Paragraph, Table, Text
from npa_cli.views.tables import TABLES, VIEWS
from npa_cli.views.wording import counted

_WIDE = 24  # characters from which a column's words may run over lines


def query_document(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Document:
    """The rows as a table, numbers on the right."""
    if not rows:
        return Document((Paragraph("No rows."),))
    headings = []
    for index, name in enumerate(columns):
        values = [row[index] for row in rows]
        number = all(isinstance(value, int | float) or value is None for value in values)
        wide = max(len(_words(value)) for value in values) > _WIDE
        headings.append(Column(name, "right" if number else "left", wraps=wide, least=_WIDE // 2 if wide else 0))
    body = tuple(tuple(Text(_words(value)) for value in row) for row in rows)
    return Document((Table(tuple(headings), body), Paragraph(f"{counted(len(rows), 'row')}.", "quiet")))


def query_payload(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """The rows as the public fields of JSON."""
    return {"columns": list(columns), "items": [dict(zip(columns, row, strict=True)) for row in rows]}


def tables_document() -> Document:
    """Every table and view, with what a row of it is and its columns."""
    blocks: list[Block] = [Heading(1, "Tables")]
    for table in TABLES:
        blocks.append(Heading(2, table.name))
        blocks.append(Paragraph(f"A row is {table.about}."))
        blocks.append(
            Table(
                (Column("Column"), Column("What it holds", wraps=True, least=20)),
                tuple((Text(name, "strong"), Text(about)) for name, about in table.columns),
                caption=f"Columns of {table.name}",
            )
        )
    blocks.append(Heading(1, "Views"))
    blocks.append(
        Table(
            (Column("View"), Column("What it shows", wraps=True, least=20)),
            tuple((Text(name, "strong"), Text(about)) for name, about, _ in VIEWS),
            caption="Views",
        )
    )
    return Document(tuple(blocks))


def tables_payload() -> dict[str, Any]:
    """The same as the public fields of JSON."""
    return {
        "tables": [
            {"name": each.name, "about": each.about, "columns": [name for name, _ in each.columns]} for each in TABLES
        ],
        "views": [{"name": name, "about": about} for name, about, _ in VIEWS],
    }


def _words(value: Any) -> str:
    return "" if value is None else f"{value:,}" if isinstance(value, int) and abs(value) > 9999 else str(value)
