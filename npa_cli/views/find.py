"""`npa find`: the places in a plan's files where some words stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, NamedTuple

from npa_cli.document.blocks import Block, Column, Heading, Paragraph, Text
from npa_cli.views.field import Field, Fields, items_of, rows_of
from npa_cli.views.table_of import table_of
from npa_cli.views.view import InBlocks, Rows
from npa_cli.views.wording import counted

_SHOWN: Final = 120  # characters of a longer text, around the first word that was asked for


class Found(NamedTuple):
    """One value or id in a file, where it stands (lines and columns from 1), and the item whose entry is around it."""

    path: str
    line: int
    column: int
    item: str | None
    field: str | None
    words: str


FOUND: Final[Fields[Found]] = (
    Field("item", "words", "Id of the item whose entry the words stand in", lambda each: each.item),
    Field("field", "words", "Name of the field they stand in", lambda each: each.field),
    Field("words", "words", "The whole value", lambda each: each.words),
    Field("file", "words", "The file, from the working folder", lambda each: each.path),
    Field("line", "number", "Line, counted from 1", lambda each: each.line),
    Field("column", "number", "Column, counted from 1", lambda each: each.column),
)


@dataclass(frozen=True, slots=True)
class FoundView(InBlocks):
    """Where what was asked for stands, in the order of the files."""

    kind: ClassVar[str] = "found"

    asked: tuple[str, ...]
    found: Sequence[Found]

    def blocks(self) -> Iterator[Block]:
        """A row for each place, and how many there are."""
        asked = " and ".join(f"“{each}”" for each in self.asked)
        yield Heading(1, f"Where {asked} {'stands' if len(self.asked) == 1 else 'stand together'}")
        if not self.found:
            yield Paragraph("Nowhere in the plan's files. Fewer or shorter words find more.")
            return
        yield table_of(
            self.found,
            (Column("Item"), lambda each: Text(each.item or "", "strong")),
            (Column("Field"), lambda each: (each.field or "").replace("_", " ")),
            (Column("Words", wraps=True, least=24), lambda each: self._excerpt(each.words)),
            (Column("Where", wraps=True, least=16), lambda each: f"{each.path}:{each.line}:{each.column}"),
        )
        files = len({each.path for each in self.found})
        yield Paragraph(f"{counted(len(self.found), 'place')} in {counted(files, 'file')}.")

    def _excerpt(self, words: str) -> str:
        """What stands around the first word that was asked for; a short text whole."""
        if len(words) <= _SHOWN:
            return words
        at = max(words.casefold().find(self.asked[0].casefold()), 0)
        first = max(min(at - _SHOWN // 3, len(words) - _SHOWN), 0)
        first = words.rfind(" ", 0, first) + 1 if first else 0
        last = words.find(" ", first + _SHOWN)
        return f"{'… ' if first else ''}{words[first : last if last > 0 else len(words)]}{' …' if last > 0 else ''}"

    def payload(self) -> dict[str, Any]:
        return {"asked": list(self.asked), "items": items_of(FOUND, self.found)}

    def rows(self) -> Rows:
        return rows_of(FOUND, self.found)
