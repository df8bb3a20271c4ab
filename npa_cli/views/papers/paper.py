"""A paper of `npa report`, ready to be written in any format."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, DataSheet, Document, FactList, Heading, Paragraph
from npa_cli.model.workplan import Workplan
from npa_cli.views.field import Holds, fields_in
from npa_cli.views.own_columns import deliverable_columns
from npa_cli.views.own_words import in_own_words, sheet_in_own_words
from npa_cli.views.papers.foot import Provenance
from npa_cli.views.view import Rows
from npa_cli.views.wording import long_day

_NAMED_AT_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper says of a plan; `as_at` is the day it speaks for, and `made` from what it was made.

    Where files of the plan could not be read, or not whole, its first line names them.
    """

    kind: ClassVar[str] = "report"

    workplan: Workplan
    as_at: date
    content: Document
    fields: Callable[[], Mapping[str, Any]]
    made: Provenance
    on_screen: Callable[[], Document] | None = None  # its content for a page that can be looked at and searched
    in_workbook: Callable[[], Iterable[DataSheet]] = tuple  # its facts for a workbook
    of_table: Mapping[str, Holds] | None = None  # the columns of its table, where that is not one of deliverables

    @property
    def columns(self) -> Mapping[str, Holds]:
        """The columns of its table, and what each holds."""
        if self.of_table is not None:
            return self.of_table
        return {each.name: each.holds for each in fields_in("items", deliverable_columns(self.workplan.fields))}

    def document(self) -> Document:
        """What it says, in the plan's own words for its levels and columns."""
        return self._said(self.content)

    def screen_document(self) -> Document:
        """What it says on a page that can be looked at and searched."""
        return self._said(self.content if self.on_screen is None else self.on_screen())

    def sheets(self) -> tuple[DataSheet, ...]:
        """Its facts for a workbook, under the lines that say which paper it is."""
        lines = tuple(_first_lines(self.document().blocks))
        first, *rest = (sheet_in_own_words(each, self.workplan.names) for each in self.in_workbook())
        fields = self.fields()
        position = (fields["position"],) if "position" in fields else ()
        asked = [f"{number}. {words}" for number, words in enumerate(fields.get("decisions", ()), 1)]
        asks = ("The board is asked to:", *asked) if asked else ()
        return (first._replace(lines=(*lines, *position, *asks, *first.lines)), *rest)

    def how_made(self) -> FactList:
        """From what it was made, as its foot says it."""
        blocks = self.content.blocks
        return next((each for each in reversed(blocks) if isinstance(each, FactList)), FactList(()))

    def footer(self) -> str:
        """What stands at the foot of every page: for whom it is, the day it is as at, and the plan."""
        for_whom = {"internal": "Internal", "board": "For the board", "public": "Public"}[self.made.audience]
        day = "As signed" if self.content.on_one_sheet else f"As at {long_day(self.as_at)}"
        return f"{for_whom} · {day} · {self.workplan.title}"

    def payload(self) -> dict[str, Any]:
        """Its numbers as the public fields of JSON, and from what they were made."""
        return {**self.fields(), "made": self.made.payload()}

    def rows(self) -> Rows:
        """A row for each deliverable it tells of; of the plan on a page, for each priority and round."""
        return Rows(tuple(self.columns), self.fields().get("items", []))

    def _said(self, content: Document) -> Document:
        left_out = self.made.left_out
        if left_out:
            named = ", ".join(left_out[:_NAMED_AT_MOST])
            more = f" and {len(left_out) - _NAMED_AT_MOST} more" if len(left_out) > _NAMED_AT_MOST else ""
            words = f"Part of the plan could not be read and is missing here: {named}{more}; npa validate says why."
            content = content._replace(blocks=(Paragraph(words, "bad"), *content.blocks))
        return in_own_words(content, self.workplan)


def _first_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """What stands first in a paper: its warning, its title, and the paragraphs up to the next heading."""
    headings = 0
    for block in blocks:
        headings += isinstance(block, Heading)
        if headings > 1:
            return
        if isinstance(block, Heading | Paragraph):
            yield block.text
