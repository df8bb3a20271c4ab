"""`npa change list`: every change to the signed plan and how far it has got."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Column, Document, Paragraph, Text, Tone
from npa_cli.model.change import Change
from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import CHANGE_STATUSES, ChangeStatus
from npa_cli.progress.registers.known import known_changes
from npa_cli.progress.select import read_value
from npa_cli.views.change_words import outcome_words
from npa_cli.views.field import item_names, item_of
from npa_cli.views.part_columns import CHANGE
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.registers import concerns
from npa_cli.views.table_of import table_of
from npa_cli.views.view import Rows
from npa_cli.views.wording import counted

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
    as_at: date
    changes: tuple[Change, ...]

    @property
    def period(self) -> PeriodNote:
        """Where the day is in the plan's period."""
        return period_note(self.plan, self.as_at)

    def document(self) -> Document:
        """The changes as a table."""
        if not self.changes:
            words = "No changes to the signed plan are recorded."
            if self.plan.changes:
                words = "No changes to the signed plan that fit what you asked were known on that day."
            return Document((*self.period.blocks(), Paragraph(words)))
        table = table_of(
            self.changes,
            (Column("Change"), lambda each: Text(each.id, "strong")),
            (Column("Item"), lambda each: each.item),
            (Column("What", wraps=True, least=14), _what),
            (Column("Why", wraps=True, least=16), _why),
            (Column("Status", wraps=True, least=10), lambda each: Text(outcome_words(each), _TONES[each.status])),
        )
        return Document((*self.period.blocks(), table, Paragraph(counted(len(self.changes), "change"), "quiet")))

    def payload(self) -> dict[str, Any]:
        """The changes as the public fields of JSON."""
        return {**self.period.payload(), "items": [item_of(CHANGE, each) for each in self.changes]}

    def rows(self) -> Rows:
        """The changes as columns and rows for CSV."""
        return Rows(item_names(CHANGE), self.payload()["items"])


def build_changes(
    plan: Plan,
    as_at: date,
    *,
    items: Sequence[str] = (),
    partners: Sequence[str] = (),
    statuses: Sequence[str] = (),
) -> ChangesView:
    """The changes known at the start of `as_at`. Each thing asked has to hold; within it, any of its values.

    Raises UnknownNameError for a status that a change can't have.
    """
    wanted = {read_value("status", CHANGE_STATUSES, each) for each in statuses}
    found = (
        each
        for each in known_changes(plan, as_at)
        if concerns((each.item,), (each.proposed_by, each.decided_by), items=items, partners=partners)
        and (not wanted or each.status in wanted)
    )
    return ChangesView(plan, as_at, tuple(found))


def _what(change: Change) -> str:
    to = change.to if isinstance(change.to, str) else ", ".join(change.to)
    return f"{change.field} to {to}"


def _why(change: Change) -> str:
    return f"{change.reason}: {change.narrative}" if change.narrative else change.reason
