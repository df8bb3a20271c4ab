"""A new edition of an imported document is told as what differs, asked about where it matches nothing, never copied."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FIRST = """\
Priority,Theme,Action,Lead,Deadline
Streets,Trees,Plant 100 trees,Parks,30 June 2024
Streets,Trees,Water the young trees,Parks,Quarterly
Streets,Roads,Mend the worst roads,Highways,by 2025
Homes,Heat,Insulate 200 homes,Housing,31 March 2025
"""


@pytest.fixture
def made(run, tmp_path: Path) -> Path:
    (tmp_path / "plan.csv").write_text(FIRST)
    run("import", "plan.csv", folder=tmp_path)
    assert run("import", "plan.csv", "--write", folder=tmp_path).code == 0
    return tmp_path


def edition(run: Callable[..., Any], folder: Path, *changes: tuple[str, str]) -> tuple[dict[str, Any], int]:
    """What is told of an edition in which some words are others."""
    text = FIRST
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (folder / "plan.csv").write_text(text)
    ran = run("import", "plan.csv", "--format", "json", folder=folder)
    return json.loads(ran.out), ran.code


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in (folder / "plan").rglob("*.yaml")}


def test_the_same_again_is_told_as_such_and_changes_nothing(run, made: Path) -> None:
    before = files(made)
    told, code = edition(run, made)
    assert (code, told["differences"], told["same"]) == (0, [], 10)
    assert run("import", "plan.csv", "--write", folder=made).code == 0
    assert files(made) == before


def test_rows_in_another_order_are_known_by_their_words(run, made: Path) -> None:
    first, *rest = FIRST.splitlines()
    (made / "plan.csv").write_text("\n".join([first, *reversed(rest)]) + "\n")
    ran = run("import", "plan.csv", "--write", "--format", "json", folder=made)
    told = json.loads(ran.out)
    assert (ran.code, told["differences"], told["same"]) == (0, [], 10)
    rules = (made / "plan.csv.import.yaml").read_text()
    assert "  line 5:\n    P1.1: Plant 100 trees\n    P1.1.1: 30 June 2024\n" in rules and rules.count("P1.1:") == 1


def test_a_date_that_moved_is_told_with_the_command_that_proposes_it(run, made: Path) -> None:
    told, code = edition(run, made, ("30 June 2024", "31 July 2024"))
    (one,) = told["differences"]
    assert (one["kind"], one["item"], one["place"], code) == ("altered", "P1.1.1", "line 2", 0)
    assert run(*shlex.split(one["command"])[1:], folder=made).code == 0
    (made / "plan" / "changes.yaml").write_text(
        (made / "plan" / "changes.yaml")
        .read_text()
        .replace("status: proposed", "status: approved\n  decided_on: 2024-05-01")
    )
    assert edition(run, made, ("30 June 2024", "31 July 2024"))[0]["differences"] == []  # what was decided is no news


def test_other_words_are_asked_about_and_never_guessed(run, made: Path) -> None:
    before = files(made)
    told, code = edition(run, made, ("Plant 100 trees", "Plant 120 trees"))
    asked, gone = told["differences"]
    assert (asked["kind"], asked["place"], code) == ("asked", "line 2", 1) and "is it P1.1" in asked["words"]
    assert (gone["kind"], gone["item"]) == ("gone", "P1.1")
    assert run("import", "plan.csv", "--write", folder=made).code == 1
    assert files(made) == before
    rules = made / "plan.csv.import.yaml"
    rules.write_text(rules.read_text() + "same:\n  line 2: P1.1\n")
    told, code = edition(run, made, ("Plant 100 trees", "Plant 120 trees"))
    (one,) = told["differences"]
    assert (one["kind"], one["item"], code) == ("altered", "P1.1", 0)
    assert one["words"] == "text: `Plant 100 trees` is now `Plant 120 trees`"


def test_a_new_row_is_added_by_the_command_that_is_told_and_then_known(run, made: Path) -> None:
    row = ("Homes,Heat,", "Homes,Heat,Fit 50 heat pumps,Housing,by 2026\nHomes,Heat,")
    (asked,) = edition(run, made, row)[0]["differences"]
    assert asked["kind"] == "asked"
    rules = made / "plan.csv.import.yaml"
    rules.write_text(rules.read_text() + "same:\n  line 5: new\n")
    told, code = edition(run, made, row)
    (new,) = told["differences"]
    assert (new["kind"], new["words"], code) == ("new", "Fit 50 heat pumps", 1)
    assert run(*shlex.split(new["command"])[1:], folder=made).code == 0
    told, code = edition(run, made, row)
    assert (told["differences"], code) == ([], 0)
    listed = json.loads(run("list", "activities", "--data", "plan", "--format", "json", folder=made).out)
    assert len(listed["items"]) == 5


def test_a_row_that_is_gone_is_told_and_stays(run, made: Path) -> None:
    told, _ = edition(run, made, ("Streets,Roads,Mend the worst roads,Highways,by 2025\n", ""))
    assert [(each["kind"], each["item"]) for each in told["differences"]] == [("gone", "P1.3")]
    assert run("show", "P1.3", "--data", "plan", folder=made).code == 0


def test_a_plan_that_is_not_there_any_more_is_not_made_a_second_time_in_silence(run, made: Path) -> None:
    (made / "plan").rename(made / "elsewhere")
    ran = run("import", "plan.csv", "--write", folder=made)
    assert ran.code == 2 and "`folder`" in ran.err and not (made / "plan").exists()


def test_costs_are_kept_as_numbers_and_told_where_they_change(run, tmp_path: Path) -> None:
    text = 'Action,Lead,Deadline,Cost\nPlant trees,Parks,2024,"£1,200"\nMend roads,Highways,2025,900.50\n'
    (tmp_path / "plan.csv").write_text(text)
    run("import", "plan.csv", folder=tmp_path)
    assert run("import", "plan.csv", "--write", folder=tmp_path).code == 0
    rows = json.loads(run("list", "activities", "--data", "plan", "--format", "json", folder=tmp_path).out)["items"]
    assert [row["cost"] for row in rows] == [1200, 900.5]
    (tmp_path / "plan.csv").write_text(text.replace("1,200", "1,300"))
    (one,) = json.loads(run("import", "plan.csv", "--format", "json", folder=tmp_path).out)["differences"]
    assert (one["item"], one["words"].partition(";")[0], one["command"]) == ("P1.1", "cost: `1200` is now `1300`", "")
    assert "correct it in the priority's file" in one["words"]


def test_a_deliverable_led_by_another_than_its_activity_says_so(run, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(
        "Activity,Lead,Deliverable,Deadline\nPlant trees,Parks,Trees bought,2024\n,Highways,Holes dug,2024\n,Parks,Trees in,2025\n"
    )
    run("import", "plan.csv", folder=tmp_path)
    assert run("import", "plan.csv", "--write", folder=tmp_path).code == 0
    rows = json.loads(run("list", "deliverables", "--data", "plan", "--format", "json", folder=tmp_path).out)["items"]
    assert [row["leads"] for row in rows] == [["Parks"], ["Highways"], ["Parks"]]
