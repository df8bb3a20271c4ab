"""What a public field is: declared once, it is a key in JSON, a column in CSV, SQL and Parquet, and a line of docs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Literal, TypeVar

from npa_cli.views.view import Rows

Thing = TypeVar("Thing")
Holds = Literal["words", "day", "number", "decimal", "truth", "list"]
"""What a field's values are, where there is one: a text, a date, a whole number, any, a bool, or a list of texts."""

Place = Literal["items", "sql", "dataset"]
"""Where fields are published: in JSON and CSV, in SQL and SQLite, in Parquet."""


@dataclass(frozen=True, slots=True)
class Field(Generic[Thing]):
    """One public field of one kind of thing. Fields are only ever added.

    `about` is what the tables of `npa sql` say of it. `column` is its name in SQL and Parquet, where that is another,
    and `not_in` are the places that leave it out: each says why in a comment beside it.
    """

    name: str
    holds: Holds
    about: str
    value: Callable[[Thing], Any]
    column: str = ""
    not_in: tuple[Place, ...] = ()

    @property
    def column_name(self) -> str:
        """What it is called in SQL and Parquet."""
        return self.column or self.name


Fields = Sequence[Field[Thing]]


def fields_in(place: Place, fields: Fields[Thing]) -> tuple[Field[Thing], ...]:
    """Those that are published there, in order."""
    return tuple(each for each in fields if place not in each.not_in)


def item_of(fields: Fields[Thing], thing: Thing) -> dict[str, Any]:
    """A thing as the public fields of JSON and CSV."""
    return {each.name: each.value(thing) for each in fields if "items" not in each.not_in}


def items_of(fields: Fields[Thing], things: Iterable[Thing]) -> list[dict[str, Any]]:
    """Things as the public fields of JSON and CSV."""
    return [item_of(fields, each) for each in things]


def rows_of(fields: Fields[Thing], things: Iterable[Thing]) -> Rows:
    """Things as the table that CSV needs, with a column for each field."""
    return Rows(item_names(fields), items_of(fields, things))


def item_names(fields: Fields[Any]) -> tuple[str, ...]:
    """The names of those fields, in order."""
    return tuple(each.name for each in fields if "items" not in each.not_in)


def sql_values(fields: Fields[Thing], thing: Thing) -> tuple[Any, ...]:
    """A thing as a row of an SQL table: days are ISO text, true is 1, a list is one text."""
    return tuple(_PLAIN[each.holds](value) if (value := each.value(thing)) is not None else None for each in fields)


def dataset_record(fields: Fields[Thing], thing: Thing) -> dict[str, Any]:
    """A thing as a row of a Parquet file."""
    return {each.column_name: _in_dataset(each.holds, each.value(thing)) for each in fields_in("dataset", fields)}


def _in_dataset(holds: Holds, value: Any) -> Any:
    """A value as its column holds it: one text in the place of a list is a list of one."""
    return [value] if holds == "list" and isinstance(value, str) else value


def dataset_columns(fields: Fields[Any]) -> dict[str, Holds]:
    """What each column of those rows holds."""
    return {each.column_name: each.holds for each in fields_in("dataset", fields)}


def with_first(names: str, fields: Fields[Thing]) -> tuple[Field[Thing], ...]:
    """The fields with the columns of these names, with blanks between them, in front, in the order of the names."""
    by_name = {each.column_name: each for each in fields}
    first = tuple(by_name[name] for name in names.split())
    return (*first, *(each for each in fields if each not in first))


_PLAIN: Final[dict[Holds, Callable[[Any], Any]]] = {
    "words": lambda value: value,
    "day": lambda value: value.isoformat(),
    "number": lambda value: value,
    "decimal": lambda value: value,
    "truth": int,
    "list": lambda value: value if isinstance(value, str) else ", ".join(value),
}
