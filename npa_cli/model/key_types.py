"""The types that a model gives to the keys of a file, as its `model_fields` have them."""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from npa_cli.model.base import PlanModel


@cache
def fields_by_key(model: type[PlanModel]) -> Mapping[str, FieldInfo]:
    """A model's fields in their order, each under the key it has in a file: `from`, not `from_`."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def alternatives(hint: Any) -> tuple[Any, ...]:
    """The types that may stand where `hint` does: the arms of a union, or the one type, each without its limits."""
    return _alternatives(hint)


@cache
def _alternatives(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) is Annotated:
        return alternatives(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return tuple(each for arm in get_args(hint) for each in alternatives(arm))
    return (hint,)


def model_in(hint: Any) -> type[PlanModel] | None:
    """The model that `hint` allows; None if it allows only plain values, lists or mappings."""
    models = (each for each in alternatives(hint) if isinstance(each, type) and get_origin(each) is None)
    return next((each for each in models if issubclass(each, PlanModel)), None)


def type_inside(hint: Any, step: str | int) -> Any:
    """The type that a key, or an index of a list, leads to from `hint`; None if no such thing is known."""
    for each in alternatives(hint):
        if isinstance(step, int) and get_origin(each) is tuple:
            return get_args(each)[0]
        if isinstance(step, str) and get_origin(each) is Mapping:
            return get_args(each)[1]
    model = model_in(hint)
    field = fields_by_key(model).get(step) if model and isinstance(step, str) else None
    return field.annotation if field else None


def type_at(hint: Any, key_path: tuple[str | int, ...]) -> Any:
    """The type that a key path leads to from `hint`; None if no such thing is known."""
    for step in key_path:
        hint = type_inside(hint, step)
    return hint
