"""The table of columns of what a plan is made of, beside its deliverables: every public field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from npa_cli.model.partner import Partner
from npa_cli.model.plan import Plan
from npa_cli.model.priority import Activity, Priority, Theme
from npa_cli.model.workplan import Board, Objective
from npa_cli.views.field import Field, Fields, with_first
from npa_cli.views.model_fields import fields_of


class Placed(NamedTuple):
    """An activity and where it stands in the plan."""

    priority: Priority
    theme: Theme
    activity: Activity


def placed_activities(plan: Plan) -> Iterator[Placed]:
    """Every activity with its priority and theme, in the plan's order."""
    for priority in plan.priorities:
        for theme in priority.themes:
            for activity in theme.activities:
                yield Placed(priority, theme, activity)


PARTNER: Final[Fields[Partner]] = (
    Field("code", "words", "PHE", lambda each: each.code),
    Field("name", "words", "in full", lambda each: each.name),
    Field("partner_kind", "words", "organisation, group or office", lambda each: each.kind, column="kind"),
    Field("party", "truth", "1 where the plan names it as a party", lambda each: each.party),
    Field("inferred", "list", "fields that are our reading", lambda each: list(each.inferred)),
    # In SQL, a table of their own.
    Field("members", "list", "of a group", lambda each: list(each.members), not_in=("sql",)),
    *fields_of(Partner, but="code name kind party inferred members"),
)

PRIORITY: Final[Fields[Priority]] = (
    Field("id", "words", "P3", lambda each: each.id),
    Field("title", "words", "short, for tables", lambda each: each.title),
    Field("statement", "words", "as signed", lambda each: each.statement),
    Field("measure", "words", "of success, as signed", lambda each: each.measure),
    # Unknown is not none.
    Field(
        "objectives",
        "list",
        "those it serves; nothing where that is not known",
        lambda each: None if each.objectives == "unknown" else list(each.objectives),
    ),
    *fields_of(Priority, but="id title statement measure objectives themes"),
)

ACTIVITY: Final[Fields[Placed]] = (
    Field("id", "words", "P3.1", lambda each: each.activity.id),
    Field("priority", "words", "P3", lambda each: each.priority.id),
    # In SQL, in the tables of priorities and leads.
    Field("priority_title", "words", "short, for tables", lambda each: each.priority.title, not_in=("sql",)),
    Field("theme", "words", "its heading", lambda each: each.theme.title),
    Field("text", "words", "as signed", lambda each: each.activity.text),
    Field("leads", "list", "as signed", lambda each: list(each.activity.leads), not_in=("sql",)),
    Field("lead_note", "words", "words beside the leads", lambda each: each.activity.lead_note),
    Field("note", "words", "words above its deliverables", lambda each: each.activity.note),
    Field("inferred", "list", "fields that are our reading", lambda each: list(each.activity.inferred)),
    *fields_of(Activity, lambda each: each.activity, but="id text leads lead_note note inferred deliverables"),
)

BOARD: Final[Fields[Board]] = (
    Field("code", "words", "NPHB", lambda each: each.code),
    Field("name", "words", "in full", lambda each: each.name),
    Field("board_kind", "words", "board, group …", lambda each: each.kind, column="kind"),
    *with_first("level purpose chair members meets", fields_of(Board, but="code name kind meetings")),
)

OBJECTIVE: Final[Fields[Objective]] = fields_of(Objective)
