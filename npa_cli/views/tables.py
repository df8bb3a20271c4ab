"""The plan as tables: what `npa sql` asks and `npa export sqlite` writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from npa_cli.views import table_rows as rows
from npa_cli.views.table_rows import Everything, Row


@dataclass(frozen=True, slots=True)
class TableOf:
    """One table: its name, what a row of it is, its columns with what each holds, and its rows.

    Days are ISO text, so that SQLite's own date functions take them; true is 1.
    """

    name: str
    about: str
    columns: tuple[tuple[str, str], ...]
    rows: Callable[[Everything], Iterator[Row]]


TABLES: Final[tuple[TableOf, ...]] = (
    TableOf(
        "plan",
        "the plan",
        (
            ("id", "its short name"),
            ("title", "its own title"),
            ("start", "its first day"),
            ("end", "its last day"),
            ("as_at", "the day that everything is worked out for"),
        ),
        rows.plan_rows,
    ),
    TableOf("objective", "an objective", (("id", "O1"), ("text", "its words")), rows.objectives_rows),
    TableOf(
        "partner",
        "a partner, group or office",
        (("code", "PHE"), ("name", "in full"), ("kind", "organisation, group or office")),
        rows.partners_rows,
    ),
    TableOf(
        "member",
        "a member of a group",
        (("of", "the group's code"), ("partner", "the member's code")),
        rows.members_rows,
    ),
    TableOf(
        "priority",
        "a priority",
        (
            ("id", "P3"),
            ("title", "short, for tables"),
            ("statement", "as signed"),
            ("measure", "of success, as signed"),
        ),
        rows.priorities_rows,
    ),
    TableOf(
        "activity",
        "an activity",
        (
            ("id", "P3.1"),
            ("priority", "P3"),
            ("theme", "its heading"),
            ("text", "as signed"),
            ("lead_note", "words beside the leads"),
            ("note", "words above its deliverables"),
        ),
        rows.activities_rows,
    ),
    TableOf(
        "lead",
        "one partner that leads an activity, by the latest decision",
        (("activity", "P3.1"), ("partner", "its code"), ("place", "1 is the first lead")),
        rows.leads_rows,
    ),
    TableOf(
        "deliverable",
        "a deliverable, as signed",
        (
            ("id", "P3.1.2"),
            ("activity", "P3.1"),
            ("priority", "P3"),
            ("text", "its words, or its activity's"),
            ("timeframe", "the plan's words for when"),
            ("kind", "dated, recurring, ongoing, as_needed, relative or unset"),
            ("start", "first day of its window"),
            ("due", "last day of its window"),
            ("recurrence", "how often it comes round"),
            ("body", "the board it is tied to"),
            ("reporter", "who reports on it"),
        ),
        rows.deliverables_rows,
    ),
    TableOf(
        "standing",
        "how a deliverable stands on the day",
        (
            ("deliverable", "its id"),
            ("baseline", "the latest approved due day, or that of the next occurrence"),
            ("latest", "the last day its words can defensibly mean"),
            ("schedule", "where the dates put it"),
            ("days_late", "overdue, forecast or done late by"),
            ("rating", "what is shown"),
            ("reason", "in a word or two"),
            ("adjusted", "1 where the dates made it worse than reported"),
            ("status", "as reported"),
            ("rag", "as reported"),
            ("forecast", "as reported"),
            ("actual", "the day it was done"),
            ("reported_on", "the last day of the quarter last reported on"),
            ("times_moved", "how often its date was changed by decision"),
        ),
        rows.standing_rows,
    ),
    TableOf(
        "report",
        "what one partner said of a deliverable for one quarter",
        (
            ("deliverable", "its id"),
            ("partner", "who said it"),
            ("period", "FY18/19 Q3"),
            ("period_end", "its last day"),
            ("status", "where the work is"),
            ("rag", "how confident"),
            ("forecast", "when it is expected"),
            ("actual", "the day it was done"),
            ("narrative", "what happened"),
            ("path_to_green", "what will bring it back"),
            ("ask", "what the board is asked"),
            ("evidence", "where it can be seen"),
            ("unchanged", "1 where it was only said to be as before"),
        ),
        rows.reports_rows,
    ),
    TableOf(
        "change",
        "a change to the signed plan",
        (
            ("id", "CHG-004"),
            ("item", "what it alters"),
            ("field", "timeframe, text, leads or measure"),
            ("to", "the new words"),
            ("reason", "from the closed list"),
            ("narrative", "in a sentence"),
            ("status", "proposed, approved, rejected or withdrawn"),
            ("proposed_by", "who asked"),
            ("proposed_on", "the day"),
            ("decided_by", "who decided"),
            ("decided_on", "the day"),
        ),
        rows.changes_rows,
    ),
    TableOf(
        "slip",
        "how far a dated deliverable is from its dates",
        (
            ("deliverable", "its id"),
            ("original", "due as signed"),
            ("baseline", "due as approved since"),
            ("expected", "the day it was done, is forecast for, or is overdue to"),
            ("basis", "done, forecast, overdue or approved"),
            ("days_on_original", "late by; less than 0 is early"),
            ("days_on_baseline", "late by; less than 0 is early"),
            ("times_moved", "how often its date was changed by decision"),
        ),
        rows.slips_rows,
    ),
    TableOf(
        "board",
        "a body that governs or scrutinises",
        (("code", "NPHB"), ("name", "in full"), ("kind", "board, group …"), ("meets", "how often"), ("chair", "who")),
        rows.boards_rows,
    ),
    TableOf(
        "meeting",
        "a meeting of a board",
        (("board", "its code"), ("first", "the day, or the first it may be on"), ("last", "the day, or the last")),
        rows.meetings_rows,
    ),
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


def rows_of(table: TableOf, all_: Everything) -> Iterator[Row]:
    """A table's rows with every day as ISO text."""
    for row in table.rows(all_):
        yield tuple(value.isoformat() if isinstance(value, date) else value for value in row)
