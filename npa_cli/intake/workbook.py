"""A workbook as plain values and as a document: what stands in each cell, never what a formula would make of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import Any, Final, NamedTuple
from zipfile import ZipFile

from npa_cli.intake.foreign import Block, Cell, Foreign, NotReadableError, Run, with_lines, words_of
from npa_cli.intake.package import TOO_MUCH, count_pictures, kind_of_workbook, part_text
from npa_cli.intake.plain_text import between, unescape

_MOST_ROWS: Final = 5_000  # of a sheet that are looked at
_MOST_COLUMNS: Final = 64
_MOST_SHEETS: Final = 20
_MOST_SPACES: Final = 100_000  # of those that a workbook gives by their number alone
_MERGED: Final = re.compile(rb'mergeCell [^<>]{0,99}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_FORMULA: Final = "it holds a formula, whose value only an office program knows; paste it as a value"
_SHARED: Final = (re.compile(r"<si(?:\s[^<>]*)?>"), re.compile(r"</si>"))
_TEXT: Final = (re.compile(r"<(?:\w+:)?t(?:\s[^<>]*)?(?<!/)>"), re.compile(r"</(?:\w+:)?t>"))
_XLSX_CELL: Final = re.compile(r"<c\b(?=[^<>]*\bt=\"s\")[^<>]*>\s*<v>(\d{1,7})</v>")
_INLINE: Final = (re.compile(r"<is>"), re.compile(r"</is>"))
_ODS_CELL: Final = (re.compile(r"<table:table-cell\b([^<>]*)(?<!/)>"), re.compile(r"</table:table-cell>"))
_PARAGRAPH: Final = (re.compile(r"<text:p\b[^<>]*(?<!/)>"), re.compile(r"</text:p>"))


class Formula(NamedTuple):
    """A cell that holds a formula; its value is whatever a program would compute, so it is not read."""

    text: str


@dataclass(frozen=True, slots=True)
class Covered:
    """An empty cell that a merged one lies over: what stood in it before was lost when they were merged.

    `across` is whether that one begins in a column before it.
    """

    across: bool = False


Value = str | int | float | date | Formula | Covered | None


class Sheet(NamedTuple):
    """One sheet: its name, and its rows from the first, with None for what is empty."""

    name: str
    rows: tuple[tuple[Value, ...], ...]


class Workbook(NamedTuple):
    """A workbook's sheets, hidden ones too, in order, and its own properties that are not among the usual ones."""

    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str]


def read_workbook(raw: bytes) -> Workbook:
    """Read the bytes of an .xlsx or .ods file, whatever it is called. Raises NotReadableError, and ModuleNotFoundError
    where the library for that kind is not installed.

    Of a sheet, 5,000 rows and 64 columns are looked at; of a workbook, 20 sheets.
    """
    read = {"xlsx": _read_xlsx, "ods": _read_ods}[kind_of_workbook(raw)]
    try:
        return read(raw)
    except (ModuleNotFoundError, NotReadableError):
        raise
    except Exception as error:  # noqa: BLE001  # of a broken file, the libraries raise whatever it comes to
        why = f"it is damaged ({type(error).__name__}); open it in an office program, save it again and send that"
        raise NotReadableError(why) from None


def _read_xlsx(raw: bytes) -> Workbook:
    import openpyxl  # type: ignore[import-untyped]

    book = openpyxl.load_workbook(BytesIO(raw), read_only=True, keep_links=False)
    sheets = []
    for page in book.worksheets[:_MOST_SHEETS]:
        page.reset_dimensions()  # what the file says of its own size need not be so
        values = [
            [Formula(str(cell.value)) if cell.data_type == "f" else _plain(cell.value) for cell in row]
            for row in page.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS)
        ]
        with page._get_source() as part:
            _cover(values, part.read())
        sheets.append(Sheet(page.title, tuple(map(tuple, values))))
    told = {str(each.name): str(each.value) for each in book.custom_doc_props.props}
    return Workbook(tuple(sheets), told)


def _cover(rows: list[list[Value]], part: bytes) -> None:
    """Mark the empty cells that merged ones lie over, by what a sheet's XML says is merged.

    Raises ValueError where merged cells lie over one another.
    """
    from openpyxl.utils import column_index_from_string  # type: ignore[import-untyped]

    left = _MOST_ROWS * _MOST_COLUMNS
    for found in _MERGED.finditer(part):
        left -= _MOST_COLUMNS
        one, top, other, bottom = (each.decode() for each in found.groups())
        first, last = column_index_from_string(one) - 1, column_index_from_string(other)
        for row in rows[max(int(top) - 1, 0) : int(bottom)]:
            left -= len(row[first:last])
            row[first:last] = [
                Covered(across=at > 0) if value is None else value for at, value in enumerate(row[first:last])
            ]
        if left < 0:
            raise ValueError


def _read_ods(raw: bytes) -> Workbook:
    import odfdo

    book = odfdo.Document(BytesIO(raw))
    if sum(abs(int(each.get_attribute("text:c") or 1)) for each in book.body.get_elements("//text:s")) > _MOST_SPACES:
        raise NotReadableError(TOO_MUCH)  # a few bytes that say how many spaces they stand for
    sheets = [
        Sheet(str(table.name), tuple(islice(_ods_rows(table), _MOST_ROWS)))
        for table in islice(book.body.tables, _MOST_SHEETS)
    ]
    told = {str(name): str(value) for name, value in book.meta.user_defined_metadata.items()}
    return Workbook(tuple(sheets), told)


def _ods_rows(table: Any) -> Iterator[tuple[Value, ...]]:
    """The rows of a table. One that is written once for many is given twice at most: the second shows that it is."""
    for row in table.get_elements(".//table:table-row"):
        cells: list[Value] = []
        spanned = 0  # columns to come that a cell before lies over
        for cell in row.get_elements("table:table-cell|table:covered-table-cell"):
            left = _MOST_COLUMNS - len(cells)
            repeated = min(int(cell.get_attribute("table:number-columns-repeated") or 1), left)
            cells += [_ods_value(cell, across=spanned > 0)] * repeated
            spanned = max(spanned - repeated, int(cell.get_attribute("table:number-columns-spanned") or 1) - 1)
        while cells and cells[-1] is None:
            cells.pop()
        repeated = int(row.get_attribute("table:number-rows-repeated") or 1)
        yield from [tuple(cells)] * min(repeated, 2 if cells else 1)


def _ods_value(cell: Any, *, across: bool) -> Value:
    formula = cell.get_attribute("table:formula")
    if formula:
        return Formula(str(formula))
    if not cell.get_attribute("office:value-type"):
        return Covered(across=across) if cell.tag == "table:covered-table-cell" else None
    return _plain(cell.get_value())


def _plain(value: Any) -> Value:
    """A library's value as one of ours: a moment is its day, and text keeps no space at its ends."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date) or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip() or None


def read_sheets(raw: bytes) -> Foreign:
    """The rows of every sheet, hidden ones too. Raises NotReadableError, and ModuleNotFoundError as it does."""
    book = read_workbook(raw)
    blocks = [block for number, sheet in enumerate(book.sheets, 1) for block in _rows(number, sheet)]
    return with_lines(blocks, count_pictures(raw))


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
