"""What a public field is: declared once, it is a key in JSON, a column in CSV, SQL and Parquet, and a line of docs.

Those of a model of a plan's files are made from it, so that none of what the files hold can be forgotten.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final, Generic, Literal, TypeVar, get_origin

from npa_cli.model.base import PlanModel
from npa_cli.model.key_types import alternatives, fields_by_key, model_in
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
    values = {each: each.value(thing) for each in fields_in("dataset", fields)}
    return {  # one text in the place of a list is a list of one
        each.column_name: [value] if each.holds == "list" and isinstance(value, str) else value
        for each, value in values.items()
    }


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


_HOLDS: Final[Mapping[Any, Holds]] = {date: "day", bool: "truth", int: "number", float: "decimal"}


def fields_of(
    model: type[PlanModel],
    entry: Callable[[Thing], Any] = lambda each: each,
    *,
    told: Fields[Thing] = (),
    but: str = "",
) -> tuple[Field[Thing], ...]:
    """A field for each key of a model, under its name in the file, in the order of the model.

    What stands inside an entry is a field of its own, such as `target_value`; a list of entries is a list of texts.
    `entry` gives the model's entry in a thing. What is `told` already under the same name is left out, and so are the
    keys named in `but`, which other fields or tables tell.
    """
    known = {each.name for each in told}
    return tuple(each for each in _fields(model, entry, but.split()) if each.name not in known)


def _fields(
    model: type[PlanModel], entry: Callable[[Any], Any], but: Collection[str], before: str = ""
) -> Iterator[Field[Any]]:
    for (key, info), name in zip(fields_by_key(model).items(), model.model_fields, strict=True):
        if before + key in but:
            continue
        value = partial(_value, entry, name)
        inner = model_in(info.annotation)
        if inner is not None:
            yield from _fields(inner, value, but, f"{before}{key}_")
            continue
        about = (info.description or "").partition(". ")[0].removesuffix(".")
        holds: Holds = next((_HOLDS[each] for each in alternatives(info.annotation) if each in _HOLDS), "words")
        lists = any(get_origin(each) in (tuple, Mapping) for each in alternatives(info.annotation))
        yield Field(before + key, "list" if lists else holds, about, partial(_listed, value) if lists else value)


def _value(entry: Callable[[Any], Any], name: str, thing: Any) -> Any:
    held = entry(thing)
    return None if held is None else getattr(held, name)


def _listed(value: Callable[[Any], Any], thing: Any) -> Any:
    held = value(thing)
    if isinstance(held, Mapping):
        return [f"{key}: {_text(each)}" for key, each in held.items()]
    return held if held is None or isinstance(held, str) else [_text(each) for each in held]


def _text(value: Any) -> str:
    """A value in a list as one text: an entry as its keys and what each says."""
    if not isinstance(value, PlanModel):
        return value.isoformat() if isinstance(value, date) else str(value)
    said = (
        (key, getattr(value, name))
        for key, name in zip(fields_by_key(type(value)), type(value).model_fields, strict=True)
    )
    return "; ".join(f"{key}: {_text(each)}" for key, each in said if each not in (None, ()))
