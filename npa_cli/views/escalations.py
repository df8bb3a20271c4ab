"""`npa escalations`: what has been taken up, to whom, what came back, and what should have been taken up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from npa_cli.document.blocks import Block, Column, Document, Heading, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.progress.registers.escalation import Escalated, escalated_entries, should_be
from npa_cli.progress.registers.risk import AssessedRisk, open_risks
from npa_cli.progress.reported import is_tracked
from npa_cli.views.field import items_of, rows_of
from npa_cli.views.nothing_reported import nothing_held
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.register_columns import ESCALATION
from npa_cli.views.registers import LEVEL_WORDS, concerns, none_kept, risk_key
from npa_cli.views.risks import risk_table
from npa_cli.views.table_of import table_of
from npa_cli.views.view import Rows
from npa_cli.views.wording import counted, long_day, short_day


@dataclass(frozen=True, slots=True)
class EscalationsView:
    """What is above its lead, the highest level first; and the risks the board should know and does not."""

    kind: ClassVar[str] = "escalations"

    plan: Plan
    as_at: date
    escalated: tuple[Escalated, ...]
    missing: tuple[AssessedRisk, ...]

    @property
    def period(self) -> PeriodNote:
        """Where the day is in the plan's period."""
        return period_note(self.plan, self.as_at)

    def document(self) -> Document:
        """What is where, and what should be."""
        return Document(tuple(_blocks(self)))

    def payload(self) -> dict[str, Any]:
        """Both lists as the public fields of JSON."""
        return {
            "as_at": self.as_at,
            **self.period.payload(),
            "tracked": is_tracked(self.plan, self.as_at),
            "items": items_of(ESCALATION, self.escalated),
            "not_escalated": [each.risk.id for each in self.missing],
        }

    def rows(self) -> Rows:
        """What has been taken up, as columns and rows for CSV."""
        return rows_of(ESCALATION, self.escalated)


def build_escalations(
    plan: Plan,
    as_at: date,
    *,
    items: Sequence[str] = (),
    partners: Sequence[str] = (),
    levels: Sequence[str] = (),
) -> EscalationsView:
    """Open escalations as at the start of `as_at`."""
    found = tuple(
        each
        for each in escalated_entries(plan, as_at)
        if concerns(each.entry.affects, (each.entry.owner,), items=items, partners=partners)
        and (not levels or each.level in levels)
    )
    missing = tuple(
        each
        for each in should_be(open_risks(plan, as_at))
        if concerns(each.risk.affects, (each.risk.owner,), items=items, partners=partners)
        and (not levels or each.level in levels)
    )
    return EscalationsView(plan, as_at, found, missing)


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


def _blocks(view: EscalationsView) -> Iterator[Block]:
    yield Heading(1, "Escalations", beside=f"as at {long_day(view.as_at)}")
    yield from view.period.blocks()
    yield from filter(None, (nothing_held(view.plan, view.as_at),))
    if not view.plan.risks and not view.plan.issues:
        yield from none_kept("risks", view.plan, view.as_at)
        return
    if view.escalated:
        waiting = sum(each.waiting_days is not None for each in view.escalated)
        yield Paragraph(
            f"{counted(len(view.escalated), 'open entry', 'open entries')} taken up: {waiting:,} waiting for a steer."
        )
        yield escalation_table(view.escalated)
    else:
        yield Paragraph("None taken up above its lead.")
    yield Heading(2, "Not taken to the board, though it should know")
    if view.missing:
        yield risk_table(view.missing)
    else:
        yield Paragraph("None.")
    yield Paragraph(risk_key(view.plan.workplan.registers), "quiet")
