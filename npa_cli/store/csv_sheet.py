"""The text of a CSV file as spreadsheets save it: what parts its cells, its rows, and where each cell stands.

What parts the cells, and a first line such as `sep=;`, are known here and nowhere else.
"""

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from npa_cli.model.did_you_mean import same_letters
from npa_cli.model.finding import Point

SEPARATORS: Final[Mapping[str, str]] = {",": "commas", ";": "semicolons", "\t": "tabs"}
SAVE_IT: Final = "in a spreadsheet, save it as `CSV UTF-8`"

_CELL: Final = 10_000  # characters of one cell
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_NAMED_SEPARATOR: Final = re.compile(r'"?sep=([^\w"\s]|\t)"?[ ,;\t]*(\r\n|\r|\n|\Z)', re.IGNORECASE)
_FAULTS: Final[Mapping[str, tuple[str, str]]] = {  # by words of the csv module's own message
    "unexpected end": ("a double quote opens this cell and none closes it", "close it, or delete it"),
    "field limit": (f"a cell of more than {_CELL:,} characters", "check that its double quotes are closed"),
    "expected after": ("words stand after the double quote that closes this cell", 'write `""` for one within it'),
}


class CsvFaultError(Exception):
    """A CSV file that can't be read: where, what is wrong there, and what to do."""

    def __init__(self, point: Point, words: str, hint: str) -> None:
        super().__init__(words)
        self.point, self.words, self.hint = point, words, hint


class Row(NamedTuple):
    """A row that holds something: where in the text it begins, and its cells."""

    begin: int
    cells: Sequence[str]


class Sheet:
    """The text of a CSV file, and what parts its cells: what its first line `sep=;` says, else what its headings show.

    `forms` says in words what in it few programs but spreadsheets read.
    """

    def __init__(self, text: str, headings: Collection[str]) -> None:
        """`headings` are those that a file of this kind may have."""
        self.text = text
        self._lines = [0, *(found.end() for found in _LINE_END.finditer(text))]
        named = _NAMED_SEPARATOR.match(text)
        self._start = named.end() if named else 0
        self.separator = named[1] if named else self._likeliest(headings)
        self._cell: Final = re.compile(rf'"(?:[^"]|"")*"?|[^{re.escape(self.separator)}\r\n]*')
        self.forms = [f"cells parted by {self.words}"] if self.separator != "," else []
        self.forms += [f"a first line `sep={self.separator}`"] if named else []

    @property
    def words(self) -> str:
        """What parts the cells, in words."""
        return SEPARATORS.get(self.separator, f"`{self.separator}`")

    def rows(self) -> Iterator[Row]:
        """The rows that are not empty. Raises CsvFaultError if the text is no CSV from some place on."""
        first = bisect_right(self._lines, self._start) - 1
        reader = csv.reader(io.StringIO(self.text[self._start :], newline=""), delimiter=self.separator, strict=True)
        before = 0
        limit = csv.field_size_limit(_CELL)
        try:
            for cells in reader:
                begin, before = self._lines[first + before], reader.line_num
                if any(cell.strip() for cell in cells):
                    yield Row(begin, cells)
        except csv.Error as error:
            known = (told for part, told in _FAULTS.items() if part in str(error))
            words, hint = next(known, ("not CSV from here on", SAVE_IT))
            raise CsvFaultError(self._broken_cell(self._lines[first + before]), words, hint) from None
        finally:
            csv.field_size_limit(limit)

    def cell(self, begin: int, column: int) -> Point:
        """Where the cell in a column, from 0, of the row that begins there begins; that of a short row at its end."""
        place = begin
        for _ in range(column):
            end = self._end(place)
            if self.text[end : end + 1] != self.separator:
                break
            place = end + 1
        return self.point(place)

    def point(self, place: int) -> Point:
        """The line and column of a character."""
        line = bisect_right(self._lines, place) - 1
        return Point(line + 1, place - self._lines[line] + 1)

    def _end(self, place: int) -> int:
        found = self._cell.match(self.text, place)
        return found.end() if found else place

    def _broken_cell(self, place: int) -> Point:
        """Where the first cell begins, of the row that begins at `place`, that is too long or is not closed."""
        while (end := self._end(place)) - place <= _CELL and self.text[end : end + 1] == self.separator:
            place = end + 1
        return self.point(place)

    def _likeliest(self, headings: Collection[str]) -> str:
        """What parts the first line that says anything into the most headings; a comma where nothing does."""
        first = next((line for line in _LINE_END.split(self.text) if line.strip(' ,;\t"')), "")

        def found(separator: str) -> int:
            return sum(same_letters(cell, headings) is not None for cell in first.replace('"', "").split(separator))

        return max(SEPARATORS, key=found)
