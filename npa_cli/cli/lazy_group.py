"""A group of commands that loads a command's module only when that command is asked for.

Help, completion and suggestions are Typer's own, and need no more than the lines of COMMANDS.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from npa_cli.cli.command_table import COMMANDS, GROUPS, HEADINGS, MEANT
from npa_cli.cli.on_first_use import on_first_use
from npa_cli.cli.only_reads import Command
from npa_cli.cli.options import examples


class LazyGroup(TyperGroup):
    """The commands of COMMANDS whose names begin with `prefix`; without one, all of them, and the groups."""

    def __init__(self, *, prefix: str = "", **settings: Any) -> None:
        super().__init__(**settings)
        self.prefix = prefix
        self.commands = {name: TyperCommand(name, short_help=line) for name, line in _lines(prefix).items()}

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """What the first word names, in full: what stands in `commands` only has its line of help."""
        if not self.prefix and args and args[0] not in self.commands and (meant := self._meant(args[0])):
            ctx.fail(f"No such command '{args[0]}'. Did you mean '{meant}'?")
        name, listed, rest = super().resolve_command(ctx, args)
        return name, listed and self._load(str(name)), rest

    def _meant(self, typed: str) -> str | None:
        """The command that is meant by another word than its name, also where a letter of that is wrong."""
        from npa_cli.model.did_you_mean import nearest  # for a wrong word alone: a Tab loads nothing of the model

        return MEANT.get(nearest(typed, (*self.commands, *MEANT)) or "")

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands of `npa --help` under the headings of HEADINGS; those of a group under one."""
        if self.prefix:
            super().format_commands(ctx, formatter)
            return
        placed = {name for names in HEADINGS.values() for name in names}
        rest = tuple(name for name in self.commands if name not in placed)
        for heading, names in HEADINGS.items():
            with formatter.section(heading):
                formatter.write_dl(
                    [(name.ljust(12), self.commands[name].short_help or "") for name in names or rest], col_spacing=2
                )

    def _load(self, name: str) -> Any:
        whole = f"{self.prefix} {name}".strip()
        if whole in GROUPS:
            return LazyGroup(
                prefix=name, name=name, help=GROUPS[whole], no_args_is_help=True, rich_markup_mode=self.rich_markup_mode
            )
        with on_first_use():
            from npa_cli.cli.run_command import as_typed  # late: so that what it uses is loaded on first use too

            module = import_module(f"npa_cli.cli.commands.{COMMANDS[whole][0]}")
            app = typer.Typer(rich_markup_mode=self.rich_markup_mode, add_completion=False)
            app.command(name, cls=Command, epilog=examples(*module.EXAMPLES))(as_typed(whole, module.command))
            return typer.main.get_command(app)


def _lines(prefix: str) -> dict[str, str]:
    """The names that may follow `prefix`, each with its line of help; a group stands where its first command does."""
    lines: dict[str, str] = {}
    for name, (_, line) in COMMANDS.items():
        first, _, second = name.partition(" ")
        if prefix == first:
            lines[second] = line
        elif not prefix:
            lines[first] = GROUPS.get(first, line)
    return lines
