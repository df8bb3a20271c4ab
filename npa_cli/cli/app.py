"""The `npa` command itself: its help, its version, and the table of commands in lazy_group.py."""

from __future__ import annotations

from typing import Annotated

import typer

from npa_cli import __version__
from npa_cli.cli.lazy_group import LazyGroup
from npa_cli.cli.options import examples

app = typer.Typer(
    name="npa",
    cls=LazyGroup,
    help="A partnership's workplan as plain text: ask it questions, check it, write its papers.",
    epilog=examples("npa status", "npa status --priority 3", "npa validate", 'npa when "FY18/19 Q2"'),
    no_args_is_help=True,
    # Plain help pages. rich's, through Typer, were looked at: at 60 columns they leave 17 of them for what an option
    # means and take 70 lines for `npa status -h` where these take 53; at 100 they break a list of choices in a word.
    rich_markup_mode=None,
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
    _no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Work the answer out anew, and keep nothing of it. May stand anywhere.")
    ] = False,
) -> None:
    """Ask a workplan questions, check it, and write its papers."""
