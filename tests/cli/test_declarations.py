"""What commands declare: their examples can be typed, and nothing is loaded for a command but its own module."""

from __future__ import annotations

import shlex
import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest
import typer

from npa_cli.cli.app import app
from npa_cli.cli.command_table import COMMANDS
from tests.conftest import REPOSITORY


def parsed(words: list[str]) -> tuple[str, dict[str, Any]]:
    """The command that words name and the values they give it, as Typer reads them. Raises its UsageError."""
    command: Any = typer.main.get_command(app)
    context, path = command.make_context("npa", list(words)), []
    while context.command is not None and hasattr(context.command, "resolve_command"):
        name, command, rest = context.command.resolve_command(context, [*context._protected_args, *context.args])
        path.append(name)
        context = command.make_context(name, rest, parent=context)
    return " ".join(path), context.params


@pytest.mark.parametrize("name", COMMANDS)
def test_every_documented_example_can_be_typed(name: str) -> None:
    for example in import_module(f"npa_cli.cli.commands.{COMMANDS[name][0]}").EXAMPLES:
        found, _ = parsed(shlex.split(example)[1:])
        assert found in COMMANDS


def test_a_command_loads_no_module_of_another() -> None:
    code = (
        "import sys; from npa_cli.cli.app import app\n"
        "try: app(['plans', '--help'], prog_name='npa')\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    loaded = {each for each in done.stderr.split() if each.startswith("npa_cli.cli.commands.")}
    assert loaded == {"npa_cli.cli.commands.plans"}
    assert "Usage: npa plans" in done.stdout
