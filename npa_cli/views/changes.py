"""`npa change list`: every change to the signed plan and how far it has got."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Column, Document, Paragraph, Table, Text, Tone
from npa_cli.model.change import Change, ChangeStatus
from npa_cli.model.plan import Plan
from npa_cli.views.columns import CHANGE
from npa_cli.views.field import item_names, item_of
from npa_cli.views.view import Rows
from npa_cli.views.wording import counted, short_day

_TONES: Final[dict[ChangeStatus, Tone]] = {
    "proposed": "warn",
    "approved": "good",
    "rejected": "quiet",
    "withdrawn": "quiet",
}


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The changes to the signed plan, in the order of its files."""

    kind: ClassVar[str] = "changes"

    plan: Plan

    def document(self) -> Document:
        """The changes as a table."""
        if not self.plan.changes:
            return Document((Paragraph("No changes to the signed plan are recorded."),))
        table = Table(
            (
                Column("Change"),
                Column("Item"),
                Column("What", wraps=True, least=14),
                Column("Why", wraps=True, least=16),
                Column("Status", wraps=True, least=10),
            ),
            tuple(_row(each) for each in self.plan.changes),
        )
        return Document((table, Paragraph(counted(len(self.plan.changes), "change"), "quiet")))

    def payload(self) -> dict[str, Any]:
        """The changes as the public fields of JSON."""
        return {"items": [item_of(CHANGE, each) for each in self.plan.changes]}

    def rows(self) -> Rows:
        """The changes as columns and rows for CSV."""
        return Rows(item_names(CHANGE), self.payload()["items"])


def _row(change: Change) -> tuple[Text, ...]:
    to = change.to if isinstance(change.to, str) else ", ".join(change.to)
    decided = f" by {change.decided_by}" if change.decided_by else ""
    when = f", {short_day(change.decided_on)}" if change.decided_on else ""
    why = change.reason if not change.narrative else f"{change.reason}: {change.narrative}"
    return (
        Text(change.id, "strong"),
        Text(change.item),
        Text(f"{change.field} to {to}"),
        Text(why),
        Text(f"{change.status}{decided}{when}", _TONES[change.status]),
    )
