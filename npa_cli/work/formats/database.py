"""Plans as tables: asked, or written out as a file of SQLite's, for datasette and other programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from npa_cli.model.did_you_mean import nearest
from npa_cli.store.database import QueryError, Table, ask, database_file
from npa_cli.views.everything import Everything, SqlTable
from npa_cli.views.query import VIEWS, views
from npa_cli.views.tables import TABLES, DatabaseView, tables_of_plans
from npa_cli.views.view import View
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.table import Setting
from npa_cli.work.session import Session


def render(view: View, _: Setting) -> bytes:
    """A database file with the tables of npa sql."""
    assert isinstance(view, DatabaseView), f"{view.kind} is no database"
    return database_file(*_tables_of(view))


def run_query(sessions: Sequence[Session], query: str) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    """The columns and rows of a select over the plans that are open. Raises UsageFault in SQLite's own words."""
    try:
        return ask(*_tables_of(whole_database(sessions)), query)
    except QueryError as fault:
        words = str(fault)
        raise UsageFault(f"that can't be answered: {words}; {_hint(words)}`npa sql` alone lists the tables") from None


def _hint(words: str) -> str:
    """What was probably meant, where SQLite's words name something there is not."""
    if "authorized" in words or "prohibited" in words:
        return "npa sql only reads; "
    said, colon, name = words.partition(": ")
    known = {
        "no such table": [each.name for each in TABLES] + [view for view, _, _ in VIEWS],
        "no such column": [column for each in TABLES for column, _ in each.columns],
    }.get(said, [])
    wanted = name.rpartition(".")[2]
    if said == "no such column" and wanted in known:
        having = [each.name for each in TABLES if wanted in (column for column, _ in each.columns)]
        return f"`{wanted}` is a column of {', '.join(having)}; "
    near = nearest(wanted, known) if colon else None
    return f"did you mean `{near}`? " if near else ""


def whole_database(sessions: Sequence[Session]) -> DatabaseView:
    """All tables of the plans that are open, as they stand on their day."""
    return DatabaseView([Everything(each.plan, each.assess(), each.as_at) for each in sessions])


def _tables_of(view: DatabaseView) -> tuple[list[Table], list[tuple[str, str]]]:
    """The tables with their rows, and the views (a name and a select) on them.

    Of several plans, each has the plan's id in front, in a column `plan`.
    """
    several = len(view.plans) > 1
    every = tables_of_plans(each.plan for each in view.plans)
    tables = [
        Table(each.name, [*(["plan"] if several else []), *(name for name, _ in each.columns)], _rows(each, view.plans))
        for each in every
    ]
    return tables, [(name, select) for name, _, select in views(of_several=several)]


def _rows(table: SqlTable[Any], plans: Sequence[Everything]) -> Iterator[Sequence[Any]]:
    if len(plans) == 1:
        return table.rows(plans[0])
    return ((each.plan.workplan.id, *row) for each in plans for row in table.rows(each))
