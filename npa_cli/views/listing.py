"""`npa list`: one row a priority, activity, deliverable or partner."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from npa_cli.document.blocks import Block, Column, Paragraph, Text
from npa_cli.model.own_field import OwnFields
from npa_cli.model.partner import Partner
from npa_cli.model.plan import Plan
from npa_cli.model.priority import Priority
from npa_cli.progress.assess import Assessed
from npa_cli.progress.reported import is_tracked
from npa_cli.views.field import Field, Fields, items_of, rows_of
from npa_cli.views.own_cells import sums_note, table_columns
from npa_cli.views.own_columns import deliverable_columns, of_activities, of_priorities
from npa_cli.views.own_words import InOwnWords
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.plan_columns import PARTNER, Placed, placed_activities
from npa_cli.views.report_words import nothing_reported
from npa_cli.views.table_of import ColumnOf, number_column, table_of
from npa_cli.views.view import Rows
from npa_cli.views.wording import counted, due_words, listed, number_of, rating_text

Listed = Literal["priorities", "activities", "deliverables", "partners"]


class _Parts(NamedTuple):
    """Things of one kind, their public fields, the columns of their table, and what is said below it."""

    fields: Fields[Any]
    things: Sequence[Any]
    columns: Sequence[ColumnOf[Any]]
    notes: Sequence[Paragraph] = ()


@dataclass(frozen=True, slots=True)
class Listing(InOwnWords):
    """The things of one kind that were listed."""

    kind: Listed
    parts: _Parts
    period: PeriodNote | None = None  # of deliverables alone: of the others nothing is said of how they stand

    def blocks(self) -> Iterator[Block]:
        """The table and how many rows it has."""
        if self.period is not None:
            yield from self.period.blocks()
        things = self.parts.things
        if not things:
            yield Paragraph(f"No {self.kind} match.")
            return
        yield table_of(things, *self.parts.columns)
        one = {"priorities": "priority", "activities": "activity"}.get(self.kind, self.kind.removesuffix("s"))
        yield Paragraph(counted(len(things), one, self.kind), "quiet")
        yield from self.parts.notes

    def payload(self) -> dict[str, Any]:
        return {
            "as_at": self.as_at,
            "tracked": is_tracked(self.plan, self.as_at),
            **(self.period.payload() if self.period is not None else {}),
            "notes": [each.text for each in self.parts.notes],
            "items": items_of(self.parts.fields, self.parts.things),
        }

    def rows(self) -> Rows:
        return rows_of(self.parts.fields, self.parts.things)


def build_listing(
    kind: Listed,
    plan: Plan,
    selected: tuple[Assessed, ...],
    as_at: date,
    partners: tuple[str, ...] | None = None,
    own: OwnFields | None = None,
) -> Listing:
    """List things of one kind: those that have any of the selected deliverables, in the plan's order.

    `partners` are the codes to list partners of, where not all of them: also those that lead nothing are listed.
    Deliverables are shown with the columns of `own`, fields of the plan's own, and their sums.
    """
    if kind == "deliverables":
        parts = _deliverables(plan, selected, own or {})
        return Listing(plan, as_at, kind, parts, period_note(plan, as_at, selected))
    if kind == "partners":
        return Listing(plan, as_at, kind, _partners(plan, selected, partners))
    return Listing(plan, as_at, kind, (_priorities if kind == "priorities" else _activities)(plan, selected))


def _of_plan(plan: Plan) -> Field[Any]:
    return Field("plan", "words", "the plan's short name", lambda _: plan.workplan.id)


def _priorities(plan: Plan, selected: Sequence[Assessed]) -> _Parts:
    held = Counter(each.commitment.priority.id for each in selected)
    fields: Fields[Priority] = (
        _of_plan(plan),
        *of_priorities(plan.workplan.fields),
        Field("themes", "number", "how many it has", lambda each: len(each.themes)),
        Field("activities", "number", "how many it has", lambda each: len(each.activities)),
        Field("deliverables", "number", "how many of those asked about", lambda each: held[each.id]),
    )
    things = tuple(each for each in plan.priorities if each.id in held)
    columns: tuple[ColumnOf[Priority], ...] = (
        (Column("ID"), lambda each: Text(each.id, "strong")),
        *number_column(things, lambda each: each.number),
        (Column("Priority", wraps=True, least=20), lambda each: each.title),
        (Column("Statement", wraps=True, least=30), lambda each: each.statement),
        (Column("Deliverables", "right"), lambda each: str(held[each.id])),
    )
    return _Parts(fields, things, columns)


def _activities(plan: Plan, selected: Sequence[Assessed]) -> _Parts:
    held = Counter(each.commitment.activity.id for each in selected)
    fields: Fields[Placed] = (
        _of_plan(plan),
        *of_activities(plan.workplan.fields),
        Field("deliverables", "number", "how many of those asked about", lambda each: held[each.activity.id]),
    )
    things = tuple(each for each in placed_activities(plan) if each.activity.id in held)
    columns: tuple[ColumnOf[Placed], ...] = (
        (Column("ID"), lambda each: Text(each.activity.id, "strong")),
        *number_column(things, lambda each: each.activity.number),
        (Column("Activity", wraps=True, least=30), lambda each: each.activity.text),
        (Column("Theme", wraps=True, least=14, drops=2), lambda each: each.theme.title),
        (Column("Lead", wraps=True, least=8, drops=1), lambda each: ", ".join(each.leads)),
        (Column("Deliverables", "right"), lambda each: str(held[each.activity.id])),
    )
    return _Parts(fields, things, columns)


def _deliverables(plan: Plan, selected: Sequence[Assessed], own: OwnFields) -> _Parts:
    signed = Column("When, as signed", wraps=True, least=12, drops=2, short="Signed")
    columns: tuple[ColumnOf[Assessed], ...] = (
        (Column("ID"), lambda each: Text(each.commitment.id, "strong")),
        *number_column(selected, number_of),
        (Column("Deliverable", wraps=True, least=28), lambda each: each.commitment.words),
        (Column("Lead", wraps=True, least=8, drops=1), lambda each: ", ".join(each.led_by)),
        (signed, lambda each: each.commitment.deliverable.timeframe),
        (Column("Due", wraps=True, least=11), due_words),
        (Column("Rating", wraps=True, least=12), rating_text),
        *table_columns(own),
    )
    notes = (*nothing_reported(selected), *sums_note(selected, own))
    return _Parts(deliverable_columns(plan.workplan.fields), selected, columns, notes)


def _partners(plan: Plan, selected: Sequence[Assessed], wanted: tuple[str, ...] | None) -> _Parts:
    deliverables = Counter(code for each in selected for code in dict.fromkeys(each.led_by))
    whole = [each for each in selected if not each.commitment.has_own_leads]
    activities = Counter(
        code for _, code in {(each.commitment.activity.id, code) for each in whole for code in each.led_by}
    )
    fields: Fields[Partner] = (
        _of_plan(plan),
        *PARTNER,
        Field("activities", "number", "how many it leads", lambda each: activities[each.code]),
        Field("deliverables", "number", "how many it leads", lambda each: deliverables[each.code]),
    )
    columns: tuple[ColumnOf[Partner], ...] = (
        (Column("Code"), lambda each: Text(each.code, "strong")),
        (Column("Partner", wraps=True, least=20), _with_members),
        (Column("Kind", drops=1), lambda each: each.kind),
        (Column("Activities led", "right"), lambda each: str(activities[each.code])),
        (Column("Deliverables led", "right"), lambda each: str(deliverables[each.code])),
    )
    things = tuple(each for each in plan.partners if wanted is None or each.code in wanted)
    return _Parts(fields, things, columns, (*parties_note(plan), *_overlaps(plan, selected)))


def _with_members(partner: Partner) -> str:
    return f"{partner.name} ({listed(partner.members)})" if partner.members else partner.name


def parties_note(plan: Plan) -> Iterator[Paragraph]:
    """Those that the plan names as its parties, where it does."""
    parties = tuple(each.name for each in plan.partners if each.party)
    if parties:
        yield Paragraph("; ".join(parties) + ".", label="Parties to the plan")


def _overlaps(plan: Plan, selected: Sequence[Assessed]) -> Iterator[Paragraph]:
    """What keeps the numbers of a table of partners from adding up to the deliverables that it is about."""
    if any(len(each.led_by) > 1 for each in selected):
        yield Paragraph("What several lead is counted under each lead.", "quiet")
    known = {each.code for each in plan.partners}
    nobody = sum(known.isdisjoint(each.led_by) for each in selected)
    if nobody:
        yield Paragraph(f"{counted(nobody, 'deliverable')} led by nobody in this list.", "quiet")
