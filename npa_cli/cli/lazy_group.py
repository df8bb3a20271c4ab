"""A group of commands that loads a command's module only when that command is asked for.

Building every command's parameters takes longer than answering most questions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final

import typer
from typer.core import TyperGroup

# Each command in the order `npa --help` lists them: its module in commands/, and a line about it. A name of two
# words belongs to the group that is its first word. A new command is a file and a line here.
COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "status": ("status", "Show how the plan stands."),
    "show": ("show", "Show one thing in full."),
    "list": ("list_", "List priorities, activities, deliverables or partners."),
    "due": ("due", "List what is overdue or due soon."),
    "log": ("log", "Tell one deliverable's story."),
    "slippage": ("slippage", "Show what has slipped."),
    "plans": ("plans", "List the plans there are."),
    "measures": ("measures", "Show how success is measured."),
    "trace": ("trace", "Trace an item to what it serves and what serves it."),
    "coverage": ("coverage", "List what nothing serves and what serves nothing."),
    "boards": ("boards", "Show who governs the plan."),
    "risks": ("risks", "List the open risks."),
    "actions": ("actions", "List the open actions."),
    "dependencies": ("dependencies", "List what waits for what."),
    "escalations": ("escalations", "List what has been taken up."),
    "timeline": ("timeline", "Draw when everything is due."),
    "when": ("when", "Read words for dates."),
    "report": ("report", "Write one of the board's papers."),
    "init": ("init", "Start a new plan."),
    "add priority": ("add_priority", "Add a priority, under the next free id."),
    "add activity": ("add_activity", "Add an activity, under the next free id."),
    "add deliverable": ("add_deliverable", "Add a deliverable, under the next free id."),
    "update": ("update", "Report on one deliverable."),
    "return new": ("return_new", "Write a return for a partner to fill in."),
    "return check": ("return_check", "Say what a return still lacks or contradicts."),
    "return status": ("return_status", "Show who has reported on what."),
    "change propose": ("change_propose", "Propose a change to the signed plan."),
    "change approve": ("change_approve", "Approve a proposed change."),
    "change reject": ("change_reject", "Reject a proposed change."),
    "change withdraw": ("change_withdraw", "Withdraw a proposed change."),
    "change list": ("change_list", "List the changes to the signed plan."),
    "sql": ("sql", "Ask the plan in SQL."),
    "export sqlite": ("export_sqlite", "Write the plan as a SQLite file."),
    "export ics": ("export_ics", "Write due days for a diary."),
    "validate": ("validate", "Check every file of the plan."),
    "fmt": ("fmt", "Lay out files in one form."),
    "explain": ("explain", "Explain a rule of validate."),
    "schema": ("schema", "Print the JSON Schema of a kind of file."),
    "cache clear": ("cache_clear", "Drop every answer that is kept."),
    "doctor": ("doctor", "Say what npa runs on here."),
}
GROUPS: Final[Mapping[str, str]] = {
    "add": "New parts of the plan: priority, activity, deliverable.",
    "return": "Quarterly returns: new, check, status.",
    "export": "Exports to other programs: ics, sqlite.",
    "cache": "Answers kept to save time: clear.",
    "change": "Change control: propose, approve and so on.",
}


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
        from npa_cli.cli.options import examples

        app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
        if not self.prefix and name in GROUPS:
            inner = type(f"{name.title()}Group", (LazyGroup,), {"prefix": name})
            app.callback(cls=inner, help=GROUPS[name], no_args_is_help=True)(_nothing)
        else:
            module = import_module(f"npa_cli.cli.commands.{COMMANDS[f'{self.prefix} {name}'.strip()][0]}")
            app.command(name, epilog=examples(*module.EXAMPLES))(answering_for_all(module.NAME, module.command))
        command = typer.main.get_command(app)
        command.name = name
        return command


def _nothing() -> None:
    """A group does nothing by itself."""
