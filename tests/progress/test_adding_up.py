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


@pytest.mark.parametrize(("command", "said"), [
    (("status", "--by", "partner"), "What has several is counted under each lead, so the rows add up to more than All."),
    (("slippage", "--by", "partner"), "What several lead is counted under each lead."),
    (("list", "partners"), "What several lead is counted under each lead."),
])  # fmt: skip
def test_programs_are_told_that_rows_overlap(command, said: str, run) -> None:
    assert json.loads(run(*command, *RIVERSIDE, "--format", "json").out)["notes"] == [said]
    assert (
        json.loads(run(command[0], *command[1:2], *command[2:3], "1.1.1", *RIVERSIDE, "-f", "json").out)["notes"] == []
    )


def test_what_no_listed_partner_leads_is_told(plan, run) -> None:
    from npa_cli.rules.minimal_plan import first_priority

    root = plan({"priorities/01-first.yaml": first_priority("leads: [NHSE]", "leads: []")})
    assert "1 deliverable led by nobody in this list." in run("list", "partners", folder=root).out


def test_the_figures_of_a_page_add_up(run) -> None:
    page = run("report", "priority", "2", *RIVERSIDE, "--format", "html").out
    whole = json.loads(run("status", "2", *RIVERSIDE, "--format", "json").out)["headline"]
    shown = ("off_track", "at_risk", "on_track", "not_reported", "not_yet_due")
    left = whole["deliverables"] - sum(whole["ratings"][each] for each in shown)
    assert "business as usual, superseded and cancelled" in page
    before = page[: page.index("business as usual, superseded and cancelled")]
    assert re.findall(r">([\d,]+)<", before)[-1] == str(left)


def test_rows_that_do_not_overlap_do_not(run) -> None:
    assert "counted under each" not in run("status", *RIVERSIDE).out
    assert "counted under each" not in run("slippage", "--by", "priority", *RIVERSIDE).out


def test_what_nobody_leads_has_a_row_too(plan, run) -> None:
    from npa_cli.rules.minimal_plan import first_priority

    root = plan({"priorities/01-first.yaml": first_priority("leads: [NHSE]", "leads: []")})
    said = json.loads(run("status", "--by", "partner", "--format", "json", folder=root).out)
    assert [(each["id"], each["deliverables"]) for each in said["groups"]] == [("nobody", 1)]


def test_an_estate_tells_programs_what_its_total_leaves_out(run) -> None:
    asked = ("estate", "status", "data", "examples/riverside", "--as-at", "2019-07-01", "-f", "json")
    told = json.loads(run(*asked).out)["notes"]
    assert [each.split(":")[0] for each in told] == ["No returns are held for 4 plans"]
    assert json.loads(run("estate", "status", *asked[3:]).out)["notes"] == []


def test_an_estates_row_adds_up(run) -> None:
    said = run("estate", "status", "examples/riverside", "--as-at", "2019-07-01", env=WIDE).out
    found = numbers(said, "All")
    assert found[0] == sum(found[3:])
    assert "Other: complete" in said
