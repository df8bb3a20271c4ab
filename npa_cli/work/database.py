"""The plan as tables, asked or written out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from npa_cli.model.did_you_mean import nearest
from npa_cli.store.database import QueryError, Table, ask
from npa_cli.views.everything import Everything
from npa_cli.views.sql_views import VIEWS
from npa_cli.views.tables import TABLES, DatabaseView
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import Session


def run_query(session: Session, query: str) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    """The columns and rows of a select. Raises UsageFault with SQLite's own words where it can't be answered."""
    try:
        return ask(*tables_of(whole_database(session)), query)
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


def whole_database(session: Session) -> DatabaseView:
    """All tables of the plan that is open, as it stands on its day."""
    return DatabaseView(Everything(session.plan, session.assess(), session.as_at))


def tables_of(view: DatabaseView) -> tuple[list[Table], list[tuple[str, str]]]:
    """The tables with their rows, and the views (a name and a select) on them."""
    tables = [Table(each.name, [name for name, _ in each.columns], each.rows(view.everything)) for each in TABLES]
    return tables, [(name, select) for name, _, select in VIEWS]
