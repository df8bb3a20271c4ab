"""A CSV file of readings as plain data, with the line and column of every value, and findings for what is wrong."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any, Final

from npa_cli.model.finding import Finding, KeyPath, Point
from npa_cli.store.decode import decode
from npa_cli.store.document import Document

_NUMBERS: Final = ("value", "numerator", "denominator")
_ROWS: Final = 200_000  # of one file
_CELL: Final = 10_000  # characters of one cell


@dataclass(frozen=True, slots=True)
class CsvDocument(Document):
    """Rows as a list of mappings; `lines` has the line each row begins on, `columns` the names in the first line."""

    lines: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    text: str = ""

    def locate(self, key_path: KeyPath, *, on_key: bool = False) -> Point:
        """The line of the row at the path's first step, and where the value of its column begins."""
        del on_key
        row = key_path[0] if key_path and isinstance(key_path[0], int) else None
        line = self.lines[row] if row is not None and row < len(self.lines) else 1
        name = key_path[1] if len(key_path) > 1 else None
        if not (isinstance(name, str) and name in self.columns):
            return Point(line, 1)
        cells = self.text.split("\n")[line - 1].split(",")
        before = cells[: self.columns.index(name)]
        # Commas inside quotes can't be told from others here: the line is then named as a whole.
        return Point(line, 1 if '"' in "".join(before) else sum(len(cell) + 1 for cell in before) + 1)


def read_csv(path: str, raw: bytes) -> tuple[CsvDocument | None, tuple[Finding, ...]]:
    """Read a file of readings: each row a mapping of column names to words or numbers, without its empty cells."""
    plain, fault = decode(path, raw)
    if plain is None:
        return None, (fault,) if fault else ()
    before = csv.field_size_limit(_CELL)
    try:
        text = plain.decode()
        return _read(path, text, csv.reader(io.StringIO(text, newline=""), strict=True))
    finally:
        csv.field_size_limit(before)


def _read(path: str, text: str, reader: Any) -> tuple[CsvDocument | None, tuple[Finding, ...]]:
    findings: list[Finding] = []
    rows: list[dict[str, Any]] = []
    lines: list[int] = []
    try:
        columns = tuple(name.strip() for name in next(reader, ()))
        if len(set(columns)) != len(columns):
            return None, (_fault(path, 1, "two columns of one name in the first line", "give each a name of its own"),)
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(columns):
                words = f"{len(cells)} values, and the first line names {len(columns)} columns"
                findings.append(_fault(path, line, words, "put a value with a comma in it into double quotes"))
                continue
            rows.append({name: _value(name, cell) for name, cell in zip(columns, cells, strict=False) if cell.strip()})
            lines.append(line)
            if len(rows) > _ROWS:
                return None, (_fault(path, line, f"more than {_ROWS:,} rows", "split the file by measure"),)
    except csv.Error as error:
        words = f"not CSV from here on: {error}"
        return None, (*findings, _fault(path, reader.line_num, words, "save it from a spreadsheet as CSV, UTF-8"))
    return CsvDocument(path, rows, lines=tuple(lines), columns=columns, text=text), tuple(findings)


def _value(name: str, cell: str) -> str | int | float:
    words = cell.strip()
    if name in _NUMBERS:
        for kind in (int, float):
            try:
                number = kind(words)
            except ValueError:
                continue
            if number == number and abs(number) != float("inf"):  # noqa: PLR0124  # not a number is no reading
                return number
    return words


def _fault(path: str, line: int, message: str, hint: str) -> Finding:
    return Finding("NPA002", path, Point(line, 1), message, hint)
