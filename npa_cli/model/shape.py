"""Where a file's data departs from its model, found by pydantic and told in our own terms.

The one place that loads pydantic; only `npa validate` and `npa schema` come here.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from npa_cli.model.described import key_of
from npa_cli.model.finding import KeyPath
from npa_cli.model.fit import fitter

FaultKind = Literal["unknown_key", "missing_key", "wrong_type", "not_in_list", "bad_id", "empty", "out_of_range"]

_KINDS: Final[dict[str, FaultKind]] = {
    "unexpected_keyword_argument": "unknown_key",
    "missing": "missing_key",
    "missing_argument": "missing_key",
    "missing_keyword_only_argument": "missing_key",
    "literal_error": "not_in_list",
    "string_pattern_mismatch": "bad_id",
    "string_too_short": "empty",
    "too_short": "empty",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
}


_EXPECTED: Final[dict[str, str]] = {
    "string_type": "words",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list, each item on a line of its own after `- `",
    "dataclass_type": "keys and values",
    "dict_type": "keys and values",
    "mapping_type": "keys and values",
    "not_a_day": "a date such as 2018-04-01",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One departure: its kind, the key path to it, the value there, and what would have been accepted.

    `at` leads to the value; for a missing key to the mapping that lacks it, with the key in `key`; for an
    unknown key to that key. `expected` holds words for a type, or every name of a closed list or model. `written` is
    the value as the file has it, where reading makes something else of it: `1.10`.
    """

    kind: FaultKind
    at: KeyPath
    value: Any
    expected: tuple[str, ...]
    key: str | None = None
    written: str | None = None


def find_faults(model: Any, data: Any) -> tuple[Fault, ...]:
    """Every departure of `data` from `model`, each once, in the order pydantic walks the model."""
    if fitter(model)(data):
        return ()
    from pydantic import ValidationError

    try:
        _adapter(model).validate_python(data)
    except ValidationError as error:
        faults = [_fault(model, data, detail) for detail in error.errors(include_url=False)]
        return _without_echoes([fault for fault in faults if fault is not None])
    return ()


def json_schema(model: Any) -> dict[str, Any]:
    """The JSON Schema of a file kind, as pydantic derives it from the model."""
    return dict(_adapter(model).json_schema())


@cache
def _adapter(model: Any) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(model)


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
        return Fault(kind, at, value, tuple(re.findall(r"'([^']*)'", context["expected"])))
    if kind == "bad_id":
        return Fault(kind, at, value, (context["pattern"],))
    if kind == "out_of_range":
        return Fault(kind, at, value, (f"{context.get('ge', context.get('le'))}",))
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

    But of a number or a yes-or-no, where words would do, that it is no list says nothing: it lacks its quotes.
    """
    kept: dict[tuple[KeyPath, str | None], Fault] = {}
    for fault in faults:
        first = kept.get((fault.at, fault.key))
        if first is None or first.expected != ("words",) or not isinstance(fault.value, int | float):
            kept[fault.at, fault.key] = fault
    return tuple(kept.values())


def _names(model: Any, at: KeyPath) -> tuple[str, ...]:
    """The keys that the model at a key path has."""
    hint: Any = model
    for step in at:
        if isinstance(step, int):
            hint = next((arm for arm in _arms(hint) if get_origin(arm) is tuple), hint)
            hint = get_args(hint)[0]
        else:
            owner = next((arm for arm in _arms(hint) if dataclasses.is_dataclass(arm)), None)
            values = next((get_args(arm)[1] for arm in _arms(hint) if get_origin(arm) is Mapping), None)
            hint = _hint_of(owner, step) if owner else values
    owner = next((arm for arm in _arms(hint) if dataclasses.is_dataclass(arm)), None)
    return tuple(map(key_of, dataclasses.fields(owner))) if owner else ()


def _hint_of(owner: Any, key: str) -> Any:
    """The type of the field that a key fills."""
    name = next((each.name for each in dataclasses.fields(owner) if key_of(each) == key), None)
    return _hints(owner).get(name) if name else None


_hints = cache(get_type_hints)


def _arms(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
