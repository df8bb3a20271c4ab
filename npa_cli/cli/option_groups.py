"""Options that stand together in many commands: a NamedTuple of them is one parameter of a command's function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from inspect import Parameter, signature
from typing import Any, Literal, get_args, get_origin, get_type_hints


def typed_parameters(command: Callable[..., object]) -> list[Parameter]:
    """The parameters of a command as they are typed: in the place of a group, its fields, one by one."""
    hints = get_type_hints(command, include_extras=True)
    flat: list[Parameter] = []
    for name, each in signature(command).parameters.items():
        hint = hints[name]
        if _is_group(hint):
            defaults = hint._field_defaults
            flat += [
                Parameter(field, Parameter.KEYWORD_ONLY, default=defaults.get(field, Parameter.empty), annotation=one)
                for field, one in get_type_hints(hint, include_extras=True).items()
            ]
        else:
            flat.append(each.replace(kind=Parameter.KEYWORD_ONLY, annotation=hint))
    return flat


def grouped(command: Callable[..., object], typed: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, by the parameters of the command's function: the fields of each group as one value."""
    hints = get_type_hints(command)
    return {
        name: hint(**{field: typed[field] for field in hint._fields}) if _is_group(hint) else typed[name]
        for name, hint in hints.items()
        if name != "return"
    }


def formats_offered(parameters: Iterable[Parameter]) -> tuple[str, ...]:
    """What the --format among these parameters offers, in its order; nothing if there is none."""
    hint = next((each.annotation for each in parameters if each.name == "format"), None)
    choices = (one for part in get_args(hint)[:1] for one in (part, *get_args(part)) if get_origin(one) is Literal)
    return tuple(name for each in choices for name in get_args(each))


def _is_group(hint: Any) -> bool:
    return isinstance(hint, type) and hasattr(hint, "_fields")
