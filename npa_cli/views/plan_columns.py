"""The tables of columns of what a plan is made of, beside its deliverables: every public field."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from npa_cli.model.partner import Partner
from npa_cli.model.plan import Plan
from npa_cli.model.priority import Activity, Priority, Theme
from npa_cli.model.workplan import Beyond, Board, Objective
from npa_cli.views.field import Field, Fields, fields_of, with_first


class Placed(NamedTuple):
    """An activity and where it stands in the plan."""

    priority: Priority
    theme: Theme
    activity: Activity

    @property
    def leads(self) -> tuple[str, ...]:
        """Who leads it as signed: its own leads, or its theme's if it names none."""
        return self.activity.leads or self.theme.leads


def placed_activities(plan: Plan) -> Iterator[Placed]:
    """Every activity with its priority and theme, in the plan's order."""
    for priority in plan.priorities:
        yield from placed_in(priority)


def placed_in(priority: Priority) -> Iterator[Placed]:
    """The activities of one priority, each with its theme."""
    return (Placed(priority, theme, activity) for theme in priority.themes for activity in theme.activities)


class PlacedTheme(NamedTuple):
    """A theme and where it stands in the plan."""

    priority: Priority
    theme: Theme


PARTNER: Final[Fields[Partner]] = with_first(
    "code name kind party inferred members",
    (
        Field("partner_kind", "words", "organisation, group or office", lambda each: each.kind, column="kind"),
        # In SQL, a table of their own.
        Field("members", "list", "of a group", lambda each: list(each.members), not_in=("sql",)),
        *fields_of(Partner, but="kind members"),
    ),
)

_OBJECTIVES: Final[Field[Priority]] = Field(
    "objectives",
    "list",
    "those it serves; nothing if that is not known",
    lambda each: None if each.objectives == "unknown" else list(each.objectives),  # unknown is not none
)
PRIORITY: Final[Fields[Priority]] = with_first(
    "id title statement measure objectives", (_OBJECTIVES, *fields_of(Priority, but="objectives themes"))
)

THEME: Final[Fields[PlacedTheme]] = with_first(
    "id priority title",
    (
        Field("priority", "words", "P3", lambda each: each.priority.id),
        *fields_of(Theme, lambda each: each.theme, but="activities"),
        Field("activities", "list", "by id", lambda each: [one.id for one in each.theme.activities]),
    ),
)

_ACTIVITY: Final[Fields[Placed]] = (
    Field("priority", "words", "P3", lambda each: each.priority.id),
    # In SQL, in the tables of priorities and leads.
    Field("priority_title", "words", "short, for tables", lambda each: each.priority.title, not_in=("sql",)),
    Field("theme", "words", "its heading", lambda each: each.theme.title),
    Field("leads", "list", "as signed", lambda each: list(each.leads), not_in=("sql",)),
)
ACTIVITY: Final[Fields[Placed]] = with_first(
    "id priority priority_title theme text leads lead_note note inferred",
    (*_ACTIVITY, *fields_of(Activity, lambda each: each.activity, told=_ACTIVITY, but="deliverables")),
)

_BOARD_KIND: Final[Field[Board]] = Field("board_kind", "words", "board, group …", lambda each: each.kind, column="kind")
BOARD: Final[Fields[Board]] = with_first(
    "code name kind level purpose chair members meets", (_BOARD_KIND, *fields_of(Board, but="kind meetings"))
)

OBJECTIVE: Final[Fields[Objective]] = fields_of(Objective)


def beyond_fields(each: Beyond) -> dict[str, Any]:
    """What a plan as a whole serves or replaces, as the public fields of JSON, with the place that says so."""
    return {
        "text": each.text,
        "number": each.number,
        "inferred": list(each.inferred),
        "note": each.note,
        "source": {"document": each.source.document, "line": each.source.line} if each.source else None,
    }
