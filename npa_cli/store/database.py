"""Tables as a SQLite database: in memory for a question, or a file for other programs."""

import contextlib
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any, Final, NamedTuple

_PATIENCE: Final = 50_000_000  # SQLite instructions, about ten seconds, before a question is taken to be endless
APPLICATION: Final = int.from_bytes(b"npa1", "big")  # by which SQLite's files say of which program they are
_READING: Final = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)


class QueryError(Exception):
    """A question that SQLite can't answer, with its own words for why."""


class Table(NamedTuple):
    """A table's name, its columns and its rows."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]


def fill(connection: sqlite3.Connection, tables: Iterable[Table], views: Iterable[tuple[str, str]]) -> None:
    """Make the tables with their rows, and the views (a name and a select) on them."""
    for table in tables:
        columns = ", ".join(_identifier(column) for column in table.columns)
        connection.execute(f"create table {_identifier(table.name)} ({columns})")
        places = ", ".join("?" * len(table.columns))
        connection.executemany(f"insert into {_identifier(table.name)} values ({places})", table.rows)  # noqa: S608
    for name, select in views:
        connection.execute(f"create view {_identifier(name)} as {select}")
    connection.commit()


def ask(
    tables: Iterable[Table], views: Iterable[tuple[str, str]], query: str
) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """The columns and rows that a select gives over the tables. Nothing can be written or opened by it.

    Of columns of one name the second is called `name_2`, and so on. Bytes are given as hexadecimal digits, as
    every format can hold them.

    Raises QueryError for a question that is none, that would write, or that goes on for ever.
    """
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        fill(connection, tables, views)
        connection.set_authorizer(_only_reading)
        steps = iter(range(_PATIENCE // 10_000))
        connection.set_progress_handler(lambda: int(next(steps, None) is None), 10_000)
        try:
            cursor = connection.execute(query)
            rows = cursor.fetchall()
        except (sqlite3.Error, sqlite3.Warning, ValueError) as fault:
            raise QueryError("it goes on too long" if "interrupted" in str(fault) else str(fault)) from None
        if cursor.description is None:
            raise QueryError("it is no select")
        columns = _distinct([column[0] for column in cursor.description])
        return columns, [tuple(each.hex() if isinstance(each, bytes) else each for each in row) for row in rows]


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Names of columns with a number after each that an earlier one has already."""
    given: list[str] = []
    for name in names:
        others = {*given, *names}
        numbered = (f"{name}_{number}" for number in count(2))
        given.append(name if name not in given else next(each for each in numbered if each not in others))
    return tuple(given)


def database_file(tables: Iterable[Table], views: Iterable[tuple[str, str]]) -> bytes:
    """What a database file with the tables and views holds."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"pragma application_id = {APPLICATION}")
        fill(connection, tables, views)
        return connection.serialize()


def _only_reading(action: int, _table: str | None, function: str | None, *_: str | None) -> int:
    reads = action in _READING and not (action == sqlite3.SQLITE_FUNCTION and function == "load_extension")
    return sqlite3.SQLITE_OK if reads else sqlite3.SQLITE_DENY


def _identifier(name: str) -> str:
    """The name of a table or column as SQL takes it whatever is in it."""
    return '"' + name.replace('"', '""') + '"'
