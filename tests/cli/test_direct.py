"""What is read without Typer is read as Typer reads it: every documented option of every command, in every way."""

from __future__ import annotations

import io
import shlex
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npa_cli.cli import direct
from npa_cli.cli.command_table import COMMANDS
from npa_cli.cli.direct import read
from npa_cli.cli.explained import in_words_of_typer


def command_of(name: str) -> Any:
    return import_module(f"npa_cli.cli.commands.{COMMANDS[name][0]}").command


@cache
def typers(name: str) -> tuple[Any, list[dict[str, Any]]]:
    """Typer's own form of a command, and what it calls the command with."""
    import typer

    got: list[dict[str, Any]] = []

    def called(**given: Any) -> None:
        got.append(given)

    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    alone.command(name)(in_words_of_typer(command_of(name), called))
    return typer.main.get_command(alone), got


def by_typer(name: str, words: list[str]) -> dict[str, Any] | None:
    """The values that Typer gives a command; None where it refuses what was typed."""
    command, got = typers(name)
    got.clear()
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        try:
            command.main(list(words), prog_name="npa", standalone_mode=True)
        except SystemExit as stop:
            assert (stop.code == 0 and bool(got)) or not got or "--help" in words or "-h" in words
    return got[0] if got else None


def same(name: str, words: list[str]) -> bool:
    """Whether both agree; it is no matter if only Typer can read it."""
    mine = read(command_of(name), words)
    return mine is None or mine == by_typer(name, words)


def options_of(name: str) -> list[Any]:
    return direct.parameters_of(command_of(name))


def ways(name: str) -> Iterator[list[str]]:
    """Each option by each of its names, with a value after it and behind `=`, alone, twice, and with each choice."""
    needed: list[str] = []
    for each in options_of(name):
        if not each.is_option:
            needed.append(each.choices[0] if each.choices else "word")
        elif each.given is direct._REQUIRED:
            needed += [next(iter(each.names)), each.choices[0] if each.choices else "word"]
    for each in options_of(name):
        for spelled in each.names if each.is_option else ():
            values = each.choices or ("value", "with blank", "é", "")
            if each.is_flag:
                yield [*needed, spelled]
                yield [*needed, spelled, spelled]
                yield [*needed, f"{spelled}=true"]
                continue
            for value in values:
                yield [*needed, spelled, value]
                yield [spelled, value, *needed]
                if spelled.startswith("--"):
                    yield [*needed, f"{spelled}={value}"]
            yield [*needed, spelled]
            yield [*needed, spelled, "a", spelled, "b"]
            yield [*needed, spelled, "-x"]
            yield [*needed, spelled, "none of them"]
            yield [*needed, f"{spelled}x", "a"]
    yield needed
    yield [*needed, *needed]
    yield []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_in_every_way(name: str) -> None:
    read_here = 0
    for words in ways(name):
        assert same(name, words), words
        read_here += read(command_of(name), words) is not None
    assert read_here, "nothing of this command is read directly: is one of its parameters of a new type?"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_documented_example(name: str) -> None:
    for example in import_module(f"npa_cli.cli.commands.{COMMANDS[name][0]}").EXAMPLES:
        words = shlex.split(example)[1:]
        if words[: len(name.split())] == name.split():
            assert same(name, words[len(name.split()) :]), example


WORDS = st.lists(
    st.sampled_from(
        ["-p", "--priority", "3", "--format", "json", "--format=csv", "-f", "--why", "--no-why", "--by", "partner", "--",
         "-", "--help", "-h", "P1", "--data", "--data=x", "--prio", "-p3", "--as-at", "2019-01-01", "", "--theme", "-x"]
    ),
    max_size=6,
)  # fmt: skip


@given(WORDS)
def test_any_words_at_all(words: list[str]) -> None:
    assert same("status", words)


def test_help_slips_and_completion_are_left_to_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    for words in (["--help"], ["status", "--help"], ["statsu"], ["status", "--bye", "x"], [], ["return"]):
        assert not direct.run_directly(words)
    monkeypatch.setenv("_NPA_COMPLETE", "complete_bash")
    assert not direct.run_directly(["plans"])
