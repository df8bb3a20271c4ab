"""A plan's own numbers of its items, as its document prints them: found by what was typed."""

from __future__ import annotations

from collections.abc import Iterator

from npa_cli.model.plan import Plan
from npa_cli.model.priority import Activity, Deliverable, Priority


def is_number(number: str | None, typed: str) -> bool:
    """Whether a number is the one that was typed, or one of several that a row has: `2.29, 2.30`."""
    wanted = typed.strip().casefold()
    return bool(wanted) and number is not None and wanted in (each.strip().casefold() for each in number.split(","))


def items_numbered(plan: Plan, typed: str) -> tuple[str, ...]:
    """The ids of the priorities, activities and deliverables that have this number, in the plan's order."""
    return tuple(each.id for each in _items(plan) if is_number(each.number, typed))


def _items(plan: Plan) -> Iterator[Priority | Activity | Deliverable]:
    for priority in plan.priorities:
        yield priority
        for activity in priority.activities:
            yield activity
            yield from activity.deliverables
