"""A paper of `npa report`, ready to be written in any format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Document, Paragraph
from npa_cli.model.workplan import Workplan
from npa_cli.views.columns import DELIVERABLE
from npa_cli.views.field import item_names
from npa_cli.views.own_words import in_own_words
from npa_cli.views.papers.foot import Provenance
from npa_cli.views.view import Rows

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

    def document(self) -> Document:
        """What it says, in the plan's own words for its levels and columns."""
        return in_own_words(self._with_first_line(self.content), self.workplan)

    def screen_document(self) -> Document:
        """What it says on a page that can be looked at and searched."""
        return (
            self.document()
            if self.on_screen is None
            else in_own_words(self._with_first_line(self.on_screen()), self.workplan)
        )

    def payload(self) -> dict[str, Any]:
        """Its numbers as the public fields of JSON, and from what they were made."""
        return {**self.fields(), "made": self.made.payload()}

    def rows(self) -> Rows:
        """A row for each deliverable it is about; none of the plan on a page, which names none."""
        return Rows(item_names(DELIVERABLE), self.fields().get("items", []))

    def _with_first_line(self, content: Document) -> Document:
        left_out = self.made.left_out
        if not left_out:
            return content
        named = ", ".join(left_out[:_NAMED_AT_MOST])
        more = f" and {len(left_out) - _NAMED_AT_MOST} more" if len(left_out) > _NAMED_AT_MOST else ""
        words = f"Part of the plan could not be read and is missing here: {named}{more}; npa validate says why."
        return Document((Paragraph(words, "bad"), *content.blocks))
