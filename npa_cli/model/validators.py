"""pydantic's validators of the models. Each is made when the first file of its kind is met, and then kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import Any, Final

from pydantic import TypeAdapter
from pydantic_core import SchemaValidator, core_schema

from npa_cli.model.base import PlanModel

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
    return core_schema.no_info_after_validator_function(construct, copied["schema"], ref=copied.get("ref"))


def _construct(model: type[PlanModel], fields: tuple[dict[str, Any], Any, set[str]]) -> PlanModel:
    values, _, given = fields
    return model.model_construct(given, **values)
