"""Public fields made from a model of a plan's files, so that none of what the files hold can be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any, Final, TypeVar, get_origin

from npa_cli.model.base import PlanModel
from npa_cli.model.key_types import alternatives, fields_by_key, model_in
from npa_cli.views.field import Field, Fields, Holds

Thing = TypeVar("Thing")

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
        value = _value_of(entry, name)
        inner = model_in(info.annotation)
        if inner is not None:
            yield from _fields(inner, value, but, f"{before}{key}_")
            continue
        about = (info.description or "").partition(". ")[0].removesuffix(".")
        holds: Holds = next((_HOLDS[each] for each in alternatives(info.annotation) if each in _HOLDS), "words")
        lists = any(get_origin(each) in (tuple, Mapping) for each in alternatives(info.annotation))
        yield Field(before + key, "list" if lists else holds, about, _listed(value) if lists else value)


def _value_of(entry: Callable[[Any], Any], name: str) -> Callable[[Any], Any]:
    def value(thing: Any) -> Any:
        held = entry(thing)
        return None if held is None else getattr(held, name)

    return value


def _listed(value: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def texts(thing: Any) -> Any:
        held = value(thing)
        if isinstance(held, Mapping):
            return [f"{key}: {_text(each)}" for key, each in held.items()]
        return held if held is None or isinstance(held, str) else [_text(each) for each in held]

    return texts


def _text(value: Any) -> str:
    """A value in a list as one text: an entry as its keys and what each says."""
    if not isinstance(value, PlanModel):
        return value.isoformat() if isinstance(value, date) else str(value)
    said = (
        (key, getattr(value, name))
        for key, name in zip(fields_by_key(type(value)), type(value).model_fields, strict=True)
    )
    return "; ".join(f"{key}: {_text(each)}" for key, each in said if each not in (None, ()))
