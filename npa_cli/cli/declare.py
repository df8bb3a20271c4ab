"""How a command declares what can be typed after it: read by Typer for help and faults, or directly where it is plain.

A command's parameters are `Annotated[type, Option(…)]` or `Annotated[type, Argument(…)]`. Nothing is imported for it,
so that a command can be run without the library that explains it.
"""

from __future__ import annotations


class Declared:
    """What stands behind one parameter. Without names an option is called as its parameter is: `as_at`, --as-at."""

    __slots__ = ("help", "metavar", "names", "show_default")

    def __init__(
        self,
        *names: str,
        metavar: str | None = None,
        help: str = "",  # noqa: A002  # Typer's own name for it
        show_default: bool | str = True,
    ) -> None:
        self.names = names
        self.metavar = metavar
        self.help = help
        self.show_default = show_default


class Option(Declared):
    """A parameter with a name: --priority 3."""


class Argument(Declared):
    """A parameter by its place: npa show P3.1."""
