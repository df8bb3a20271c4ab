"""The tables of `npa sql`, with the plan's own fields as columns of what has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from npa_cli.model.plan import Plan
from npa_cli.views.everything import SqlTable
from npa_cli.views.field import Fields
from npa_cli.views.own_columns import of_activities, of_priorities, with_own
from npa_cli.views.tables import TABLES


def tables_of_plans(plans: Iterable[Plan]) -> tuple[SqlTable[Any], ...]:
    """Every table, with the own fields of any of the plans; of two fields of one name, that of the first plan."""
    own = {name: field for plan in reversed([*plans]) for name, field in plan.workplan.fields.items()}
    if not own:
        return TABLES
    fields = {each.name: each.fields for each in TABLES}
    widened: dict[str, Fields[Any]] = {
        "priority": of_priorities(own),
        "theme": with_own(fields["theme"], own, "theme", lambda each: each.theme),
        "activity": of_activities(own),
        "deliverable": with_own(fields["deliverable"], own, "deliverable", lambda each: each.commitment.deliverable),
        "report": with_own(fields["report"], own, "update", lambda each: each.update),
    }
    return tuple(replace(each, fields=widened.get(each.name, each.fields)) for each in TABLES)
