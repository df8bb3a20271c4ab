"""A report is an update with a status, or a no_change: every command and paper counts the same ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import first_priority, return_of

WORKPLAN = "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021, start: 2018-04-01, end: 2021-03-31}\n"
Q1, Q2 = "returns/FY18-19-Q1/NHSE.yaml", "returns/FY18-19-Q2/NHSE.yaml"
BEFORE = return_of("status: in_progress, rag: green")
BLANK = "status: , narrative: "


def given(entry: str = "", no_change: str = "") -> str:
    return return_of(entry, period="FY18/19 Q2", no_change=no_change)


def counts(run, root: Path) -> tuple[int, list[str], bool, int]:
    """What `return check` counts and calls blank, whether `return status` has it, and what `status` takes for Q2's."""
    checked = json.loads(run("return", "check", Q2, "--format", "json", folder=root).out)
    mine = json.loads(run("return", "status", "--period", "FY18/19-Q2", "--format", "json", folder=root).out)["items"]
    standing = json.loads(run("status", "P1.1.1", "--period", "FY18/19-Q2", "--format", "json", folder=root).out)
    heard = standing["items"][0]["reported_on"] == "2018-09-30"
    return checked["answered"], checked["blank"], mine[0]["received"], int(heard)


@pytest.mark.parametrize(
    ("text", "answered", "blank"),
    [
        (given("status: in_progress, rag: green"), 1, []),
        (given(no_change="P1.1.1"), 1, []),
        (given("status: on_hold", "P1.1.1"), 1, []),
        (given(BLANK, "P1.1.1"), 1, []),
        (given(BLANK), 0, ["P1.1.1"]),
        (given("status: nearly_done, rag: green"), 0, []),
        (given("rag: green"), 0, ["P1.1.1"]),
        (given(), 0, []),
    ],
)
def test_all_count_alike(text: str, answered: int, blank: list[str], run, plan) -> None:
    root = plan({"workplan.yaml": WORKPLAN, Q1: BEFORE, Q2: text})
    assert counts(run, root) == (answered, blank, bool(answered), answered)
    paper = run("report", "board", "--period", "FY18/19-Q2", folder=root).out
    assert ("1 return has not come in" in paper) == (not answered)
    said = run("return", "status", "--period", "FY18/19-Q2", folder=root).out
    assert ("Every return is in." in said) == bool(answered)
    assert ("Not received: NHSE." in said) == (not answered)


def test_an_empty_form_of_whom_nothing_was_expected_is_not_received_and_not_missing(run, plan) -> None:
    done = return_of('status: complete, actual: 2018-06-20, evidence: ["Minutes"]')
    root = plan({"workplan.yaml": WORKPLAN, Q1: done, Q2: given()})
    words = ("return", "status", "--period", "FY18/19-Q2")
    told = json.loads(run(*words, "--format", "json", folder=root).out)
    assert [each["received"] for each in told["items"]] == [False]
    assert told["missing"] == []
    said = run(*words, folder=root).out
    assert "made, nothing expected" in said
    assert "None expected: nobody reports on anything open." in said
    assert "Every return is in" not in said


def test_returns_that_leave_something_out_are_not_called_whole(run, plan) -> None:
    more = "            timeframe: FY18/19 Q2\n          - id: P1.1.2\n            timeframe: FY18/19 Q2\n"
    first = first_priority("            timeframe: FY18/19 Q2\n", more)
    root = plan({"workplan.yaml": WORKPLAN, "priorities/01-first.yaml": first, Q1: BEFORE})
    said = run("return", "status", "--period", "FY18/19-Q1", folder=root).out
    assert "Every return is in, and none of them says anything of P1.1.2." in said
    assert run("update", "P1.1.2", "--status", "not_started", "--period", "FY18/19-Q1", folder=root).code == 0
    assert "Every return is in." in run("return", "status", "--period", "FY18/19-Q1", folder=root).out


@pytest.mark.parametrize(
    ("entry", "no_change", "day", "counts"),
    [
        ("status: on_hold, said_on: 2018-08-20", "", "2018-08-20", False),
        ("status: on_hold, said_on: 2018-08-20", "", "2018-08-21", True),
        ("status: on_hold", "", "2018-09-30", False),
        ("status: on_hold", "", "2018-10-01", True),
        ("", "P1.1.1", "2018-09-30", False),
        ("", "P1.1.1", "2018-10-01", True),
    ],
)
def test_in_a_running_quarter_all_count_what_counts_by_the_day(
    entry: str, no_change: str, day: str, counts: bool, run, plan
) -> None:
    root = plan({"workplan.yaml": WORKPLAN, Q1: BEFORE, Q2: given(entry, no_change)})
    asked = ("--as-at", day, "--format", "json", "--data", str(root))
    (mine,) = json.loads(run("return", "status", "--period", "FY18/19-Q2", *asked).out)["items"]
    assert (mine["received"], mine["deliverables"] != {"P1.1.1": "silent"}) == (counts, counts)
    checked = json.loads(run("return", "check", str(root / Q2), *asked).out)
    assert (checked["answered"], checked["answered_of_expected"]) == (int(counts), int(counts))
    assert mine["counting_from"] == checked["counting_from"]
    assert (checked["counting_from"] == {}) == counts
    (item,) = json.loads(run("status", "P1.1.1", *asked).out)["items"]
    assert (item["reported_on"] > "2018-06-30") == counts
    words = ("return", "status", "--period", "FY18/19-Q2", "--as-at", day)
    assert ("NHSE: written, and not counted as at" in run(*words, folder=root).out) == (not counts)
