"""A plan's own words for its levels and columns, in the headings of whatever is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from npa_cli.document.blocks import Block, Column, Document, FactList, Grid, Paragraph, Table
from npa_cli.document.data_sheet import DataSheet
from npa_cli.model.workplan import ItemLevel

# npa's word in a heading, the level or column it stands for, and whether it is the plural.
_HEADINGS: Final[dict[str, tuple[ItemLevel, bool]]] = {
    "Priority": ("priority", False),
    "Priorities": ("priority", True),
    "Theme": ("theme", False),
    "Activity": ("activity", False),
    "Activities": ("activity", True),
    "Deliverable": ("deliverable", False),
    "Deliverables": ("deliverable", True),
    "When, as signed": ("timeframe", False),
    "Lead": ("leads", False),
    "Leads": ("leads", False),
    "Measure": ("measure", False),
}


def in_own_words(document: Document, names: Mapping[ItemLevel, str]) -> Document:
    """The document with the plan's own words in its headings; cells, and JSON's fields, stay as they are."""
    if not names:
        return document
    return document._replace(blocks=tuple(_block(block, names) for block in document.blocks))


def sheet_in_own_words(sheet: DataSheet, names: Mapping[ItemLevel, str]) -> DataSheet:
    """The sheet of a workbook with the plan's own words in its name and headings."""
    return sheet._replace(name=_word(sheet.name, names), headings=tuple(_word(each, names) for each in sheet.headings))


def _block(block: Block, names: Mapping[ItemLevel, str]) -> Block:
    match block:
        case Table():
            return block._replace(columns=tuple(_column(column, names) for column in block.columns))
        case Grid():
            coarser = _block(block.coarser, names) if block.coarser is not None else None
            assert coarser is None or isinstance(coarser, Grid)
            return block._replace(corner=_word(block.corner, names), coarser=coarser)
        case FactList():
            return FactList(tuple((_word(label, names), value) for label, value in block.rows))
        case Paragraph(label=label) if label:
            return block._replace(label=_word(label, names))
        case _:
            return block


def _column(column: Column, names: Mapping[ItemLevel, str]) -> Column:
    return column._replace(heading=_word(column.heading, names))


def _word(heading: str, names: Mapping[ItemLevel, str]) -> str:
    if heading not in _HEADINGS:
        return heading
    name, plural = _HEADINGS[heading]
    own = names.get(name)
    if not own:
        return heading
    own = own[0].upper() + own[1:]
    return _plural(own) if plural else own


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else f"{word}s"
