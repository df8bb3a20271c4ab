"""`npa plans`: the plans there are, and how much each holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Column, Document, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.views.view import Rows
from npa_cli.views.wording import counted

_FIELDS: Final = (
    "id",
    "title",
    "period",
    "start",
    "end",
    "priorities",
    "activities",
    "deliverables",
    "returns",
    "where",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One plan, where it is as the user would type it, and how many faults kept parts of it from being read."""

    id: str
    plan: Plan
    where: str
    faults: int


@dataclass(frozen=True, slots=True)
class PlansView:
    """The plans of a folder, the main one first."""

    kind: ClassVar[str] = "plans"

    plans: Sequence[Listed]

    def document(self) -> Document:
        """A row for each plan."""
        table = Table(
            (
                Column("Plan"),
                Column("Title", wraps=True, least=24),
                Column("Period", wraps=True, least=10),
                Column("Priorities", "right"),
                Column("Deliverables", "right"),
                Column("Where", wraps=True, least=13),
            ),
            tuple(
                (
                    Text(each.id, "strong"),
                    Text(each.plan.workplan.title + (f"\n{counted(each.faults, 'fault')}" if each.faults else "")),
                    Text(each.plan.workplan.period.text),
                    Text(str(len(each.plan.priorities))),
                    Text(str(_deliverables(each.plan))),
                    Text(each.where),
                )
                for each in self.plans
            ),
            caption="Plans",
        )
        return Document((table, Paragraph("Ask any of them: npa status --plan ID. All of them: --plan all.", "quiet")))

    def payload(self) -> dict[str, Any]:
        """The plans as the public fields of JSON."""
        return {"items": [_item(each) for each in self.plans]}

    def rows(self) -> Rows:
        """The plans as columns and rows for CSV."""
        return Rows(_FIELDS, [_item(each) for each in self.plans])


def _item(each: Listed) -> dict[str, Any]:
    period = each.plan.workplan.period
    return {
        "id": each.id,
        "title": each.plan.workplan.title,
        "period": period.text,
        "start": period.start,
        "end": period.end,
        "priorities": len(each.plan.priorities),
        "activities": sum(len(theme.activities) for one in each.plan.priorities for theme in one.themes),
        "deliverables": _deliverables(each.plan),
        "returns": len(each.plan.returns),
        "where": each.where,
        "faults": each.faults,
    }


def _deliverables(plan: Plan) -> int:
    return sum(
        len(activity.deliverables)
        for priority in plan.priorities
        for theme in priority.themes
        for activity in theme.activities
    )
