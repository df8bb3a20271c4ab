"""What a command declares so that its answer may be kept: that it only reads, and with which options it still does.

Only reads: the answer follows from the words typed, the files of the plan's folder, the day, the screen and the
environment variables that npa reads, and giving it does nothing else. A command that says nothing is never kept, nor is
a run in which an option was given that says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import unwrap
from typing import Any, Protocol, TypeVar, get_args, get_type_hints

from typer.core import TyperCommand

from npa_cli.cli.boundary import FINE, recording

C = TypeVar("C", bound=Callable[..., object])

READING_COMMANDS: set[Callable[..., object]] = set()


def only_reads(command: C) -> C:
    """Declare a command that only reads; as a mark behind an option in its `Annotated`, an option that leaves it so."""
    READING_COMMANDS.add(command)
    return command


class Cache(Protocol):
    """What `__main__` hands to every command as Typer's `ctx.obj`; None if nothing is kept."""

    def remember(self, data: str | None, pieces: Sequence[tuple[int, str]], code: int) -> None:
        """Keep an answer to what was typed, which was asked of the plan that `data` names: what was written, piece by
        piece, to standard output (1) or standard error (2), and the exit code.
        """

    def names(self, data: str | None, plan: str | None, read: Callable[[], bytes]) -> bytes:
        """What `read` gives of the plan that these options name, kept as long as no file of that plan changes."""

    def clear(self) -> tuple[str, int, int]:
        """Drop all that is kept: from which folder, how many files, and how many bytes."""


class Command(TyperCommand):
    """Typer's command, whose answer is kept where all that was given to it is declared to only read."""

    def invoke(self, ctx: Any) -> Any:
        """Run it with what was parsed."""
        cache: Cache | None = ctx.obj
        if cache is None or not _only_reads(ctx):
            return super().invoke(ctx)
        code: Any = FINE
        with recording() as pieces:
            try:
                super().invoke(ctx)
            except SystemExit as stop:
                code = stop.code
        cache.remember(ctx.params.get("data"), pieces, code)
        raise SystemExit(code)


def _only_reads(ctx: Any) -> bool:
    callback = ctx.command.callback
    if unwrap(callback) not in READING_COMMANDS:
        return False
    hints = get_type_hints(callback, include_extras=True)
    given = (name for name in ctx.params if ctx.get_parameter_source(name).name != "DEFAULT")
    return all(only_reads in get_args(hints[name]) for name in given)
