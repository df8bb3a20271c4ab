"""Every reading command takes a day, and the filters that its rows have: made from the table of commands."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any, Final

import pytest

from npa_cli.cli.command_table import COMMANDS
from npa_cli.cli.only_reads import READING_COMMANDS
from npa_cli.cli.option_groups import formats_offered, typed_parameters
from npa_cli.views.tables import TABLES
from npa_cli.views.things import KINDS, LISTED
from tests.family.test_all_plans import NEEDED

RIVERSIDE: Final = ("--data", "examples/riverside", "--as-at", "2019-07-01")
# What a row may have, and the option that chooses by it.
CHOOSES: Final = {
    "priority": "priorities", "leads": "partners", "contributors": "contributors", "theme": "themes",
    "rating": "ratings", "affects": "ids", "owner": "partners", "giver": "partners", "band": "band",
    "severity": "severity", "board": "board", "item": "ids", "proposed_by": "partners",
}  # fmt: skip
# Commands about one thing, or about files, choose nothing.
OF_ONE: Final = ("show", "trace", "log", "validate", "find")
NO_DAY: Final = {"find": "it says what is written in the files, whatever the day"}


def options_of(name: str) -> set[str]:
    module, _ = COMMANDS[name]
    return {each.name for each in typed_parameters(import_module(f"npa_cli.cli.commands.{module}").command)}


def reading() -> list[str]:
    commands = {name: import_module(f"npa_cli.cli.commands.{module}").command for name, (module, _) in COMMANDS.items()}
    found = [name for name, each in commands.items() if each in READING_COMMANDS or name in ("change list",)]
    return [name for name in found if "json" in formats_offered(typed_parameters(commands[name]))]


@pytest.mark.parametrize("name", [each for each in reading() if each not in NO_DAY])
def test_every_reading_command_takes_a_day(name: str) -> None:
    assert "as_at" in options_of(name)


@pytest.mark.parametrize("name", [each for each in reading() if each not in OF_ONE])
def test_every_reading_command_takes_the_filters_that_its_rows_have(name: str, run) -> None:
    ran = run(*name.split(), *NEEDED.get(name, ()), *RIVERSIDE, "--format", "json")
    assert ran.code == 0, ran.err
    rows = json.loads(ran.out).get("items", [])
    keys = {key for row in rows for key in row}
    wanted = {option for key, option in CHOOSES.items() if key in keys}
    wanted |= {"level"} if {"owner", "level"} <= keys and name != "actions" else set()
    assert wanted <= options_of(name)


@pytest.mark.parametrize("kind", LISTED)
def test_a_list_of_any_kind_is_chosen_by_what_its_rows_have_and_by_nothing_else(kind: str, run) -> None:
    of = LISTED[kind]
    for words, has, key in (
        (("-p", "1"), of.items, of.items),
        (("--partner", "RC"), of.owners, of.owners),
        (("--status", of.statuses[0] if of.statuses else "open"), of.statuses, "status"),
        (("--rating", "off_track"), "", ""),
    ):
        ran = run("list", kind, *words, *RIVERSIDE, "--format", "json")
        assert ran.code == (0 if has else 2), (kind, words, ran.err)
        if not has:
            assert f"{kind.replace('_', ' ')} can't be chosen by" in ran.err
            continue
        for row in json.loads(ran.out)["items"]:
            said = " ".join(str(row[each]) for each in key.split())
            assert {"-p": "P1", "--partner": "RC", "--status": words[1]}[words[0]] in said


def test_every_kind_is_a_table_a_list_and_a_file_of_the_dataset() -> None:
    from npa_cli.views.dataset import COLUMNS

    listed = {"priorities", "activities", "deliverables", "partners", *LISTED}
    assert {each.plural for each in TABLES} - listed == {"plans", "members", "leads", "ratings", "slips"}
    assert {each.plural for each in TABLES} | {"own_values"} == set(COLUMNS)  # a table of the dataset alone
    assert set(KINDS) == listed


def test_contributors_can_be_chosen_by_and_are_in_json(run) -> None:
    ran = run("list", "deliverables", "--contributor", "CLINKS", "--plan", "west-midlands-2010", "--format", "json")
    rows = json.loads(ran.out)["items"]
    assert rows
    assert all("CLINKS" in each["contributors"] for each in rows)
    assert run("status", "--contributor", "NOMS", "--plan", "west-midlands-2010").code == 0


def test_entries_of_registers_are_listed_as_they_stood_on_the_day(run) -> None:
    def risks(day: str) -> dict[str, Any]:
        ran = run("list", "risks", "--data", "examples/riverside", "--as-at", day, "--format", "json")
        return {each["id"]: each for each in json.loads(ran.out)["items"]}

    assert "R-006" not in risks("2019-05-20")
    assert risks("2019-05-20")["R-005"]["status"] == "open"
    after = risks("2019-05-21")["R-005"]
    assert (after["status"], after["issue"], after["closed_on"]) == ("realised", "I-001", "2019-05-20")


@pytest.mark.parametrize(
    "name", ["R-001", "I-001", "ACT-001", "DEP-001", "DEC-2019-02-01", "CHG-001", "O1", "M1", "RPB"]
)
def test_show_answers_for_every_id_there_is(name: str, run) -> None:
    ran = run("show", name.lower(), *RIVERSIDE)
    assert ran.code == 0, ran.err
    assert ran.out.startswith(name)
    assert json.loads(run("show", name, *RIVERSIDE, "--format", "json").out)["id"] == name
