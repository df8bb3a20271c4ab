"""`npa plans`: the plans there are, and how much each holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Column, Paragraph, Text
from npa_cli.model.plan import Plan
from npa_cli.model.proposed_command import proposed_here
from npa_cli.progress.reported import counting, is_tracked
from npa_cli.views.field import Field, Fields, item_of, rows_of
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.plan_columns import beyond_fields
from npa_cli.views.table_of import table_of
from npa_cli.views.view import InBlocks, Rows
from npa_cli.views.wording import counted


@dataclass(frozen=True, slots=True)
class Listed:
    """One plan, where it is as the user would type it, and how many faults kept parts of it from being read."""

    id: str
    plan: Plan
    where: str
    faults: int
    as_at: date

    @property
    def period(self) -> PeriodNote:
        """Where the start of the day is in its period."""
        return period_note(self.plan, self.as_at)

    @property
    def stands(self) -> str:
        """What is said first of it: that it has ended or not begun; else whether anybody has reported on it."""
        tracked = is_tracked(self.plan, self.as_at)
        return self.period.words or ("Running, and reported on." if tracked else "Running; no return is held.")


@dataclass(frozen=True, slots=True)
class PlansView(InBlocks):
    """The plans of a folder, the main one first."""

    kind: ClassVar[str] = "plans"

    plans: Sequence[Listed]
    as_at: date

    def blocks(self) -> Iterator[Block]:
        """A row for each plan."""
        yield table_of(
            self.plans,
            (Column("Plan"), lambda each: Text(each.id, "strong")),
            (
                Column("Title", wraps=True, least=16),
                lambda each: each.plan.workplan.title + (f"\n{counted(each.faults, 'fault')}" if each.faults else ""),
            ),
            (Column("Period", wraps=True, least=10), lambda each: each.plan.workplan.period.text),
            (Column("Stands", wraps=True, least=12), lambda each: each.stands),
            (Column("Priorities", "right"), lambda each: str(len(each.plan.priorities))),
            (Column("Deliverables", "right"), lambda each: str(_deliverables(each.plan))),
            (Column("Where", wraps=True, least=13), lambda each: each.where),
            caption="Plans",
        )
        one = proposed_here("status", "--plan", "ID")
        yield Paragraph(f"Ask any of them: {one}. All of them: --plan all.", "quiet")

    def payload(self) -> dict[str, Any]:
        return {"as_at": self.as_at, "items": [_item(each) for each in self.plans]}

    def rows(self) -> Rows:
        return rows_of(_COLUMNS, self.plans)


def _item(each: Listed) -> dict[str, Any]:
    workplan = each.plan.workplan
    return {
        **item_of(_FIELDS, each),
        "parties": [partner.code for partner in each.plan.partners if partner.party],
        "serves": [beyond_fields(one) for one in workplan.serves],
        "replaces": [beyond_fields(one) for one in workplan.replaces],
    }


def _deliverables(plan: Plan) -> int:
    return sum(len(activity.deliverables) for priority in plan.priorities for activity in priority.activities)


_COLUMNS: Final[Fields[Listed]] = (
    Field("id", "words", "its short name", lambda each: each.id),
    Field("title", "words", "its own title", lambda each: each.plan.workplan.title),
    Field("period", "words", "the plan's words for it", lambda each: each.plan.workplan.period.text),
    Field("start", "day", "its first day", lambda each: each.plan.workplan.period.start),
    Field("end", "day", "its last day", lambda each: each.plan.workplan.period.end),
    Field("priorities", "number", "how many", lambda each: len(each.plan.priorities)),
    Field("activities", "number", "how many", lambda each: sum(len(one.activities) for one in each.plan.priorities)),
    Field("deliverables", "number", "how many", lambda each: _deliverables(each.plan)),
    Field("returns", "number", "how many count by the day", lambda each: len(counting(each.plan, each.as_at))),
    Field("where", "words", "its folder, as a user would type it", lambda each: each.where),
    Field("stage", "words", "to_come, running or ended", lambda each: each.period.stage),
    Field("stands", "words", "whether it has ended or begun, and whether anybody reported", lambda each: each.stands),
    Field("tracked", "truth", "whether anybody has reported on it", lambda each: is_tracked(each.plan, each.as_at)),
)
# CSV has no column of faults: who reads the table has been told of them on standard error.
_FIELDS: Final[Fields[Listed]] = (
    *_COLUMNS,
    Field("faults", "number", "how many kept parts of it from being read", lambda each: each.faults),
)
