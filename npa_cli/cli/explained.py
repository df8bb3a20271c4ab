"""A command's declarations in Typer's own terms: its help, its faults, its completion."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, Signature
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import typer

from npa_cli.cli.declare import Declared, Option


def in_words_of_typer(command: Callable[..., None], called: Callable[..., None]) -> Callable[..., None]:
    """`called` with the parameters that `command` declares, as Typer reads them."""
    hints = {name: _translated(hint) for name, hint in get_type_hints(command, include_extras=True).items()}
    parameters = [
        Parameter(each.name, Parameter.KEYWORD_ONLY, default=each.default, annotation=hints[each.name])
        for each in Signature.from_callable(command).parameters.values()
    ]

    def explained(**given: Any) -> None:
        called(**given)

    explained.__doc__ = command.__doc__
    explained.__name__ = command.__name__
    explained.__annotations__ = hints
    explained.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return explained


def _translated(hint: Any) -> Any:
    if get_origin(hint) is not Annotated:
        return hint
    kind, declared = get_args(hint)[:2]
    if not isinstance(declared, Declared):
        return hint
    made = typer.Option if isinstance(declared, Option) else typer.Argument
    told = made(
        *declared.names,
        metavar=declared.metavar,
        help=declared.help or None,
        show_default=declared.show_default,
    )
    return Annotated[kind, told]
