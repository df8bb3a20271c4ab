"""A command npa proposes with somebody's words in it is made by `proposed`, which quotes them for a shell.

One about the plan that is asked is made by `proposed_here`, which names that plan as it was typed.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import pairwise

import pytest
import typer

from npa_cli.cli.app import app
from npa_cli.cli.command_table import COMMANDS
from tests.architecture.imports import NAMES, nodes_of

FIRST_WORDS = "|".join(sorted({re.escape(name.split()[0]) for name in COMMANDS}))
BEFORE_A_PLACEHOLDER = re.compile(rf"""(`npa |\bnpa (?:{FIRST_WORDS})(?: [\w.-]+)*[ =]["']?)$""")
BLANK_IN_A_COMMAND = re.compile(rf"\bnpa (?:{FIRST_WORDS})\b[^`.;:]*…")


def test_no_command_is_put_together_by_hand_and_what_is_to_be_filled_in_has_a_name() -> None:
    wrong = []
    for path, name in NAMES.items():
        for node in nodes_of(path):
            place = f"{name}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.JoinedStr):
                for before, after in pairwise(node.values):
                    if isinstance(before, ast.Constant) and isinstance(after, ast.FormattedValue):
                        wrong += [f"{place}: proposed(…)"] if BEFORE_A_PLACEHOLDER.search(str(before.value)) else []
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                wrong += [f"{place}: name what is missing: TEXT"] if BLANK_IN_A_COMMAND.search(node.value) else []
    assert wrong == []


@pytest.mark.parametrize("text", ["`npa ", "type: npa show ", "npa report partner ", "npa return new --partner '"])
def test_the_pattern_knows_a_command_by_hand(text: str) -> None:
    assert BEFORE_A_PLACEHOLDER.search(text)


@pytest.mark.parametrize("text", ["made by npa ", "npa: show ", "`npa validate`: "])
def test_the_pattern_leaves_prose_alone(text: str) -> None:
    assert not BEFORE_A_PLACEHOLDER.search(text)


MAKERS = ("proposed", "proposed_here")
SLOT = "X"  # what stands in a plan or was typed, as far as the code alone says


# Files whose commands are about a plan and don't name it as it was typed, and why.
UNNAMED = {
    "rules/": "what a rule says is kept by the bytes of a file, and stands beside that file's path",
    "work/report_request.py": "a paper's own command names the plan for any reader; the others are names alone",
    "work/site.py": "as a paper's own command",
    "views/site/": "as a paper's own command",
    "work/papers.py": "it is the name of a command alone",
    "cli/init_questions.py": "it stands below the `cd` to the plan's folder",
}


@cache
def proposals() -> list[tuple[str, str, list[str]]]:
    """Each call that makes a command: the function called, where the call stands, and its words as far as they are known."""
    found = []
    for path, name in NAMES.items():
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
                words = [
                    str(each.value) if isinstance(each, ast.Constant) else "" if isinstance(each, ast.Starred) else SLOT
                    for each in node.args
                ]
                found.append((node.func.id, f"{name}:{node.lineno}", words))
    return found


def command_of(words: list[str]) -> tuple[str, typer.core.TyperCommand]:
    """The command that these words begin with, by its name."""
    name = next(name for name in sorted(COMMANDS, key=len, reverse=True) if words[: len(name.split())] == name.split())
    command = typer.main.get_command(app)
    for word in name.split():
        command = command._load(word)  # type: ignore[attr-defined]
    return name, command  # type: ignore[return-value]


def test_a_proposed_command_runs_once_it_is_filled_in() -> None:
    for _, place, words in proposals():
        if "" in words:
            continue  # some of its words are only known when it is made
        name, command = command_of(words)
        options = {option: each for each in command.params for option in (*each.opts, *each.secondary_opts)}
        given = words[len(name.split()) :]
        asked = {each for each in given if each.startswith("-")}
        assert asked <= options.keys(), place
        valued = [at for at, each in enumerate(given) if each in asked and not options[each].is_flag]
        left = [each for at, each in enumerate(given) if each not in asked and at - 1 not in valued]
        required = [each for each in command.params if each.required]
        arguments = [each for each in required if each.param_type_name == "argument"]
        assert len(left) >= len(arguments), f"{place}: {[each.name for each in arguments]}"
        for each in required:
            assert each in arguments or asked & set(each.opts), f"{place}: {each.opts}"


def test_a_command_about_the_plan_that_is_asked_names_it_as_it_was_typed() -> None:
    for maker, place, words in proposals():
        if not words[0]:
            continue  # which command it is, is only known when it is made
        name, command = command_of(words)
        offered = {option for each in command.params for option in each.opts}
        if maker == "proposed_here":
            assert {"--data", "--plan"} <= offered, f"{place}: `npa {name}` takes no --data or no --plan: proposed(…)"
        elif name not in ("explain", "schema") and not any(place.startswith(each) for each in UNNAMED):
            assert "--data" not in offered, f"{place}: proposed_here(…)"
