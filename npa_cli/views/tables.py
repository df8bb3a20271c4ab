"""The plan as tables: what `npa sql` asks and `npa export sqlite` writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final, Generic

from npa_cli.model.plan import Plan
from npa_cli.model.workplan import Objective
from npa_cli.progress.assess import Assessed
from npa_cli.progress.meetings import Meeting, meetings_of
from npa_cli.progress.reported import Report, is_tracked
from npa_cli.progress.slippage import Slippage, slippage
from npa_cli.views.columns import (
    ACTIVITY,
    BOARD,
    CHANGE,
    LEAD,
    PARTNER,
    PRIORITY,
    REPORT,
    SIGNED,
    SLIP,
    STANDING,
    Lead,
    Placed,
)
from npa_cli.views.field import Field, Fields, Thing, fields_in, sql_values, with_first
from npa_cli.views.period_note import PeriodNote, period_note


@dataclass(frozen=True, slots=True)
class Everything:
    """What the tables are made of: a plan, and all of it as it stands on one day."""

    plan: Plan
    assessed: tuple[Assessed, ...]
    as_at: date

    @property
    def period(self) -> PeriodNote:
        """Where the day is in the plan's period."""
        return period_note(self.plan, self.as_at, self.assessed)


@dataclass(frozen=True, slots=True)
class SqlTable(Generic[Thing]):
    """One table: its name, what a row of it is, its columns, and the things that are its rows."""

    name: str
    about: str
    fields: Fields[Thing]
    things: Callable[[Everything], Iterable[Thing]]

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """The name of each column, and what it holds."""
        return tuple((each.column_name, each.about) for each in self.fields)

    def rows(self, everything: Everything) -> Iterator[tuple[Any, ...]]:
        """A row for each thing; days are ISO text, so that SQLite's own date functions take them, and true is 1."""
        return (sql_values(self.fields, each) for each in self.things(everything))


def leads_of(each: Assessed) -> Iterator[Lead]:
    """Who leads a deliverable, the first lead first."""
    commitment = each.commitment
    for place, code in enumerate(each.led_by, 1):
        yield Lead(commitment.id, commitment.activity.id, code, place)


def placed_activities(plan: Plan) -> Iterator[Placed]:
    """Every activity with its priority and theme, in the plan's order."""
    for priority in plan.priorities:
        for theme in priority.themes:
            for activity in theme.activities:
                yield Placed(priority, theme, activity)


def _leads_of_activities(everything: Everything) -> Iterator[Lead]:
    first_of_each = {each.commitment.activity.id: each for each in reversed(everything.assessed)}
    in_order = dict.fromkeys(each.commitment.activity.id for each in everything.assessed)
    return (lead for activity in in_order for lead in leads_of(first_of_each[activity]))


def _members(everything: Everything) -> Iterator[tuple[str, str]]:
    return ((each.code, member) for each in everything.plan.partners for member in each.members)


def _reports(everything: Everything) -> Iterator[Report]:
    return (report for each in everything.assessed for report in each.reports)


def _slips(everything: Everything) -> Iterator[Slippage]:
    found = (slippage(each, everything.as_at) for each in everything.assessed)
    return (each for each in found if each is not None)


def _meetings(everything: Everything) -> Iterator[tuple[str, Meeting]]:
    for board in everything.plan.workplan.boards:
        for each in meetings_of(board, everything.plan):
            yield board.code, each


_PLAN: Final[Fields[Everything]] = (
    Field("id", "words", "its short name", lambda each: each.plan.workplan.id),
    Field("title", "words", "its own title", lambda each: each.plan.workplan.title),
    Field("start", "day", "its first day", lambda each: each.plan.workplan.period.start),
    Field("end", "day", "its last day", lambda each: each.plan.workplan.period.end),
    Field("as_at", "day", "the day that everything is worked out for", lambda each: each.as_at),
    Field("tracked", "truth", "1 where anything at all is reported", lambda each: is_tracked(each.plan, each.as_at)),
    Field("stage", "words", "to_come, running or ended, on that day", lambda each: each.period.stage),
    Field(
        "period_words", "words", "what is said first where it has ended or not begun", lambda each: each.period.words
    ),
)
_OBJECTIVE: Final[Fields[Objective]] = (
    Field("id", "words", "O1", lambda each: each.id),
    Field("text", "words", "its words", lambda each: each.text),
)
_MEMBER: Final[Fields[tuple[str, str]]] = (
    Field("of", "words", "the group's code", lambda each: each[0]),
    Field("partner", "words", "the member's code", lambda each: each[1]),
)
_MEETING: Final[Fields[tuple[str, Meeting]]] = (
    Field("board", "words", "its code", lambda each: each[0]),
    Field("first", "day", "the day, or the first it may be on", lambda each: each[1].start),
    Field("last", "day", "the day, or the last", lambda each: each[1].end),
)
_DELIVERABLE_ID: Final[Field[Assessed]] = Field("deliverable", "words", "its id", lambda each: each.commitment.id)

TABLES: Final[tuple[SqlTable[Any], ...]] = (
    SqlTable("plan", "the plan", _PLAN, lambda all_: (all_,)),
    SqlTable("objective", "an objective", _OBJECTIVE, lambda all_: all_.plan.workplan.objectives),
    SqlTable("partner", "a partner, group or office", fields_in("sql", PARTNER), lambda all_: all_.plan.partners),
    SqlTable("member", "a member of a group", _MEMBER, _members),
    SqlTable("priority", "a priority", fields_in("sql", PRIORITY), lambda all_: all_.plan.priorities),
    SqlTable("activity", "an activity", fields_in("sql", ACTIVITY), lambda all_: placed_activities(all_.plan)),
    SqlTable(
        "lead",
        "one partner that leads an activity, by the latest decision",
        fields_in("sql", LEAD),
        _leads_of_activities,
    ),
    SqlTable(
        "deliverable",
        "a deliverable, as signed",
        with_first(("id", "activity", "priority"), fields_in("sql", SIGNED)),
        lambda all_: all_.assessed,
    ),
    SqlTable(
        "standing",
        "how a deliverable stands on the day",
        (_DELIVERABLE_ID, *fields_in("sql", STANDING)),
        lambda all_: all_.assessed,
    ),
    SqlTable("report", "what one partner said of a deliverable for one quarter", fields_in("sql", REPORT), _reports),
    SqlTable("change", "a change to the signed plan", CHANGE, lambda all_: all_.plan.changes),
    SqlTable("slip", "how far a dated deliverable is from its dates", SLIP, _slips),
    SqlTable(
        "board",
        "a body that governs or scrutinises",
        with_first(("code", "name", "kind", "meets", "chair"), fields_in("sql", BOARD)),
        lambda all_: all_.plan.workplan.boards,
    ),
    SqlTable("meeting", "a meeting of a board", _MEETING, _meetings),
)

VIEWS: Final[Sequence[tuple[str, str, str]]] = (
    (
        "ratings",
        "every deliverable with its words, date and rating",
        "select d.id, d.priority, d.activity, d.text, d.timeframe, s.baseline as due, s.schedule, s.days_late, "
        "s.rating, s.reason, s.rag as reported, s.adjusted from deliverable d join standing s on s.deliverable = d.id",
    ),
    (
        "slippage",
        "what is late against the date as signed, the worst first",
        "select d.id, d.priority, d.text, s.original, s.baseline, s.expected, s.basis, s.days_on_original, "
        "s.days_on_baseline, s.times_moved from slip s join deliverable d on d.id = s.deliverable "
        "where s.days_on_original > 0 or s.times_moved > 0 order by s.days_on_original desc",
    ),
    (
        "returns",
        "what each partner reported for each quarter, counted",
        "select period, partner, count(*) as entries, sum(unchanged) as unchanged, "
        "sum(status = 'complete') as complete, "
        "sum(rag = 'red') as red, sum(rag = 'amber') as amber from report group by period_end, partner",
    ),
)


@dataclass(frozen=True, slots=True)
class DatabaseView:
    """The whole plan as tables, on one day."""

    kind: ClassVar[str] = "database"

    everything: Everything

    def payload(self) -> dict[str, Any]:
        """The names of the tables, and the day."""
        return {"as_at": self.everything.as_at, "tables": [each.name for each in TABLES]}
