"""`npa decisions`: the decisions known on a day, in the order they were taken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from npa_cli.document.blocks import Block, Column, Paragraph, Text
from npa_cli.model.plan import Plan
from npa_cli.model.register import Decision, Issue, Risk
from npa_cli.progress.registers.known import known_entries, touches
from npa_cli.progress.select import Query
from npa_cli.views.field import Fields
from npa_cli.views.register_columns import DECISION
from npa_cli.views.registers import ALL, OpenEntries, affects_column
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import short_day, shown_of


@dataclass(frozen=True, slots=True)
class DecisionsView(OpenEntries[Decision]):
    """The decisions that were asked for."""

    kind: ClassVar[str] = "decisions"
    fields: ClassVar[Fields[Decision]] = DECISION
    are: ClassVar[str] = "taken"

    def found(self) -> Iterator[Block]:
        """How many there are, and the list."""
        yield Paragraph(f"{shown_of(len(self.entries), self.known, 'decision')}.")
        yield table_of(
            self.entries,
            (Column("Decision"), lambda each: Text(each.id, "strong")),
            (Column("Board", drops=1), lambda each: each.board),
            (Column("Day"), lambda each: short_day(each.date)),
            (Column("What was decided", wraps=True, least=24), lambda each: f"{each.title}\n{each.decision}"),
            (Column("Why", wraps=True, least=16), lambda each: each.rationale or "not said"),
            affects_column(lambda each: each.affects),
            (Column("Minute", wraps=True, least=12, drops=3), lambda each: each.minute or "not said"),
            caption="Decisions, the latest last",
        )


def build_decisions(plan: Plan, as_at: date, asked: Query = ALL, *, boards: Sequence[str] = ()) -> DecisionsView:
    """The decisions known at the start of `as_at`, by these bodies, and on the items asked for.

    One is on an item also through a change, risk or issue that it names.
    """
    chosen = tuple(each for each in decisions_on(plan, as_at, asked.ids) if not boards or each.board in boards)
    return DecisionsView(plan, as_at, chosen, len(decisions_on(plan, as_at)))


def decisions_on(plan: Plan, as_at: date, items: Sequence[str] = ()) -> tuple[Decision, ...]:
    """The decisions known at the start of `as_at` on any of the items, or on a change to one; all without items."""
    found = known_entries(plan.decisions, plan.known_before(as_at))
    on_items = (each for each in found if not items or touches(items_reached(plan, each), tuple(items)))
    return tuple(sorted(on_items, key=lambda each: (each.date, each.id)))


def items_reached(plan: Plan, decision: Decision) -> tuple[str, ...]:
    """The items that a decision is on: those it names, and those of the changes, risks and issues that it names."""
    reached = {*decision.affects, *(change.item for change in plan.changes if change.id in decision.affects)}
    entries: tuple[Risk | Issue, ...] = (*plan.risks, *plan.issues)
    reached.update(item for entry in entries if entry.id in decision.affects for item in entry.affects)
    return tuple(sorted(reached))
