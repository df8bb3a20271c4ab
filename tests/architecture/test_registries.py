"""One obvious place to add a command or a rule, and nothing forgotten in it."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from npa_cli.cli.command_table import COMMANDS as TABLE
from npa_cli.rules.discover import all_rules
from npa_cli.rules.rule import FileCheck, ItemCheck, PlanCheck, Rule, ShapeCheck

PACKAGE = Path(__file__).resolve().parents[2] / "npa_cli"
COMMANDS = sorted(TABLE)


CHECKS: dict[str, tuple[type, ...]] = {  # what the engine calls a rule of each kind by; a reader's rule, by nothing
    "reader": (),
    "shape": (ShapeCheck,),
    "item": (ItemCheck,),
    "file": (FileCheck,),
    "plan": (PlanCheck,),
}


def _files(kind: str) -> list[Path]:
    return sorted((PACKAGE / "rules" / kind).glob("[!_]*.py"))


def _rules_in(kind: str, path: Path) -> list[Rule]:
    module = import_module(f"npa_cli.rules.{kind}.{path.stem}")
    return [made for made in vars(module).values() if isinstance(made, Rule)]


@pytest.mark.parametrize("kind", CHECKS)
def test_every_file_in_the_folder_of_a_kind_holds_rules_of_it_and_of_no_other(kind: str) -> None:
    for path in _files(kind):
        rules = _rules_in(kind, path)
        assert rules and set(rules) <= set(all_rules()), path.stem
        for rule in rules:
            assert tuple(type(check) for check in rule.checks[:1]) == CHECKS[kind], rule.code


def test_rules_are_found_in_their_folders_alone_and_each_is_made_and_named_in_one_file() -> None:
    files = [(kind, path) for kind in CHECKS for path in _files(kind)]
    named = [rule.code for kind, path in files for rule in _rules_in(kind, path)]
    made = [code for _, path in files for code in set(re.findall(r'"(NPA[0-9]{3})"', path.read_text("utf-8")))]
    assert sorted(named) == sorted(made) == [rule.code for rule in all_rules()]


def test_rule_codes_and_names_are_used_once_and_well_formed() -> None:
    assert [rule.code for rule in all_rules()] == sorted({rule.code for rule in all_rules()})
    assert len({rule.name for rule in all_rules()}) == len(all_rules())
    for rule in all_rules():
        assert re.fullmatch(r"NPA[0-9]{3}", rule.code)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
        assert rule.title[0].isupper() and not rule.title.endswith(".")
        assert rule.why.endswith(".")


def test_every_command_file_is_listed() -> None:
    files = [path.stem for path in (PACKAGE / "cli" / "commands").glob("*.py") if path.stem != "__init__"]
    assert sorted(files) == sorted(module for module, _ in TABLE.values())


@pytest.mark.parametrize("name", TABLE)
def test_a_command_is_listed_with_its_first_sentence(name: str) -> None:
    file, line = TABLE[name]
    module = import_module(f"npa_cli.cli.commands.{file}")
    assert module.command.__doc__.startswith(line)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_ends_with_examples_that_begin_with_the_command(command: str, run) -> None:
    ran = run(*command.split(), "--help")
    assert ran.code == 0
    tail = ran.out.split("Examples:\n")[-1].strip().splitlines()
    assert tail
    assert all(line.strip().startswith("npa ") for line in tail)
    assert tail[0].strip().startswith(f"npa {command}")
