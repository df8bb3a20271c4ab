"""The plan as tables, asked or written out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from npa_cli.model.did_you_mean import nearest
from npa_cli.store.database import QueryError, Table, ask, write_database
from npa_cli.views.tables import TABLES, VIEWS, Everything
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import Session


def run_query(session: Session, query: str) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    """The columns and rows of a select. Raises UsageFault with SQLite's own words where it can't be answered."""
    try:
        return ask(_tables(session), _views(), query)
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


def export_sqlite(session: Session, target: str) -> None:
    """Write the tables to a SQLite file, in place of an older one. Raises UsageFault for a folder."""
    path = Path(target)
    if path.is_dir():
        raise UsageFault(f"`{target}` is a folder; name a file in it")
    write_database(path, _tables(session), _views())


def _tables(session: Session) -> list[Table]:
    everything = Everything(session.plan, session.assess(), session.as_at)
    return [Table(each.name, [name for name, _ in each.columns], each.rows(everything)) for each in TABLES]


def _views() -> list[tuple[str, str]]:
    return [(name, select) for name, _, select in VIEWS]
