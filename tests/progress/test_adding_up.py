"""Tables that add up: what is in several rows is said, and what has no column of its own is in Other."""

from __future__ import annotations

import json
import re

import pytest

RIVERSIDE = ("--data", "examples/riverside", "--period", "FY19/20-Q1")
WIDE = {"COLUMNS": "240"}


def numbers(table: str, first: str) -> list[int]:
    """The numbers in a row, without those of its first cell."""
    row = next(line for line in table.splitlines() if line.startswith(first))
    return [int(each) for each in re.findall(r"(?<=\s)\d+(?=\s|$)", row)]


@pytest.mark.parametrize("by", ["priority", "partner", "theme", "period"])
def test_the_columns_of_ratings_add_up_to_the_deliverables(by: str, run) -> None:
    said = run("status", *RIVERSIDE, "--by", by, env=WIDE).out
    found = numbers(said, "All")
    assert found[0] == sum(found[4:]) == 23
    assert "Other: 1 on hold, 1 business as usual, 1 superseded and 1 cancelled." in said


@pytest.mark.parametrize(("command", "said"), [
    (("status", "--by", "partner"), "counted under each lead, so the rows add up to more than All"),
    (("slippage", "--by", "partner"), "What several lead is counted under each lead."),
    (("list", "partners"), "What several lead is counted under each lead."),
])  # fmt: skip
def test_rows_that_overlap_say_so(command, said: str, run) -> None:
    assert said in " ".join(run(*command, *RIVERSIDE, env=WIDE).out.split())


def test_rows_that_do_not_overlap_do_not(run) -> None:
    assert "counted under each" not in run("status", *RIVERSIDE).out
    assert "counted under each" not in run("slippage", "--by", "priority", *RIVERSIDE).out


def test_what_nobody_leads_has_a_row_too(plan, run) -> None:
    from npa_cli.rules.minimal_plan import first_priority

    root = plan({"priorities/01-first.yaml": first_priority("leads: [NHSE]", "leads: []")})
    said = json.loads(run("status", "--by", "partner", "--format", "json", folder=root).out)
    assert [(each["id"], each["deliverables"]) for each in said["groups"]] == [("nobody", 1)]


def test_an_estates_row_adds_up(run) -> None:
    said = run("estate", "status", "examples", "--as-at", "2019-07-01", env=WIDE).out
    found = numbers(said, "All")
    assert found[0] == sum(found[3:])
    assert "Other: complete" in said
