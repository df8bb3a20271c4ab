"""A CSV file of readings as plain data, with the line and column of every cell, and findings for what is wrong."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from npa_cli.model.did_you_mean import nearest, suggestion
from npa_cli.model.finding import Finding, KeyPath, Point
from npa_cli.model.key_types import alternatives, fields_by_key
from npa_cli.model.measure import Reading
from npa_cli.model.written_number import decimal_mark, number_written, plain_number
from npa_cli.store.csv_sheet import SAVE_IT, SEPARATORS, CsvFaultError, Row, Sheet
from npa_cli.store.document import Document
from npa_cli.store.text import decode, is_utf_16

_FIELDS: Final = fields_by_key(Reading)
_NEEDED: Final = tuple(name for name, each in _FIELDS.items() if each.is_required())
_NUMBERS: Final = tuple(name for name, each in _FIELDS.items() if float in alternatives(each.annotation))
_ROWS: Final = 200_000  # of one file
_TOLD: Final = 100  # rows that lack something, told one by one


@dataclass(frozen=True)
class CsvDocument(Document):
    """Rows as a list of mappings from heading to what the cell holds, without empty cells."""

    sheet: Sheet = field(kw_only=True, repr=False)
    begins: Sequence[int] = ()  # where in the text each row begins
    columns: Mapping[str, int] = field(default_factory=dict)  # from 0, by heading

    def locate(self, key_path: KeyPath, *, on_key: bool = False) -> Point:
        """Where the cell begins that stands in the row, and under the heading, that the path names."""
        del on_key
        row = key_path[0] if key_path and isinstance(key_path[0], int) else None
        if row is None or row >= len(self.begins):
            return Point(1, 1)
        return self.sheet.cell(self.begins[row], self.columns.get(str(key_path[-1]), 0))


def read_csv(path: str, raw: bytes) -> tuple[CsvDocument | None, tuple[Finding, ...]]:
    """Read a file of readings: each row a mapping of headings to words or numbers, without its empty cells.

    The findings are of rows that were left out, or say why there is no document. UTF-16 is read where a byte order
    mark says that it is that.
    """
    in_utf_16 = is_utf_16(raw)
    plain, fault = decode(path, raw.decode("utf-16").encode() if in_utf_16 else raw, SAVE_IT)
    if plain is None:
        return None, (fault,) if fault else ()
    sheet = Sheet(plain.decode(), _FIELDS)
    try:
        return _read(path, raw, sheet, [*sheet.forms, *(["UTF-16"] if in_utf_16 else [])])
    except CsvFaultError as error:
        return None, (Finding("NPA002", path, error.point, error.words, error.hint),)


def _read(
    path: str, raw: bytes, sheet: Sheet, forms: Collection[str]
) -> tuple[CsvDocument | None, tuple[Finding, ...]]:
    """The document and findings of `read_csv`; `forms` say in words what in the file few other programs read."""
    rows = sheet.rows()
    columns: Mapping[str, int] = {}
    remarks: tuple[Finding, ...] = ()
    kept: list[Row] = []
    lacking: list[Finding] = []
    surplus: list[Finding] = []
    if first := next(rows, None):
        headings = _Headings(path, sheet, first)
        columns, remarks = headings.columns, headings.findings
        if headings.missing:
            return None, remarks
        for row in rows:
            if len(kept) == _ROWS:
                raise CsvFaultError(sheet.point(row.begin), f"more than {_ROWS:,} rows", "split the file by measure")
            headings.refuse_other_form(row)
            if fault := headings.surplus_in(row):
                surplus.append(fault)
            elif fault := headings.lacking_in(row):
                lacking.append(fault)
            else:
                kept.append(row)
    if forms:
        words = f"npa reads this file, and few other programs do: {', '.join(forms)}"
        hint = "for other programs, save it with commas, in UTF-8, with the headings first"
        remarks = (*remarks, Finding("NPA811", path, Point(1, 1), words, hint, "warning"))
    document = CsvDocument(
        path, _data(sheet, columns, kept), raw=raw, remarks=remarks,
        sheet=sheet, begins=[row.begin for row in kept], columns=columns,
    )  # fmt: skip
    return document, (*_first_of(surplus, 1), *_first_of(lacking, _TOLD))


class _Headings:
    """The first row of a file: which column each heading stands over, and what is wrong with them."""

    def __init__(self, path: str, sheet: Sheet, row: Row) -> None:
        """Raises CsvFaultError if a heading of a reading stands over two columns."""
        self._path, self._sheet = path, sheet
        names = {at: cell.strip() for at, cell in enumerate(row.cells) if cell.strip()}
        self._headed: Final = frozenset(names)
        self.columns: dict[str, int] = {}
        for at, name in names.items():
            if name in self.columns:
                words = f"a second column with the heading `{name}`"
                raise CsvFaultError(sheet.cell(row.begin, at), words, "delete one of them, or give it its own heading")
            if name in _FIELDS:
                self.columns[name] = at
        self.missing: Final = [name for name in _NEEDED if name not in self.columns]
        self.findings: Final = tuple(self._faults(row, {at: each for at, each in names.items() if each not in _FIELDS}))

    def _faults(self, row: Row, unknown: Mapping[int, str]) -> list[Finding]:
        """A finding for each heading that is none of a reading's, and one for what no column may be meant for."""
        meant = {nearest(name, _FIELDS) for name in unknown.values()}
        lost = [name for name in self.missing if name not in meant]
        every = f"the first row names the columns: {', '.join(_FIELDS)}"
        if not self.columns and lost:
            found = f"{self._sheet.separator} ".join(unknown.values())
            words = f"no heading of a reading in the first row, which is `{found}`"
            return [Finding("NPA102", self._path, self._sheet.point(row.begin), words, every)]
        faults = []
        for at, name in unknown.items():
            words, place = f"no column of a reading has the heading `{name}`", self._sheet.cell(row.begin, at)
            faults.append(Finding("NPA101", self._path, place, words, suggestion(name, _FIELDS)))
        if lost:
            words = f"no column with the heading {', '.join(f'`{each}`' for each in lost)}"
            hint = "add it to the first row, and below it what each reading has there"
            faults.append(Finding("NPA102", self._path, self._sheet.point(row.begin), words, hint))
        return faults

    def refuse_other_form(self, row: Row) -> None:
        """Raise CsvFaultError for a row that stands in one cell, because something else parts it than the headings."""
        if len(row.cells) >= len(self.columns):
            return
        for separator, words in SEPARATORS.items():
            if row.cells[0].count(separator) >= len(_NEEDED) - 1:
                said = f"this row is one cell here, with {words} in it"
                hint = f"part its cells by {self._sheet.words}, as the headings are, without quotes around all of it"
                raise CsvFaultError(self._sheet.point(row.begin), said, hint)

    def surplus_in(self, row: Row) -> Finding | None:
        """The finding of a row that has something where no heading stands above it."""
        at = next((at for at, cell in enumerate(row.cells) if cell.strip() and at not in self._headed), None)
        if at is None:
            return None
        words = f"column {at + 1} holds something in this row, and has no heading"
        hint = f"give the column a heading; a cell with {self._sheet.words} in it stands in double quotes"
        return Finding("NPA002", self._path, self._sheet.cell(row.begin, at), words, hint)

    def lacking_in(self, row: Row) -> Finding | None:
        """The finding of a row that lacks something that every reading has."""
        cells = row.cells
        lost = [name for name in _NEEDED if not "".join(cells[self.columns[name] : self.columns[name] + 1]).strip()]
        if not lost:
            return None
        words = f"nothing under {', '.join(f'`{each}`' for each in lost)} in this row"
        place = self._sheet.cell(row.begin, self.columns[lost[0]])
        return Finding("NPA102", self._path, place, words, "fill it in, or take the row out")


def _first_of(findings: Sequence[Finding], number: int) -> Sequence[Finding]:
    """The first findings of their kind, of which the last says how many more there are."""
    more = len(findings) - number
    if more <= 0:
        return findings
    last = findings[number - 1]
    rows = "row" if more == 1 else "rows"
    return [*findings[: number - 1], replace(last, message=f"{last.message} (and so in {more:,} more {rows} below)")]


def _data(sheet: Sheet, columns: Mapping[str, int], rows: Sequence[Row]) -> list[dict[str, Any]]:
    """What each row holds, by heading, without empty cells."""
    cells = [{name: "".join(row.cells[at : at + 1]).strip() for name, at in columns.items()} for row in rows]
    data: list[dict[str, Any]] = [{name: cell for name, cell in row.items() if cell} for row in cells]
    numbers = [(row, name) for row in data for name in _NUMBERS if name in row]
    marks = {mark for row, name in numbers if (mark := decimal_mark(row[name])) is not None}
    for row, name in numbers:
        words = row[name]
        # Where commas part the cells, a number has a point; elsewhere the numbers of the file show which they have.
        number = plain_number(words) if sheet.separator == "," else number_written(words, marks)
        row[name] = words if number is None else number
    return data
