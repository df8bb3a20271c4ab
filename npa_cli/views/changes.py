"""`npa change list`: every change to the signed plan and how far it has got."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Column, Paragraph, Text, Tone
from npa_cli.model.change import Change
from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import CHANGE_STATUSES, ChangeStatus
from npa_cli.progress.registers.known import known_changes
from npa_cli.progress.select import Query, read_value
from npa_cli.views.field import Fields
from npa_cli.views.part_columns import CHANGE
from npa_cli.views.registers import ALL, EntriesView, concerns
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import counted, listed, short_day

_TONES: Final[dict[ChangeStatus, Tone]] = {
    "proposed": "warn",
    "approved": "good",
    "rejected": "quiet",
    "withdrawn": "quiet",
}


@dataclass(frozen=True, slots=True)
class ChangesView(EntriesView[Change]):
    """The changes to the signed plan, in the order of its files."""

    kind: ClassVar[str] = "changes"
    fields: ClassVar[Fields[Change]] = CHANGE

    def blocks(self) -> Iterator[Block]:
        """The changes as a table."""
        yield from self.period.blocks()
        if self.entries:
            yield table_of(
                self.entries,
                (Column("Change"), lambda each: Text(each.id, "strong")),
                (Column("Item"), lambda each: each.item),
                (Column("What", wraps=True, least=14), _what),
                (Column("Why", wraps=True, least=16), _why),
                (Column("Status", wraps=True, least=10), lambda each: Text(outcome_words(each), _TONES[each.status])),
            )
            yield Paragraph(counted(len(self.entries), "change"), "quiet")
        elif self.plan.changes:
            yield Paragraph("No changes to the signed plan that fit what you asked were known on that day.")
        else:
            yield Paragraph("No changes to the signed plan are recorded.")

    def payload(self) -> dict[str, Any]:
        return {**self.period.payload(), "items": self.items()}


def _why(change: Change) -> str:
    return f"{change.reason}: {change.narrative}" if change.narrative else change.reason


def build_changes(plan: Plan, as_at: date, asked: Query = ALL, *, statuses: Sequence[str] = ()) -> ChangesView:
    """The changes known at the start of `as_at`. Each thing asked has to hold; within it, any of its values.

    Raises UnknownNameError for a status that a change can't have.
    """
    wanted = {read_value("status", CHANGE_STATUSES, each) for each in statuses}
    found = (
        each
        for each in known_changes(plan, as_at)
        if concerns((each.item,), (each.proposed_by, each.decided_by), asked) and (not wanted or each.status in wanted)
    )
    return ChangesView(plan, as_at, tuple(found))


def change_words(change: Change) -> str:
    """A change in a line: `P8.2.1, timeframe to FY19/20 Q3 (dependency)`."""
    to = change.to if isinstance(change.to, str) else listed(change.to)
    return f"{change.item}, {change.field} to {to} ({change.reason})"


def outcome_words(change: Change) -> str:
    """What became of a change to the signed plan, as tables have it: `approved by NPHB, 31 Mar 2019`."""
    by = f" by {change.decided_by}" if change.decided_by else ""
    on = f", {short_day(change.decided_on)}" if change.decided_on else ""
    return f"{change.status}{by}{on}"


def _what(change: Change) -> str:
    to = change.to if isinstance(change.to, str) else ", ".join(change.to)
    return f"{change.field} to {to}"
