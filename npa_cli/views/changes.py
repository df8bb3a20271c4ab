"""`npa change list`: every change to the signed plan and how far it has got."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from npa_cli.document.blocks import Column, Document, Paragraph, Table, Text, Tone
from npa_cli.model.change import Change, ChangeStatus
from npa_cli.model.plan import Plan
from npa_cli.views.wording import counted, short_day

_FIELDS: Final = (
    "id", "item", "field", "to", "reason", "narrative", "status", "proposed_by", "proposed_on", "decided_by",
    "decided_on",
)  # fmt: skip
_TONES: Final[dict[ChangeStatus, Tone]] = {
    "proposed": "warn",
    "approved": "good",
    "rejected": "quiet",
    "withdrawn": "quiet",
}


def changes_document(plan: Plan) -> Document:
    """The changes as a table."""
    if not plan.changes:
        return Document((Paragraph("No changes to the signed plan are recorded."),))
    table = Table(
        (
            Column("Change"),
            Column("Item"),
            Column("What", wraps=True, least=14),
            Column("Why", wraps=True, least=16),
            Column("Status", wraps=True, least=10),
        ),
        tuple(_row(each) for each in plan.changes),
    )
    return Document((table, Paragraph(counted(len(plan.changes), "change"), "quiet")))


def changes_payload(plan: Plan) -> dict[str, Any]:
    """The changes as the public fields of JSON."""
    return {"items": [{name: getattr(each, name) for name in _FIELDS} for each in plan.changes]}


def changes_rows(plan: Plan) -> tuple[Sequence[str], Sequence[dict[str, Any]]]:
    """The changes as columns and rows for CSV."""
    return _FIELDS, changes_payload(plan)["items"]


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
