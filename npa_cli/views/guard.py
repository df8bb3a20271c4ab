"""`npa guard`: what of a change a partner may not make, and who may."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from npa_cli.differences.rights import SECRETARIAT
from npa_cli.document.blocks import Block, Bullets, Column, Heading, Paragraph, Text
from npa_cli.views.table_of import table_of
from npa_cli.views.view import InBlocks
from npa_cli.views.wording import counted


class Refused(NamedTuple):
    """A difference that a partner may not make: what it is in, the field (empty for the whole of it), and who may."""

    kind: str
    id: str
    field: str
    who_may: str


@dataclass(frozen=True)
class GuardView(InBlocks):
    """A partner's change, held against who may alter what. `unread` are parts that can't be judged, in words."""

    kind: ClassVar[str] = "guard"

    partner: str | None  # the secretariat, which may change everything, where None
    base: str  # the version it is a change from, in words
    number: int  # of all differences
    refused: tuple[Refused, ...]
    unread: tuple[str, ...] = ()

    def payload(self) -> dict[str, Any]:
        return {
            "partner": self.partner,
            "base": self.base,
            "changes": self.number,
            "refused": [{**each._asdict(), "field": each.field or None} for each in self.refused],
            "unread": list(self.unread),
        }

    def blocks(self) -> Iterator[Block]:
        """What is refused, in a table."""
        who = self.partner or SECRETARIAT
        yield Heading(1, f"What {who} may change", beside=f"since {self.base}")
        told = counted(self.number, "change")
        if not self.refused:
            yield Paragraph(f"{told[:1].upper()}{told[1:]}: nothing that is not {who}'s to change.")
        else:
            yield Paragraph(
                f"{len(self.refused):,} of {told} {'is' if len(self.refused) == 1 else 'are'} not its own.", "bad"
            )
            yield table_of(
                self.refused,
                (Column("What", wraps=True, least=12), lambda each: Text(each.id, "strong")),
                (Column("Kind"), lambda each: each.kind),
                (Column("Field"), lambda each: each.field.replace("_", " ") or "the whole of it"),
                (Column("Who may", wraps=True, least=14), lambda each: each.who_may),
            )
        if self.unread:
            yield Paragraph("Not judged, because it can't be read:", "warn")
            yield Bullets(tuple(Text(each) for each in self.unread))
