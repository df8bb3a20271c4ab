"""`npa escalations`: what has been taken up, to whom, what came back, and what should have been taken up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from npa_cli.document.blocks import Block, Column, Heading, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.progress.registers.escalation import Escalated, escalated_entries, should_be
from npa_cli.progress.registers.risk import AssessedRisk, open_risks
from npa_cli.progress.select import Query
from npa_cli.views.field import Fields
from npa_cli.views.register_columns import ESCALATION
from npa_cli.views.registers import ALL, LEVEL_WORDS, OpenEntries, concerns
from npa_cli.views.risks import risk_key, risk_table
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import counted, short_day

if TYPE_CHECKING:  # the models of registers a plan does not keep need not be built
    from npa_cli.model.register import Issue, Risk


@dataclass(frozen=True, slots=True)
class EscalationsView(OpenEntries[Escalated]):
    """What is above its lead, the highest level first; and the risks the board should know and does not."""

    kind: ClassVar[str] = "escalations"
    fields: ClassVar[Fields[Escalated]] = ESCALATION
    kept_in: ClassVar[Sequence[str]] = ("risks", "issues")

    missing: tuple[AssessedRisk, ...]

    def payload(self) -> dict[str, Any]:
        return {**OpenEntries.payload(self), "not_escalated": [each.risk.id for each in self.missing]}

    def found(self) -> Iterator[Block]:
        """How many wait for a steer, and the list."""
        waiting = sum(each.waiting_days is not None for each in self.entries)
        yield Paragraph(
            f"{counted(len(self.entries), 'open entry', 'open entries')} taken up: {waiting:,} waiting for a steer."
        )
        yield escalation_table(self.entries)

    def none_found(self) -> str:
        return "None taken up above its lead."

    def beside(self) -> Iterator[Block]:
        """What should have been taken up."""
        yield Heading(2, "Not taken to the board, though it should know")
        yield risk_table(self.missing) if self.missing else Paragraph("None.")
        yield Paragraph(risk_key(self.plan.workplan.registers), "quiet")


def build_escalations(plan: Plan, as_at: date, asked: Query = ALL, *, levels: Sequence[str] = ()) -> EscalationsView:
    """Open escalations as at the start of `as_at`."""

    def fits(entry: Risk | Issue) -> bool:
        return concerns(entry.affects, (entry.owner,), asked) and (not levels or entry.level in levels)

    found = tuple(each for each in escalated_entries(plan, as_at) if fits(each.entry))
    missing = tuple(each for each in should_be(open_risks(plan, as_at)) if fits(each.risk))
    return EscalationsView(plan, as_at, found, len(found), missing)


def escalation_table(found: Sequence[Escalated]) -> Table:
    """A row for each escalated entry."""
    return table_of(
        found,
        (Column("With", wraps=True, least=11), lambda each: Text(LEVEL_WORDS[each.level], "strong")),
        (Column("Entry"), lambda each: each.entry.id),
        (Column("What", wraps=True, least=20), lambda each: each.entry.title),
        (Column("Weight", wraps=True, least=8, drops=2), lambda each: each.weight),
        (
            Column("Taken up", wraps=True, least=11, drops=1),
            lambda each: short_day(each.step.on) if each.step else "day not recorded",
        ),
        (Column("Why", wraps=True, least=18, drops=3), lambda each: each.step.reason if each.step else "not recorded"),
        (Column("Steer", wraps=True, least=16), _steer),
        caption="Taken up, the highest level first",
    )


def _steer(each: Escalated) -> Text:
    if each.step is None:
        return Text("not recorded")
    if each.waiting_days is not None:
        return Text(f"none yet, after {counted(each.waiting_days, 'day')}", "warn")
    day = f" ({short_day(each.step.steer_on)})" if each.step.steer_on else ""
    return Text(f"{each.step.response or 'given'}{day}")
