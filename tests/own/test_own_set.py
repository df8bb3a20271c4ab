"""Fields of the plan's own set by `--set`: checked, and written with no other line touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.own.conftest import PRIORITY, RETURN

FIRST = "priorities/01-first.yaml"
FILED = "returns/FY18-19-Q1/NHSE.yaml"
REPORT = ("update", "P1.1.1", "--period", "FY18/19-Q1", "--on", "2018-06-30")


def _lines_that_differ(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    return [each for each in old if each not in new], [each for each in new if each not in old]


@pytest.mark.parametrize(
    ("item", "typed", "gone", "come"),
    [
        ("P1.1.1", ["cost=25000"], ["            cost: 20000  # agreed in May"], ["cost: 25000  # agreed in May"]),
        ("P1.1.3", ["cost=£1,250.50"], [], ["cost: 1250.5"]),
        ("P1.1.3", ["signed_off=30 June 2018"], [], ["signed_off: 2018-06-30"]),
        ("P1.1", ["cqc_domain=safe"], ["        cqc_domain: Well-led"], ["cqc_domain: Safe"]),
        (
            "P1",
            ["page=https://example.org/new"],
            ["page: https://example.org/first"],
            ["page: https://example.org/new"],
        ),
    ],
)
def test_a_field_of_an_item_is_set_where_it_stands(
    run: Callable, fielded: Path, item: str, typed: list[str], gone: list[str], come: list[str]
) -> None:
    ran = run("update", item, *(word for each in typed for word in ("--set", each)), folder=fielded)
    assert ran.code == 0, ran.err
    old, new = _lines_that_differ(PRIORITY, (fielded / FIRST).read_text(encoding="utf-8"))
    assert (old, [each.strip() for each in new]) == (gone, come)
    assert (fielded / FILED).read_text(encoding="utf-8") == RETURN
    assert run("validate", folder=fielded).out == ""


def test_each_item_of_a_list_is_typed_by_itself(run: Callable, fielded: Path) -> None:
    assert run("update", "P1.1.3", "--set", "wards=Ash", "--set", "wards=Birch, and Cedar", folder=fielded).code == 0
    assert run("validate", folder=fielded).out == ""
    shown = run("show", "P1.1.3", "--as-at", "2018-07-01", "-f", "json", folder=fielded).out
    assert '"Birch, and Cedar"' in shown


def test_a_field_of_a_report_goes_into_the_return_with_the_rest(run: Callable, fielded: Path) -> None:
    assert run(*REPORT, "--narrative", "Nearly there.", "--set", "progress=97%", folder=fielded).code == 0
    old, new = _lines_that_differ(RETURN, (fielded / FILED).read_text(encoding="utf-8"))
    assert [each.strip() for each in old] == ["narrative: On its way.", "progress: 95"]
    assert {"narrative: Nearly there.", "progress: 97"} <= {each.strip() for each in new}
    assert (fielded / FIRST).read_text(encoding="utf-8") == PRIORITY


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--set", "cots=1"), "did you mean `cost`?"),
        (("--set", "cost=plenty"), "`plenty` is no number"),
        (("--set", "cost"), "write it like --set cost=20000"),
        (("--set", "cost=1", "--set", "cost=2"), "is given 2 times"),
        (("--set", "cqc_domain=Safe"), "`cqc_domain` is a field of an activity"),
        (("--set", "signed_off=June"), "is not one day"),
        (("--set", "cost=1", "--status", "complete"), "two commands"),
        (("--set", "cost=1", "--set", "progress=5"), "`progress` is a field of a report"),
    ],
)
def test_what_can_t_be_set_is_refused(run: Callable, fielded: Path, words: tuple[str, ...], why: str) -> None:
    ran = run("update", "P1.1.1", *words, folder=fielded)
    assert ran.code == 2
    assert why in ran.err, ran.err
    assert (fielded / FIRST).read_text(encoding="utf-8") == PRIORITY
    assert (fielded / FILED).read_text(encoding="utf-8") == RETURN


def test_a_link_and_a_choice_are_held_to_what_they_may_be(run: Callable, fielded: Path) -> None:
    assert "https://" in run("update", "P1", "--set", "page=example.org", folder=fielded).err
    assert "Safe or Well-led" in run("update", "P1.1", "--set", "cqc_domain=Wel", folder=fielded).err


def test_a_new_deliverable_and_a_new_activity_have_them(run: Callable, fielded: Path) -> None:
    assert run("fmt", folder=fielded).code == 0
    words = ("add", "deliverable", "P1.1", "A fourth", "--set", "cost=300", "--set", "wards=Ash")
    assert run(*words, folder=fielded).code == 0
    words = ("add", "activity", "P1", "More", "--lead", "NHSE", "--timeframe", "FY18/19 Q3", "--set", "cqc_domain=Safe")
    assert run(*words, folder=fielded).code == 0
    assert run("validate", folder=fielded).out == ""
    text = (fielded / FIRST).read_text(encoding="utf-8")
    assert text.count("cost: 300\n") == text.count("cqc_domain: Safe") == 1
    assert run("fmt", "--check", folder=fielded).code == 0
    assert "cost" in run("add", "activity", "P1", "More", "--set", "cost=3", folder=fielded).err


def test_nothing_is_written_in_a_dry_run(run: Callable, fielded: Path) -> None:
    ran = run("update", "P1.1.1", "--set", "cost=25000", "--diff", "--dry-run", folder=fielded)
    assert "+            cost: 25000  # agreed in May" in ran.out
    assert (fielded / FIRST).read_text(encoding="utf-8") == PRIORITY


def test_a_new_file_names_no_schema_that_does_not_know_the_fields(run: Callable, fielded: Path) -> None:
    run("schema", "--write", str(fielded.parent / "schemas"), folder=fielded)
    assert run("add", "priority", "Second", "--statement", "Do more.", folder=fielded).code == 0
    (path,) = (fielded / "priorities").glob("02*")
    assert "yaml-language-server" not in path.read_text(encoding="utf-8")
    run("schema", "--plan", "--write", str(fielded / "schemas"), folder=fielded)
    assert run("add", "priority", "Third", "--statement", "Do yet more.", folder=fielded).code == 0
    (path,) = (fielded / "priorities").glob("03*")
    assert path.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=../schemas/priority.schema.json"
    )


def test_a_status_is_typed_as_people_write_it(run: Callable, fielded: Path) -> None:
    assert run(*REPORT, "--status", "On hold", "--narrative", "Paused.", folder=fielded).code == 0
    assert "status: on_hold" in (fielded / FILED).read_text(encoding="utf-8")
    assert "did you mean `complete`?" in run(*REPORT, "--status", "complet", folder=fielded).err
