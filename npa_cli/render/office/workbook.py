"""The tables of a document as a workbook: a sheet each, words as words, and no cell that a spreadsheet would run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import takewhile
from typing import Final

from npa_cli.document.blocks import Block, Document, FactList, Heading, Paragraph, Table, Text
from npa_cli.render.safe_text import is_formula, visible

_NAME: Final = 31  # characters of a sheet's name as UTF-16 counts them; spreadsheets take no more
_WIDEST: Final = 60  # characters of a column


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, unlike any other of the workbook, and its rows, the headings first."""

    name: str
    rows: tuple[tuple[str | int, ...], ...]
    widths: tuple[int, ...]


def sheets_of(document: Document) -> tuple[Sheet, ...]:
    """The document's tables under the words of their captions or headings, and last its facts about itself.

    What stands above the document's title has to be known before all else: it is a sheet before the others.
    """
    found: list[Sheet] = []
    above, used = "Table", set[str]()
    first = takewhile(lambda block: not isinstance(block, Heading), document.blocks)
    notices = [(block.text,) for block in first if isinstance(block, Paragraph)]
    if notices:
        found.append(_sheet(_name("Read this first", used), [*notices]))
    for block in document.blocks:
        if isinstance(block, Heading):
            above = block.text
        elif isinstance(block, Table):
            rows = [tuple(column.heading for column in block.columns), *(tuple(map(_value, row)) for row in block.rows)]
            rows += [tuple(map(_value, block.totals))] if block.totals else []
            found.append(_sheet(_name(block.caption or above, used), rows))
        elif isinstance(block, FactList) and above.startswith("How this was made"):
            about = [("About", visible(words)) for words in _under_title(document.blocks)]
            found.append(_sheet(_name(above, used), [*about, *((name, _value(value)) for name, value in block.rows)]))
    return tuple(found)


def _under_title(blocks: Sequence[Block]) -> Iterator[str]:
    """The paragraphs between the first heading and the second: of which day it is, and whether the plan has ended."""
    headings = 0
    for block in blocks:
        headings += isinstance(block, Heading)
        if headings == 1 and isinstance(block, Paragraph):
            yield block.text


def render_xlsx(document: Document, as_at: date) -> bytes:
    """An Excel workbook. Raises ModuleNotFoundError where XlsxWriter is not installed."""
    import xlsxwriter  # type: ignore[import-untyped]

    held = BytesIO()
    calm = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(held, calm) as book:
        book.set_properties({"title": _title(document), "created": _moment(as_at), "company": ""})
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        words = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})  # words, also once edited
        for sheet in sheets_of(document):
            page = book.add_worksheet(sheet.name)
            page.freeze_panes(1, 1)
            for index, width in enumerate(sheet.widths):
                page.set_column(index, index, width)
            for row, values in enumerate(sheet.rows):
                for column, value in enumerate(values):
                    if isinstance(value, int):
                        page.write_number(row, column, value, plain)
                    else:
                        form = heading if row == 0 else words if is_formula(value) else plain
                        page.write_string(row, column, value, form)
            page.repeat_rows(0)
    return held.getvalue()


def render_ods(document: Document, as_at: date) -> bytes:
    """An OpenDocument workbook. Raises ModuleNotFoundError where odfdo is not installed."""
    import odfdo

    book = odfdo.Document("spreadsheet")
    book.body.clear()
    for sheet in sheets_of(document):
        table = odfdo.Table(sheet.name)
        for values in sheet.rows:
            row = odfdo.Row()
            for column, value in enumerate(values):
                row.set_value(column, value)
            table.append(row)
        book.body.append(table)
    book.meta.title = _title(document)
    book.meta.language = "en-GB"
    book.meta.creation_date = _moment(as_at)
    book.meta.date = _moment(as_at)
    held = BytesIO()
    book.save(held)
    return _repacked(held.getvalue())


def _repacked(raw: bytes) -> bytes:
    """The package without times of writing, so that a paper made twice gives equal bytes."""
    from zipfile import ZipFile, ZipInfo

    held = BytesIO()
    with ZipFile(BytesIO(raw)) as old, ZipFile(held, "w") as new:
        for entry in old.infolist():  # the type of the package has to stay its first entry
            if not entry.is_dir():
                fresh = ZipInfo(entry.filename, date_time=(1980, 1, 1, 0, 0, 0))
                fresh.compress_type = entry.compress_type
                new.writestr(fresh, old.read(entry))
    return held.getvalue()


def _moment(day: date) -> datetime:
    """A day as both libraries want it."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 (days, not moments)


def _title(document: Document) -> str:
    return next((visible(block.text) for block in document.blocks if isinstance(block, Heading)), "")


def _sheet(name: str, rows: list[tuple[str | int, ...]]) -> Sheet:
    columns = range(len(rows[0])) if rows else range(0)
    widths = (max((len(line) for row in rows for line in str(row[at]).split("\n")), default=8) + 2 for at in columns)
    return Sheet(name, tuple(rows), tuple(min(max(width, 8), _WIDEST) for width in widths))


def _value(cell: Text) -> str | int:
    words = visible(cell.text)
    number = words.replace(",", "")
    return int(number) if re.fullmatch(r"[0-9]{1,9}", number) and not re.match(r"0[0-9]", number) else words


def _name(words: str, used: set[str]) -> str:
    """A sheet's name: no characters that spreadsheets refuse, short, and unlike the others whatever its case."""
    plain = re.sub(r"[\[\]:*?/\\'\x00-\x1f]", " ", visible(words))
    base = _first(" ".join(plain.split()), _NAME).strip() or "Table"
    for name in _tries(base):
        if name.casefold() not in used:
            used.add(name.casefold())
            return name
    raise AssertionError("there is always one more number")


def _tries(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        end = f" {number}"
        yield f"{_first(base, _NAME - len(end)).rstrip()}{end}"
        number += 1


def _first(words: str, count: int) -> str:
    """The first characters of some words, where one beyond the 65,536 common ones counts as two."""
    return words.encode("utf-16-le", "replace")[: 2 * count].decode("utf-16-le", "ignore")
