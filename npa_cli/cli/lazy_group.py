"""A group of commands that loads a command's module only when that command is asked for.

Building every command's parameters takes longer than answering most questions.
"""

from __future__ import annotations

from typing import Any, ClassVar

import typer
from typer.core import TyperGroup

from npa_cli.cli.command_table import COMMANDS, GROUPS


class LazyGroup(TyperGroup):
    """The commands of COMMANDS whose names begin with `prefix`, and at the top the groups."""

    prefix: ClassVar[str] = ""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order of the table; a group stands where its first command does."""
        del ctx
        return list(self._table())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load and build one command, or None where there is none of this name."""
        if cmd_name not in self.commands and cmd_name in self._table():
            self.commands[cmd_name] = self._build(cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As usual, but with every name known, so that a mistyped one gets its suggestion."""
        if args and args[0] not in self._table():
            for name in self._table():
                self.get_command(ctx, name)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list in the help text, from the table: no command is loaded for it."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(self._table().items()))

    def _table(self) -> dict[str, str]:
        if self.prefix:
            start = f"{self.prefix} "
            return {name.removeprefix(start): line for name, (_, line) in COMMANDS.items() if name.startswith(start)}
        return {name.split()[0]: GROUPS.get(name.split()[0], line) for name, (_, line) in COMMANDS.items()}

    def _build(self, name: str) -> Any:
        from importlib import import_module

        from npa_cli.cli.every_plan import answering_for_all
        from npa_cli.cli.explained import in_words_of_typer
        from npa_cli.cli.options import examples

        app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
        if not self.prefix and name in GROUPS:
            inner = type(f"{name.title()}Group", (LazyGroup,), {"prefix": name})
            app.callback(cls=inner, help=GROUPS[name], no_args_is_help=True)(_nothing)
        else:
            module = import_module(f"npa_cli.cli.commands.{COMMANDS[f'{self.prefix} {name}'.strip()][0]}")
            explained = in_words_of_typer(module.command, answering_for_all(module.NAME, module.command))
            app.command(name, epilog=examples(*module.EXAMPLES))(explained)
        command = typer.main.get_command(app)
        command.name = name
        return command


def _nothing() -> None:
    """A group does nothing by itself."""
