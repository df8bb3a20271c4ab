"""`npa list`: one row a priority, activity, deliverable or partner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from npa_cli.document.blocks import Column, Document, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.views import item as deliverable_item
from npa_cli.views.wording import counted, listed, rating_text, when_due

Listed = Literal["priorities", "activities", "deliverables", "partners"]
LISTED: Final[tuple[Listed, ...]] = get_args(Listed)


@dataclass(frozen=True, slots=True)
class Listing:
    """What was listed: the public fields of each row for JSON and CSV, and the table for people."""

    kind: Listed
    columns: tuple[str, ...]
    items: tuple[Mapping[str, Any], ...]
    table: Table


def build_listing(
    kind: Listed, plan: Plan, selected: tuple[Assessed, ...], partners: tuple[str, ...] | None = None
) -> Listing:
    """List things of one kind: those that have any of the selected deliverables, in the plan's order.

    `partners` are the codes to list partners of, where not all of them: also those that lead nothing are listed.
    """
    if kind == "partners":
        return _partners(plan, selected, partners)
    return _BUILDERS[kind](plan, selected)


def listing_document(listing: Listing) -> Document:
    """The table and how many rows it has."""
    if not listing.items:
        return Document((Paragraph(f"No {listing.kind} match."),))
    one = {"priorities": "priority", "activities": "activity"}.get(listing.kind, listing.kind.removesuffix("s"))
    return Document((listing.table, Paragraph(counted(len(listing.items), one, listing.kind), "quiet")))


def _priorities(plan: Plan, selected: tuple[Assessed, ...]) -> Listing:
    ids = _counted_by(selected, lambda each: each.commitment.priority.id)
    items: tuple[dict[str, Any], ...] = tuple(
        {
            "plan": plan.workplan.id,
            "id": priority.id,
            "title": priority.title,
            "statement": priority.statement,
            "measure": priority.measure,
            "objectives": None if priority.objectives == "unknown" else list(priority.objectives),
            "themes": len(priority.themes),
            "activities": sum(len(theme.activities) for theme in priority.themes),
            "deliverables": ids[priority.id],
        }
        for priority in plan.priorities
        if priority.id in ids
    )
    return Listing(
        "priorities",
        ("plan", "id", "title", "statement", "measure", "objectives", "themes", "activities", "deliverables"),
        items,
        Table(
            (
                Column("ID"),
                Column("Priority", wraps=True, least=20),
                Column("Statement", wraps=True, least=30),
                Column("Deliverables", "right"),
            ),
            tuple(
                (
                    Text(each["id"], "strong"),
                    Text(each["title"]),
                    Text(each["statement"]),
                    Text(str(each["deliverables"])),
                )
                for each in items
            ),
        ),
    )


def _activities(plan: Plan, selected: tuple[Assessed, ...]) -> Listing:
    ids = _counted_by(selected, lambda each: each.commitment.activity.id)
    items: tuple[dict[str, Any], ...] = tuple(
        {
            "plan": plan.workplan.id,
            "id": activity.id,
            "priority": priority.id,
            "priority_title": priority.title,
            "theme": theme.title,
            "text": activity.text,
            "leads": list(activity.leads),
            "lead_note": activity.lead_note,
            "note": activity.note,
            "deliverables": ids[activity.id],
        }
        for priority in plan.priorities
        for theme in priority.themes
        for activity in theme.activities
        if activity.id in ids
    )
    return Listing(
        "activities",
        ("plan", "id", "priority", "priority_title", "theme", "text", "leads", "lead_note", "note", "deliverables"),
        items,
        Table(
            (
                Column("ID"),
                Column("Activity", wraps=True, least=30),
                Column("Theme", wraps=True, least=14),
                Column("Lead", wraps=True, least=8),
                Column("Deliverables", "right"),
            ),
            tuple(
                (
                    Text(each["id"], "strong"),
                    Text(each["text"]),
                    Text(each["theme"]),
                    Text(", ".join(each["leads"])),
                    Text(str(each["deliverables"])),
                )
                for each in items
            ),
        ),
    )


def _deliverables(plan: Plan, selected: tuple[Assessed, ...]) -> Listing:
    del plan  # every deliverable brings its own place in the plan
    return Listing(
        "deliverables",
        deliverable_item.FIELDS,
        tuple(deliverable_item.item(each) for each in selected),
        Table(
            (
                Column("ID"),
                Column("Deliverable", wraps=True, least=28),
                Column("Lead", wraps=True, least=8),
                Column("When, as signed", wraps=True, least=12),
                Column("Due"),
                Column("Rating", wraps=True, least=12),
            ),
            tuple(
                (
                    Text(each.commitment.id, "strong"),
                    Text(each.commitment.words),
                    Text(", ".join(each.commitment.leads)),
                    Text(each.commitment.deliverable.timeframe),
                    Text(when_due(each.commitment.reading, each.facts.baseline)),
                    rating_text(each),
                )
                for each in selected
            ),
        ),
    )


def _partners(plan: Plan, selected: tuple[Assessed, ...], wanted: tuple[str, ...] | None) -> Listing:
    leads = {(each.commitment.activity.id, code) for each in selected for code in each.commitment.leads}
    items: tuple[dict[str, Any], ...] = tuple(
        {
            "plan": plan.workplan.id,
            "code": partner.code,
            "name": partner.name,
            "partner_kind": partner.kind,
            "members": list(partner.members),
            "activities": sum(code == partner.code for _, code in leads),
            "deliverables": sum(partner.code in each.commitment.leads for each in selected),
        }
        for partner in plan.partners
        if wanted is None or partner.code in wanted
    )
    return Listing(
        "partners",
        ("plan", "code", "name", "partner_kind", "members", "activities", "deliverables"),
        items,
        Table(
            (
                Column("Code"),
                Column("Partner", wraps=True, least=20),
                Column("Kind"),
                Column("Activities led", "right"),
                Column("Deliverables led", "right"),
            ),
            tuple(
                (
                    Text(each["code"], "strong"),
                    Text(_with_members(each["name"], tuple(each["members"]))),
                    Text(each["partner_kind"]),
                    Text(str(each["activities"])),
                    Text(str(each["deliverables"])),
                )
                for each in items
            ),
        ),
    )


def _with_members(name: str, members: tuple[str, ...]) -> str:
    return f"{name} ({listed(members)})" if members else name


def _counted_by(selected: Iterable[Assessed], key: Callable[[Assessed], str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for each in selected:
        counts[key(each)] = counts.get(key(each), 0) + 1
    return counts


_BUILDERS: Final[Mapping[str, Callable[[Plan, tuple[Assessed, ...]], Listing]]] = {
    "priorities": _priorities,
    "activities": _activities,
    "deliverables": _deliverables,
}
