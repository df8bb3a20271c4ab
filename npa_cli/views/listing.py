"""`npa list`: one row a priority, activity, deliverable or partner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, get_args

from npa_cli.document.blocks import Column, Document, Paragraph, Table, Text
from npa_cli.model.own_field import OwnFields
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.reported import is_tracked
from npa_cli.views.field import item_names, item_of, items_of
from npa_cli.views.nothing_reported import nothing_reported
from npa_cli.views.own_columns import deliverable_columns, of_activities, of_priorities, sums_note, table_columns
from npa_cli.views.own_number import number_column, number_of
from npa_cli.views.own_words import in_own_words
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.plan_columns import PARTNER, placed_activities
from npa_cli.views.table_of import table_of
from npa_cli.views.view import Rows
from npa_cli.views.wording import counted, due_words, listed, rating_text

Listed = Literal["priorities", "activities", "deliverables", "partners"]
_Parts = tuple[tuple[str, ...], tuple[Mapping[str, Any], ...], Table]
LISTED: Final[tuple[Listed, ...]] = get_args(Listed)


@dataclass(frozen=True, slots=True)
class Listing:
    """What was listed: the public fields of each row for JSON and CSV, and the table for people."""

    plan: Plan
    as_at: date
    kind: Listed
    columns: tuple[str, ...]
    items: tuple[Mapping[str, Any], ...]
    table: Table
    tracked: bool
    notes: tuple[Paragraph, ...] = ()  # that its rows overlap, or that nothing is reported on any of what is listed
    period: PeriodNote | None = None  # of deliverables alone: of the others nothing is said of how they stand

    def document(self) -> Document:
        """The table and how many rows it has."""
        first = tuple(self.period.blocks()) if self.period is not None else ()
        if not self.items:
            return Document((*first, Paragraph(f"No {self.kind} match.")))
        one = {"priorities": "priority", "activities": "activity"}.get(self.kind, self.kind.removesuffix("s"))
        words = Paragraph(counted(len(self.items), one, self.kind), "quiet")
        return in_own_words(Document((*first, self.table, words, *self.notes)), self.plan.workplan)

    def payload(self) -> dict[str, Any]:
        """The rows as the public fields of JSON."""
        period = self.period.payload() if self.period is not None else {}
        notes = [each.text for each in self.notes]
        return {"as_at": self.as_at, "tracked": self.tracked, **period, "notes": notes, "items": self.items}

    def rows(self) -> Rows:
        """The rows as a table for programs."""
        return Rows(self.columns, self.items)


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
    columns, items, table = (
        _partners(plan, selected, partners)
        if kind == "partners"
        else _deliverables(plan, selected, own or {})
        if kind == "deliverables"
        else _BUILDERS[kind](plan, selected)
    )
    note = nothing_reported(selected) if kind == "deliverables" else None
    notes = (
        (*_parties(plan), *_of_leads(plan, selected))
        if kind == "partners"
        else (
            *((note,) if note else ()),
            *sums_note(selected, own or {}),
        )
    )
    period = period_note(plan, as_at, selected) if kind == "deliverables" else None
    return Listing(plan, as_at, kind, columns, items, table, is_tracked(plan, as_at), notes, period)


def _parties(plan: Plan) -> Iterator[Paragraph]:
    """Those that the plan names as its parties, where it does."""
    parties = tuple(each.name for each in plan.partners if each.party)
    if parties:
        yield Paragraph("; ".join(parties) + ".", label="Parties to the plan")


def _of_leads(plan: Plan, selected: tuple[Assessed, ...]) -> Iterator[Paragraph]:
    """What keeps the numbers of a table of partners from adding up to the deliverables that it is about."""
    if any(len(each.led_by) > 1 for each in selected):
        yield Paragraph("What several lead is counted under each lead.", "quiet")
    known = {each.code for each in plan.partners}
    nobody = sum(known.isdisjoint(each.led_by) for each in selected)
    if nobody:
        yield Paragraph(f"{counted(nobody, 'deliverable')} led by nobody in this list.", "quiet")


def _priorities(plan: Plan, selected: tuple[Assessed, ...]) -> _Parts:
    ids = _counted_by(selected, lambda each: each.commitment.priority.id)
    fields = of_priorities(plan.workplan.fields)
    items = tuple(
        {
            "plan": plan.workplan.id,
            **item_of(fields, priority),
            "themes": len(priority.themes),
            "activities": len(priority.activities),
            "deliverables": ids[priority.id],
        }
        for priority in plan.priorities
        if priority.id in ids
    )
    return (
        ("plan", *item_names(fields), "themes", "activities", "deliverables"),
        items,
        table_of(
            items,
            (Column("ID"), lambda each: Text(each["id"], "strong")),
            *number_column(items, lambda each: each["number"]),
            (Column("Priority", wraps=True, least=20), lambda each: each["title"]),
            (Column("Statement", wraps=True, least=30), lambda each: each["statement"]),
            (Column("Deliverables", "right"), lambda each: str(each["deliverables"])),
        ),
    )


def _activities(plan: Plan, selected: tuple[Assessed, ...]) -> _Parts:
    ids = _counted_by(selected, lambda each: each.commitment.activity.id)
    fields = of_activities(plan.workplan.fields)
    items = tuple(
        {"plan": plan.workplan.id, **item_of(fields, placed), "deliverables": ids[placed.activity.id]}
        for placed in placed_activities(plan)
        if placed.activity.id in ids
    )
    return (
        ("plan", *item_names(fields), "deliverables"),
        items,
        table_of(
            items,
            (Column("ID"), lambda each: Text(each["id"], "strong")),
            *number_column(items, lambda each: each["number"]),
            (Column("Activity", wraps=True, least=30), lambda each: each["text"]),
            (Column("Theme", wraps=True, least=14, drops=2), lambda each: each["theme"]),
            (Column("Lead", wraps=True, least=8, drops=1), lambda each: ", ".join(each["leads"])),
            (Column("Deliverables", "right"), lambda each: str(each["deliverables"])),
        ),
    )


def _deliverables(plan: Plan, selected: tuple[Assessed, ...], own: OwnFields) -> _Parts:
    columns = deliverable_columns(plan.workplan.fields)
    return (
        item_names(columns),
        tuple(items_of(columns, selected)),
        table_of(
            selected,
            (Column("ID"), lambda each: Text(each.commitment.id, "strong")),
            *number_column(selected, number_of),
            (Column("Deliverable", wraps=True, least=28), lambda each: each.commitment.words),
            (Column("Lead", wraps=True, least=8, drops=1), lambda each: ", ".join(each.led_by)),
            (
                Column("When, as signed", wraps=True, least=12, drops=2, short="Signed"),
                lambda each: each.commitment.deliverable.timeframe,
            ),
            (Column("Due", wraps=True, least=11), due_words),
            (Column("Rating", wraps=True, least=12), rating_text),
            *table_columns(own),
        ),
    )


def _partners(plan: Plan, selected: tuple[Assessed, ...], wanted: tuple[str, ...] | None) -> _Parts:
    leads = {
        (each.commitment.activity.id, code)
        for each in selected
        if not each.commitment.has_own_leads
        for code in each.led_by
    }
    items = tuple(
        {
            "plan": plan.workplan.id,
            **item_of(PARTNER, partner),
            "activities": sum(code == partner.code for _, code in leads),
            "deliverables": sum(partner.code in each.led_by for each in selected),
        }
        for partner in plan.partners
        if wanted is None or partner.code in wanted
    )
    return (
        ("plan", *item_names(PARTNER), "activities", "deliverables"),
        items,
        table_of(
            items,
            (Column("Code"), lambda each: Text(each["code"], "strong")),
            (Column("Partner", wraps=True, least=20), lambda each: _with_members(each["name"], tuple(each["members"]))),
            (Column("Kind", drops=1), lambda each: each["partner_kind"]),
            (Column("Activities led", "right"), lambda each: str(each["activities"])),
            (Column("Deliverables led", "right"), lambda each: str(each["deliverables"])),
        ),
    )


def _with_members(name: str, members: tuple[str, ...]) -> str:
    return f"{name} ({listed(members)})" if members else name


def _counted_by(selected: Iterable[Assessed], key: Callable[[Assessed], str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for each in selected:
        counts[key(each)] = counts.get(key(each), 0) + 1
    return counts


_BUILDERS: Final[Mapping[str, Callable[[Plan, tuple[Assessed, ...]], _Parts]]] = {
    "priorities": _priorities,
    "activities": _activities,
}
