"""Every command there is, in the order `npa --help` lists them.

A new command is a file in commands/ and a line here.
"""

from __future__ import annotations

from typing import Annotated

import typer

from npa_cli import __version__
from npa_cli.cli.commands import (
    change_approve,
    change_list,
    change_propose,
    change_reject,
    change_withdraw,
    doctor,
    due,
    explain,
    list_,
    log,
    report,
    return_check,
    return_new,
    return_status,
    schema,
    show,
    slippage,
    status,
    update,
    validate,
    when,
)
from npa_cli.cli.options import examples

app = typer.Typer(
    name="npa",
    help="A partnership's workplan as plain text: ask it questions, check it, write its papers.",
    epilog=examples("npa status", "npa status --priority 3", "npa validate", 'npa when "FY18/19 Q2"'),
    no_args_is_help=True,
    rich_markup_mode=None,  # rich's help costs six interpreter starts
    pretty_exceptions_enable=False,  # no traceback ever reaches a user
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"npa {__version__}")
        raise typer.Exit


@app.callback()
def main(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show npa's version and exit.")
    ] = False,
) -> None:
    """Ask a workplan questions, check it, and write its papers."""


COMMANDS = (
    *(status, show, list_, due, log, slippage, when, report),
    *(return_new, return_check, return_status, update),
    *(change_propose, change_approve, change_reject, change_withdraw, change_list),
    *(validate, explain, schema, doctor),
)
GROUPS = {
    "return": "Quarterly returns: new, check, status.",
    "change": "Change control: propose, approve, reject, withdraw, list.",
}

_groups: dict[str, typer.Typer] = {}
for module in COMMANDS:
    group, _, name = module.NAME.rpartition(" ")
    if group and group not in _groups:
        _groups[group] = typer.Typer(help=GROUPS[group], no_args_is_help=True, rich_markup_mode=None)
        app.add_typer(_groups[group], name=group)
    _groups.get(group, app).command(name, epilog=examples(*module.EXAMPLES))(module.command)
