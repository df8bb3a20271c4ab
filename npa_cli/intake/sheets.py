"""The sheets of a workbook as a document: a row of a sheet is a row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from npa_cli.intake.foreign import Block, Cell, Foreign, Run, with_lines, words_of
from npa_cli.intake.marks import between, unescape
from npa_cli.intake.package import part_text
from npa_cli.intake.workbook import Covered, Formula, Sheet, Value, read_workbook

_FORMULA: Final = "it holds a formula, whose value only an office program knows; paste it as a value"
_SHARED: Final = (re.compile(r"<si(?:\s[^<>]*)?>"), re.compile(r"</si>"))
_TEXT: Final = (re.compile(r"<(?:\w+:)?t(?:\s[^<>]*)?(?<!/)>"), re.compile(r"</(?:\w+:)?t>"))
_XLSX_CELL: Final = re.compile(r"<c\b(?=[^<>]*\bt=\"s\")[^<>]*>\s*<v>(\d{1,7})</v>")
_INLINE: Final = (re.compile(r"<is>"), re.compile(r"</is>"))
_ODS_CELL: Final = (re.compile(r"<table:table-cell\b([^<>]*)(?<!/)>"), re.compile(r"</table:table-cell>"))
_PARAGRAPH: Final = (re.compile(r"<text:p\b[^<>]*(?<!/)>"), re.compile(r"</text:p>"))


def read_sheets(raw: bytes) -> Foreign:
    """The rows of every sheet, hidden ones too. Raises NotAWorkbookError, and ModuleNotFoundError as it does."""
    book = read_workbook(raw)
    blocks = [block for number, sheet in enumerate(book.sheets, 1) for block in _rows(number, sheet)]
    with ZipFile(BytesIO(raw)) as package:
        pictures = sum("/media/" in name or name.startswith("Pictures/") for name in package.namelist())
    return with_lines(blocks, pictures)


def count_sheets(raw: bytes) -> Iterator[tuple[str, list[str]]]:
    """The words in a workbook's own XML, part by part, found without any library: those of numbers and days are not."""
    with ZipFile(BytesIO(raw)) as package:
        names = package.namelist()
        if "content.xml" in names:
            yield "what the sheets hold", _ods_words(part_text(package, "content.xml"))
            return
        shared = []
        if "xl/sharedStrings.xml" in names:
            part = part_text(package, "xl/sharedStrings.xml").replace("<si/>", "<si></si>")
            shared = [_joined(each) for _, each, _ in between(*_SHARED, part)]
        for name in names:
            part = part_text(package, name) if name.startswith("xl/") and name.endswith(".xml") else ""
            if name.startswith("xl/worksheets/"):
                texts = [shared[int(each)] for each in _XLSX_CELL.findall(part) if int(each) < len(shared)]
                texts += [_joined(each) for _, each, _ in between(*_INLINE, part)]
                yield name, [word for text in texts for word in words_of(text)]
            elif re.match(r"xl/(comments|threadedComments|drawings)", name):
                yield name, [word for _, each, _ in between(*_TEXT, part) for word in words_of(unescape(each))]


def _rows(table: int, sheet: Sheet) -> Iterator[Block]:
    for number, row in enumerate(sheet.rows, 1):
        cells = tuple(_cell(value, row[at + 1 :]) for at, value in enumerate(row))
        if any(cell.runs or cell.doubt for cell in cells):
            yield Block(f"sheet {sheet.name}, row {number}", 0, cells, table)


def _cell(value: Value, after: tuple[Value, ...]) -> Cell:
    across = 1
    for each in after:
        if not (isinstance(each, Covered) and each.across):
            break
        across += 1
    if isinstance(value, Formula):
        return Cell((Run(value.text),), _FORMULA)
    if value is None or isinstance(value, Covered):
        return Cell()
    return Cell((Run(value.isoformat() if isinstance(value, date) else _number(value)),), across=across)


def _number(value: str | float) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _joined(marked: str) -> str:
    return unescape("".join(text for _, text, _ in between(*_TEXT, marked)))


def _ods_words(part: str) -> list[str]:
    found = []
    for cell, inner, _ in between(*_ODS_CELL, part):
        if 'value-type="string"' in cell[1]:
            times = re.search(r'number-columns-repeated="(\d{1,2})"', cell[1])
            text = " ".join(re.sub(r"<[^<>]*>", " ", each) for _, each, _ in between(*_PARAGRAPH, inner))
            found += words_of(unescape(text)) * (int(times[1]) if times else 1)
    return found
