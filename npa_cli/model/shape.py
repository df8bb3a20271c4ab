"""A file's data made a model by pydantic, and where it departs from the model, in our own terms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial
from typing import Any, Final, Literal, NamedTuple, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator, core_schema

from npa_cli.model.base import PlanModel
from npa_cli.model.finding import KeyPath
from npa_cli.model.key_types import fields_by_key, model_in, type_at
from npa_cli.model.rating_scale import THREE_COLOURS, RatingScale

FaultKind = Literal["unknown_key", "missing_key", "wrong_type", "not_in_list", "bad_id", "empty", "out_of_range"]

_KINDS: Final[dict[str, FaultKind]] = {
    "extra_forbidden": "unknown_key",
    "missing": "missing_key",
    "literal_error": "not_in_list",
    "string_pattern_mismatch": "bad_id",
    "string_too_short": "empty",
    "too_short": "empty",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
}


_SLICE: Final = 1_000  # entries of a list that are looked through together
_MOST_FAULTS: Final = 20_000

_EXPECTED: Final[dict[str, str]] = {
    "string_type": "words",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list, each item on a line of its own after `- `",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
    "dict_type": "keys and values",
    "mapping_type": "keys and values",
    "not_a_day": "a date such as 2018-04-01",
    "no_terms": "two terms or more in the order of a year, each with another name and first day, such as 1 September",
    "names_of_no_terms": "names only beside `every: term`; other rounds have names of their own",
}


class Fault(NamedTuple):
    """One departure: its kind, the key path to it, the value there, and what would have been accepted.

    `at` leads to the value; for a missing key to the mapping that lacks it, with the key in `key`; for an
    unknown key to that key. `expected` holds words for a type, or every name of a closed list or model. `written` is
    the value as the file has it, where reading makes something else of it: `1.10`. `declared_on` is what may have a
    field of the plan's own that stands on something else.
    """

    kind: FaultKind
    at: KeyPath
    value: Any
    expected: tuple[str, ...]
    key: str | None = None
    written: str | None = None
    declared_on: str | None = None

    def moved(self, by: int) -> Fault:
        """The same fault of a list that has so many entries before it."""
        first, *rest = self.at
        return self._replace(at=(int(first) + by, *rest))


def validate(
    model: Any,
    data: Any,
    *,
    tolerant: bool = False,
    one_an_entry: bool = False,
    scale: RatingScale | None = THREE_COLOURS,
) -> tuple[Any, tuple[Fault, ...]]:
    """Make a value of the type `model` of a file's data.

    Returns the value and no faults, or None and every departure from the model, each once, in the model's order. A
    `tolerant` check lets pass what a reader can still use: keys the model does not know, ids of another form, empty
    values, numbers out of their range. With `one_an_entry`, each entry of a list has one fault; so have the further
    entries of one that has more than a thousand. Any other file with more than 20,000 is not looked through. `scale`
    is what its plan allows under `rag`; None if that is not known, and any word may be right.
    """
    if get_origin(model) is tuple and isinstance(data, list) and len(data) > _SLICE:
        return _in_slices(model, data, scale, tolerant=tolerant)
    try:
        return (tolerant_validator if tolerant else strict_validator)(model).validate_python(
            data, context={"scale": scale}
        ), ()
    except ValidationError as error:
        if error.error_count() > _MOST_FAULTS:
            return None, (Fault("wrong_type", (), None, (f"fewer than {_MOST_FAULTS:,} faults in one file",)),)
        details = error.errors(include_url=False, include_input=False)
        if one_an_entry:
            details = [*{detail["loc"][:1]: detail for detail in reversed(details)}.values()]
        faults = [_fault(model, data, detail) for detail in details]
        return None, _without_echoes([fault for fault in faults if fault is not None])


def value_of(model: Any, data: Any, *, scale: RatingScale = THREE_COLOURS) -> Any:
    """A value of the type `model` of a file's data; None where anything departs from it, whatever that is."""
    try:
        return strict_validator(model).validate_python(data, context={"scale": scale})
    except ValidationError:
        return None


def _in_slices(
    model: Any, data: list[Any], scale: RatingScale | None, *, tolerant: bool
) -> tuple[Any, tuple[Fault, ...]]:
    """A long list, some entries at a time: pydantic makes a kilobyte of each fault, and there may be many thousands."""
    values: list[Any] = []
    faults: list[Fault] = []
    for start in range(0, len(data), _SLICE):
        value, found = validate(
            model, data[start : start + _SLICE], tolerant=tolerant, one_an_entry=len(faults) > _SLICE, scale=scale
        )
        values.extend(value or ())
        faults += [each.moved(start) for each in found]
    return (None, tuple(faults)) if faults else (tuple(values), ())


def _fault(model: Any, data: Any, detail: Any) -> Fault | None:
    kind = _KINDS.get(detail["type"], "wrong_type")
    at, value = _walk(data, detail["loc"])
    if kind == "empty" and value:
        return None  # pydantic counts only the items that were right; each wrong one has a fault of its own
    if kind in ("unknown_key", "missing_key"):
        key = str(detail["loc"][-1])
        if kind == "missing_key":
            return Fault(kind, at, None, (), key)
        return Fault(kind, at, value, _names(model, at[:-1]), key)
    context = detail.get("ctx", {})
    if kind == "not_in_list":
        allowed = re.findall(r"'([^']*)'|(\d+)", context["expected"])
        return Fault(kind, at, value, tuple(word or number for word, number in allowed))
    if kind == "bad_id":
        return Fault(kind, at, value, (context["pattern"],))
    if kind == "out_of_range":
        bound = f"{context['ge']:g} or more" if "ge" in context else f"{context['le']:g} or less"
        return Fault(kind, at, value, (bound,))
    return Fault(kind, at, value, (_EXPECTED.get(detail["type"], "something else"),))


def _walk(data: Any, location: tuple[str | int, ...]) -> tuple[KeyPath, Any]:
    """The part of pydantic's location that is in the data: it also names the arms of unions."""
    at: list[str | int] = []
    for step in location:
        if isinstance(data, dict) and step in data:
            data = data[step]
            at.append(step)
        elif isinstance(data, list) and type(step) is int and step < len(data):
            data = data[step]
            at.append(step)
    return tuple(at), data


def _without_echoes(faults: list[Fault]) -> tuple[Fault, ...]:
    """One fault a place: the arms of a union each complain, and the last (the fullest form) says it best.

    But of a number or a yes-or-no, where words would do, that it is no list says nothing: it lacks its quotes. And of
    a list in which single items are wrong, that other words would do there too says nothing.
    """
    kept: dict[tuple[KeyPath, str | None], Fault] = {}
    for fault in faults:
        first = kept.get((fault.at, fault.key))
        if first is None or first.expected != ("words",) or not isinstance(fault.value, int | float):
            kept[fault.at, fault.key] = fault
    around = {fault.at[:depth] for fault in kept.values() for depth in range(len(fault.at))}
    return tuple(each for each in kept.values() if each.key is not None or each.at not in around)


def _names(model: Any, at: KeyPath) -> tuple[str, ...]:
    """The keys that the model at a key path has."""
    owner = model_in(type_at(model, at))
    return tuple(fields_by_key(owner)) if owner else ()


# What a type may ask for beside being that type, by pydantic's own names of types and limits.
_LIMITED: Final = ("str", "int", "tuple", "dict", "model-fields")
_LIMITS: Final = frozenset({"pattern", "min_length", "ge", "le", "keys_schema", "extra_behavior"})


@cache
def strict_validator(model: Any) -> TypeAdapter[Any]:
    """The validator of a model, or of a tuple of them; it raises ValidationError with every departure."""
    adapter = TypeAdapter(model)
    adapter.rebuild()  # a model is not compiled before it is used
    return adapter


@cache
def tolerant_validator(model: Any) -> SchemaValidator:
    """A validator that asks for the right types and the needed keys, and for nothing more.

    It passes over keys that the model does not know, and takes words of any form and numbers of any size.
    """
    return SchemaValidator(_without_limits(strict_validator(model).core_schema))


def json_schema(model: Any) -> dict[str, Any]:
    """The JSON Schema of a file kind, as pydantic derives it from the model."""
    return strict_validator(model).json_schema()


def _without_limits(schema: Any) -> Any:
    """A copy of the schema that pydantic made of a model, without limits."""
    if isinstance(schema, list):
        return [_without_limits(each) for each in schema]
    if not isinstance(schema, Mapping):
        return schema
    kind = schema.get("type")
    dropped = {"metadata"} | (_LIMITS if kind in _LIMITED else frozenset())
    copied = {key: _without_limits(each) for key, each in schema.items() if key not in dropped}
    if kind != "model":
        return copied
    # a model's own schema could be overruled by the strict validator that its class has once it was used
    construct = partial(_construct, copied["cls"])
    own = {"extra_behavior": "allow"} if copied["config"].get("extra_fields_behavior") == "allow" else {}
    held = {**copied["schema"], **own}
    return core_schema.no_info_after_validator_function(construct, held, ref=copied.get("ref"))


def _construct(model: type[PlanModel], fields: tuple[dict[str, Any], Any, set[str]]) -> PlanModel:
    values, own, given = fields
    made = model.model_construct(given, **values)
    object.__setattr__(made, "__pydantic_extra__", own)
    return made
