"""Superseded work: what took its place is shown wherever it is, and followed in what is due and done."""

from __future__ import annotations

import json

import pytest

from npa_cli.rules.minimal_plan import first_priority

TWO = first_priority(
    "            timeframe: FY18/19 Q2\n",
    "            timeframe: FY18/19 Q2\n"
    "          - {id: P1.1.2, text: The other, timeframe: FY18/19 Q3}\n"
    "          - {id: P1.1.3, text: The third, timeframe: FY19/20 Q3}\n"
    "          - {id: P1.1.4, text: The fourth, timeframe: Ongoing}\n"
    "          - {id: P1.1.5, text: The fifth, timeframe: when the moon is blue}\n",
)
SECOND = """\
id: P2
title: Second
statement: Do another thing well.
themes:
  - activities:
      - id: P2.1
        text: Another activity.
        leads: [NHSE]
        deliverables:
          - {id: P2.1.1, text: Elsewhere, timeframe: FY19/20 Q1}
"""
DAY = ("--as-at", "2019-04-01")


@pytest.fixture
def superseded(plan):
    """A plan in which P1.1.1 was superseded by some other deliverable; `entries` are said beside it."""

    def make(by: str, *entries: str):
        lines = (f"P1.1.1: {{status: superseded, superseded_by: {by}, narrative: In the other.}}", *entries)
        text = "partner: NHSE\nperiod: FY18/19 Q4\nupdates:\n" + "".join(f"  {each}\n" for each in lines)
        return plan(
            {"priorities/01-first.yaml": TWO, "priorities/02.yaml": SECOND, "returns/FY18-19-Q4/NHSE.yaml": text}
        )

    return make


@pytest.mark.parametrize(
    "command",
    [
        ("list", "deliverables"),
        ("show", "P1.1.1"),
        ("status", "1.1"),
        ("log", "P1.1.1"),
        ("report", "board"),
        ("report", "summary", "1"),
        ("list", "deliverables", "--format", "csv"),
        ("sql", "select superseded_by from standing where deliverable = 'P1.1.1'"),
        ("sql", "select superseded_by from report where deliverable = 'P1.1.1'"),
    ],
)
def test_what_took_its_place_is_shown(command, superseded, run) -> None:
    said = run(*command, *DAY, folder=superseded("P2.1.1"), env={"COLUMNS": "200"})
    assert said.code == 0
    line = next(line for line in said.out.splitlines() if "P1.1.1" in line or command[0] in ("show", "sql", "log"))
    assert "P2.1.1" in (said.out if command[0] in ("show", "sql", "log") else line)


def test_it_is_a_field_of_its_own(superseded, run) -> None:
    said = run("list", "deliverables", "1.1", *DAY, "--format", "json", folder=superseded("P1.1.2")).out
    assert [each["superseded_by"] for each in json.loads(said)["items"]] == ["P1.1.2", *[None] * 4]


@pytest.mark.parametrize(
    ("by", "entries", "due_done_on_time"),
    [
        ("P1.1.2", ("P1.1.2: {status: complete, actual: 2018-12-20}",), (2, 2, 2)),
        ("P1.1.2", ("P1.1.2: {status: complete, actual: 2019-02-01}",), (2, 2, 0)),
        ("P1.1.2", ("P1.1.2: {status: in_progress, rag: amber}",), (2, 0, 0)),
        ("P1.1.3", (), (1, 0, 0)),  # what took its place is not due yet
        ("P1.1.2", ("P1.1.2: {status: superseded, superseded_by: P1.1.3}",), (0, 0, 0)),
        ("P1.1.2", ("P1.1.2: {status: superseded, superseded_by: P1.1.1}",), (0, 0, 0)),  # a ring
        ("P1.1.2", ("P1.1.2: {status: cancelled}",), (0, 0, 0)),
        ("P1.1.4", (), (2, 0, 0)),  # it has no date, so the one that was promised stands
        ("P1.1.4", ("P1.1.4: {status: complete, actual: 2018-09-30}",), (2, 1, 1)),
        ("P1.1.4", ("P1.1.4: {status: complete, actual: 2018-10-01}",), (2, 1, 0)),
        ("P1.1.4", ("P1.1.4: {status: cancelled}",), (1, 0, 0)),
        ("P1.1.5", (), (2, 0, 0)),  # its words can't be read
        ("P1.1.2", ("P1.1.2: {status: superseded, superseded_by: P1.1.4}",), (2, 0, 0)),  # a chain
        ("P9.9.9", (), (1, 0, 0)),  # there is no such deliverable
    ],
)
def test_it_counts_as_what_took_its_place(by, entries, due_done_on_time, superseded, run) -> None:
    said = json.loads(run("status", "-p", "1", *DAY, "--format", "json", folder=superseded(by, *entries)).out)
    counts = said["headline"]
    assert (counts["due"], counts["done"], counts["on_time"]) == due_done_on_time


def test_that_it_is_counted_so_is_said(superseded, run) -> None:
    root = superseded("P1.1.2", "P1.1.2: {status: complete, actual: 2018-12-20}")
    for command in (("status",), ("report", "board")):
        assert "1 was superseded, and what took its place is counted instead" in run(*command, *DAY, folder=root).out


def test_due_leads_to_what_took_its_place_also_elsewhere(superseded, run) -> None:
    root = superseded("P2.1.1")
    said = " ".join(run("due", "-p", "1", *DAY, folder=root).out.split())
    assert "P2.1.1" in said and "(in place of P1.1.1)" in said
    found = json.loads(run("due", "-p", "1", *DAY, "--format", "json", folder=root).out)
    assert found["followed"] == [{"id": "P1.1.1", "superseded_by": "P2.1.1"}]
    assert "P2.1.1" in [each["id"] for each in found["items"]]
    paper = run("report", "priority", "1", "--period", "FY18/19-Q4", folder=root).out
    assert "P2.1.1" in paper.partition("## Every deliverable")[2].partition("\n## ")[0]


def test_one_that_lost_its_date_is_named_wherever_it_is_counted(superseded, run) -> None:
    root = superseded("P1.1.4")
    for command in (("status",), ("report", "board"), ("report", "summary", "1")):
        assert (
            "and what took its place is counted instead, by its own date because that has none"
            in run(*command, *DAY, folder=root).out
        )
    assert "P1.1.1, due 30 Sep 2018, was superseded by P1.1.4" in " ".join(run("due", *DAY, folder=root).out.split())
    found = json.loads(run("due", *DAY, "--format", "json", folder=root).out)
    assert found["by_own_date"] == [{"id": "P1.1.1", "due": "2018-09-30", "superseded_by": "P1.1.4"}]
