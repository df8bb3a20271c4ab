"""A Tab: what is offered is what could be typed, in each shell's own form, and what a plan says never runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from inspect import getclosurevars
from pathlib import Path
from typing import Any

import pytest
import typer

from npa_cli.cli.app import app
from npa_cli.cli.command_table import COMMANDS
from npa_cli.model.vocabulary import RATINGS
from npa_cli.rules.discover import all_rules
from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from tests.conftest import REPOSITORY
from tests.forked import npa


def tab(line: str, shell: str = "bash", folder: Path = REPOSITORY, **more: str) -> str:
    """What a process answers to a Tab at the end of a line."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("NPA_", "COMP_", "_TYPER"))}
    env |= {"_NPA_COMPLETE": f"complete_{shell}"}
    words = line.split(" ")
    env |= {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_TYPER_COMPLETE_ARGS": line, **more}
    if shell in ("powershell", "pwsh"):
        env["_TYPER_COMPLETE_WORD_TO_COMPLETE"] = words[-1]
    done = npa(folder=folder, env=env)
    assert done.err == b""
    return done.out.decode().removesuffix("\n")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("npa sta", ["status"]),
        ("npa return ", ["pack", "take", "chase", "new", "check", "status"]),
        ("npa status --pri", ["--priority"]),
        ("npa status --priority 1", []),
        ("npa status --priority P1", ["P1", "P10"]),
        ("npa status --partner PH", ["PHE"]),
        ("npa status --period FY18/19-Q", ["FY18/19-Q1", "FY18/19-Q2", "FY18/19-Q3", "FY18/19-Q4"]),
        ("npa status --plan so", ["south-west-2020"]),
        ("npa status --plan south-west-2020 --partner SC", ["SCW"]),
        ("npa status --format ", ["text", "json", "csv"]),
        ("npa status --rating ", list(RATINGS)),
        ("npa show P3.1.", [f"P3.1.{number}" for number in range(1, 9)]),
        ("npa add deliverable P3.", ["P3.1", "P3.2"]),
        ("npa explain NPA20", [rule.code for rule in all_rules() if rule.code.startswith("NPA20")]),
        ("npa validate --select NPA20", [rule.code for rule in all_rules() if rule.code.startswith("NPA20")]),
        ("npa update P1.1.1 --rag ", ["green", "amber", "red"]),
        ("npa schema re", ["return", "readings"]),
        ("npa risks --band h", ["high"]),
        ("npa boards NP", ["NPHB"]),
        ("npa change propose P1.1 --field leads --to PH", ["PHE"]),
        ("npa list ris", ["risks"]),
        ("npa show npa-2013 --section sco", ["scope"]),
        ("npa status --theme Me", ["Mental"]),
        ("npa since NP", ["NPHB"]),
        ("npa board close NP", ["NPHB"]),
        ("npa codeowners --team PH", ["PHE="]),
        ("npa return take --cell P3.1.1:fo", ["P3.1.1:forecast"]),
        ("npa add link P1 serves npa-2013:P1.1.", ["npa-2013:P1.1.1", "npa-2013:P1.1.2"]),
        ("npa add board X Y --reports-to NP", ["NPHB"]),
        ("npa --ver", ["--version"]),
        ("npa when ", []),
    ],
)
def test_what_is_offered(line: str, wanted: list[str]) -> None:
    assert tab(line).split("\n") == (wanted or [""])


# What has no list: words and files of one's own, days, numbers, addresses.
FREE = {
    "TEXT", "[TEXT]", "WORDS", "WORDS...", "TITLE", "NAME", "ROLE", "NEW-CODE", "CODE=NAME", "VALUE", "[SELECT]",
    "DATE", "DAYS", "NUMBER", "LIKELIHOODxIMPACT", "PORT", "URL", "ADDRESS", "TEAM", "E-MAIL|TEAM",
    "FILE", "FILE...", "DIR", "DIR...", "[DIR]...", "[FOLDER]", "FOLDER", "FOLDER|FILE", "[PATH]...", "OUT",
    "BASE", "OURS", "THEIRS",
}  # fmt: skip


NAMES_THINGS = re.compile(
    r"\b([Cc]odes?|[Ii]ds?) of\b|\bthese words in their title"
)  # in help: words that are in a list


def parameters(name: str) -> Iterator[tuple[str, Any]]:
    """Each argument and option of a command that takes a word: how it is typed, and how it is declared."""
    command = typer.main.get_command(app)
    for word in name.split():
        command = command._load(word)  # type: ignore[attr-defined]
    for each in command.params:
        if not getattr(each, "is_flag", False) and not each.hidden:
            yield (each.opts[0] if each.param_type_name == "option" else ""), each


@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_has_a_list_offers_it(name: str) -> None:
    """Every argument and option offers values, or is one for words of one's own.

    `--jobs N` and `--id ID` take a number and a new id: they alone have the metavar of a name and offer nothing.
    """
    for option, each in parameters(name):
        is_free = each.metavar in FREE and not NAMES_THINGS.search(each.help or "")
        if not is_free and option not in ("--jobs", "--id"):
            assert _offers(each, option), f"npa {name} {option or each.metavar} offers nothing"


RIVERSIDE = str(REPOSITORY / "examples" / "riverside")
SALTMARSH = str(REPOSITORY / "examples" / "saltmarsh")  # which has a field of its own


def _plan_for(option: str) -> str:
    return SALTMARSH if option in ("--where", "--columns", "--set") else RIVERSIDE


def _list_of(parameter: Any) -> Any:
    """The function of `cli.names` that lists what a parameter can be; the parameter itself where it has no such list."""
    found = parameter.shell_complete.__self__._custom_shell_complete
    for wrapped in ("autocompletion", "callback"):
        found = found and getclosurevars(found).nonlocals[wrapped]
    return found or parameter


OFFERED: dict[tuple[Any, ...], list[str]] = {}


def _offers(parameter: Any, option: str) -> list[str]:
    """What a Tab offers where nothing of the word is typed."""
    context = typer.Context(typer.main.get_command(app))
    context.params = {
        "data": _plan_for(option),
        "plan": None,
        "what": "riverside-example" if parameter.name == "section" else (),
    }
    key = (_list_of(parameter), *context.params.values())
    if key not in OFFERED:
        OFFERED[key] = [each.value for each in parameter.shell_complete(context, "") if each.type == "plain"]
    return OFFERED[key]


ONE_OF_EACH = {
    _list_of(each): f"npa {name} {option}=".replace(" =", " ")
    for name in COMMANDS
    for option, each in parameters(name)
    if option and _list_of(each) is not each
}


@pytest.mark.parametrize("line", ONE_OF_EACH.values())
def test_each_list_is_offered_after_an_equals_sign_too(line: str) -> None:
    """One option for each list there is, as bash takes it apart and as the other shells hand it over."""
    *words, last = line.removesuffix("=").split(" ")
    typed = [*words, "--data", _plan_for(last), last, "="]
    split = tab(line, COMP_WORDS="\n".join(typed), COMP_CWORD=str(len(typed) - 1)).split("\n")
    joined = " ".join([*words, "--data", _plan_for(last), f"{last}="])
    whole = tab(joined, "fish", _TYPER_COMPLETE_FISH_ACTION="get-args").split("\n")
    assert split != [""] or last in ("--section", "--where", "--columns")
    assert [each.split("\t")[0] for each in whole] == [f"{last}={each}" for each in split if each] or split == [""]


def test_each_shell_gets_its_own_form() -> None:
    assert tab("npa status --partner P", "fish", _TYPER_COMPLETE_FISH_ACTION="get-args") == "PHE\tPublic Health England"
    assert tab("npa status --partner P", "zsh") == '_arguments \'*: :(("PHE":"Public Health England"))\''
    assert tab("npa status --partner P", "powershell") == "PHE:::Public Health England"
    assert tab("npa when ", "zsh") == "_files"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("npa status --format=", ["--format=text", "--format=json", "--format=csv"]),
        ("npa status --partner=P", ["--partner=PHE"]),
        ("npa status --priority P1 --partner=P", ["--partner=PHE"]),
    ],
)
def test_what_is_joined_by_an_equals_sign_is_completed_whole(line: str, wanted: list[str]) -> None:
    """Zsh, fish and PowerShell drop what does not begin as the word does that is being typed."""
    fish = tab(line, "fish", _TYPER_COMPLETE_FISH_ACTION="get-args")
    assert [each.split("\t")[0] for each in fish.split("\n")] == wanted
    assert [each.split(":::")[0] for each in tab(line, "pwsh").split("\n")] == wanted
    assert [each for each in tab(line, "zsh").split('"') if each.startswith("--")] == wanted


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not here")
def test_fish_itself_completes_it(tmp_path: Path) -> None:
    npa = tmp_path / "npa"
    npa.write_text(f'#!/bin/sh\nPYTHONPATH="{REPOSITORY}" exec "{sys.executable}" -m npa_cli "$@"\n', encoding="utf-8")
    npa.chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "SHELL": "fish", "HOME": str(tmp_path)}
    script = subprocess.run(
        ["npa"], env={**env, "_NPA_COMPLETE": "source_fish"}, cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout
    asked = f"{script}\ncomplete -C 'npa status --format=j'"
    done = subprocess.run(
        ["fish", "-N", "-c", asked], env=env, cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.stdout == "--format=json\n"


HOSTILE = 'x\'; touch pwned; echo $(touch pwned) `touch pwned` \\"; touch pwned; \\" :::'


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_a_plan_says_never_runs(plan, shell: str) -> None:
    """By the shell's own hand where it is here: the answer is used as its script uses it."""
    partners = f'partners:\n  - {{code: NHSE, name: "{HOSTILE}", kind: organisation}}\n'
    partners += f'  - {{code: "A{HOSTILE}", name: B, kind: organisation}}\n'
    root = plan({"partners.yaml": partners})
    said = tab("npa status --partner ", shell, root, _TYPER_COMPLETE_FISH_ACTION="get-args")
    assert "NHSE" in said
    script = {"bash": "IFS=$'\\n'; X=( $(cat said) ); echo ${#X[@]}", "zsh": '_arguments() { :; }; eval "$(cat said)"'}
    (root / "said").write_text(said, encoding="utf-8")
    if shell in script and shutil.which(shell):
        subprocess.run([shell, "-c", script[shell]], cwd=root, check=True, capture_output=True)
    assert not list(root.glob("pwned*"))
    if shell == "zsh":
        assert said.count("'") == 2  # one word in quotes, which nothing in it closes
        assert not set("$`\\") & set(said)


def test_a_plan_with_fields_of_its_own_offers_them(plan) -> None:
    root = plan(
        {
            "workplan.yaml": MINIMAL_PLAN["workplan.yaml"]
            + "fields: {cost: {on: deliverable, type: money, currency: GBP}}\n"
        }
    )
    for words in ("npa status --where ", "npa list deliverables --columns "):
        assert tab(words, folder=root) == "cost"


def test_names_are_kept_and_never_stale(plan, tmp_path: Path) -> None:
    root, cache = plan(), str(tmp_path / "cache")
    first = tab("npa status --partner ", folder=root, NPA_CACHE_DIR=cache)
    assert tab("npa status --partner ", folder=root, NPA_CACHE_DIR=cache) == first
    assert len(list((tmp_path / "cache" / "names").iterdir())) == 1
    (root / "partners.yaml").write_text("partners:\n  - {code: NEW, name: New, kind: organisation}\n")
    assert tab("npa status --partner ", folder=root, NPA_CACHE_DIR=cache) == "NEW"


def test_where_there_is_no_plan_the_bundled_one_offers_its_names_and_nothing_is_said(tmp_path: Path) -> None:
    assert tab("npa status --partner PH", folder=tmp_path) == "PHE"


def test_a_plan_that_can_not_be_read_offers_nothing(plan) -> None:
    assert tab("npa status --partner ", folder=plan({"partners.yaml": "partners: [\n"})) == ""


@pytest.mark.parametrize(
    "odd",
    [
        {"COMP_CWORD": "x"},
        {"COMP_CWORD": "-9"},
        {"COMP_WORDS": "npa 'status --par"},
        {"COMP_WORDS": "", "COMP_CWORD": "99"},
        {"NPA_DATA": "/dev/null"},
        {"NPA_CACHE_DIR": "/dev/null/x"},
    ],
)
def test_an_odd_question_is_answered_with_nothing_worse_than_silence(odd: dict[str, str]) -> None:
    env = {**os.environ, "_NPA_COMPLETE": "complete_bash"}
    env |= {"COMP_WORDS": "npa status --partner ", "COMP_CWORD": "3", **odd}
    assert b"Traceback" not in npa(env=env).err


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("npa status --priority =", [f"P{number}" for number in range(1, 11)]),
        ("npa status --priority = P1", ["P1", "P10"]),
        ("npa status --partner = PHE --priority = P1", ["P1", "P10"]),
        ("npa report bo", ["board"]),
        ("npa show npa-2013 : P1.1.", ["P1.1.1", "P1.1.2"]),
        ("npa trace npa-2013 : PHE", ["PHE"]),
    ],
)
def test_after_an_equals_sign_that_bash_makes_a_word_of(words: str, wanted: list[str]) -> None:
    typed = words.split(" ")
    offered = tab(words, COMP_WORDS="\n".join(typed), COMP_CWORD=str(len(typed) - 1))
    assert offered.split("\n") == wanted
