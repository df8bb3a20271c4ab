"""A plan of two levels, tasks with a date, is drawn as one table for each theme and not as a heading for each row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from npa_cli.rules.minimal_plan import DATED_WORKPLAN, first_priority

TASKS = """\
id: P1
title: First
statement: Do one thing well.
themes:
  - title: Access
    activities:
      - {id: P1.1, text: Open the clinic., number: A1, leads: [NHSE], deliverables: [{id: P1.1.1, timeframe: FY18/19 Q1}]}
      - {id: P1.2, text: Train the staff., number: A2, deliverables: [{id: P1.2.1, timeframe: FY18/19 Q2}]}
"""
DAY = ("--as-at", "2018-04-02")


def test_tasks_are_rows_of_one_table(run: Callable, plan: Callable[..., Path]) -> None:
    root = plan({"workplan.yaml": DATED_WORKPLAN, "priorities/01-first.yaml": TASKS})
    assert run("validate", folder=root).out == ""
    lines = run("status", "1", *DAY, folder=root, env={"COLUMNS": "160"}).out.splitlines()
    rows = [line for line in lines if line.startswith("P1.")]
    assert [line.split()[:5] for line in rows] == [
        ["P1.1.1", "A1", "Open", "the", "clinic."],
        ["P1.2.1", "A2", "Train", "the", "staff."],
    ]
    assert "NHSE" in rows[0]
    assert sum(line.startswith("ID ") for line in lines) == 1


def test_a_summary_has_one_table_of_them_too(run: Callable, plan: Callable[..., Path]) -> None:
    root = plan({"workplan.yaml": DATED_WORKPLAN, "priorities/01-first.yaml": TASKS})
    said = run("report", "--priority", "1", *DAY, folder=root).out
    assert "# P1.1" not in said
    assert "| **P1.2.1** | A2 | Train the staff. |" in said


def test_an_activity_with_more_to_say_keeps_its_heading(run: Callable, plan: Callable[..., Path]) -> None:
    root = plan({"workplan.yaml": DATED_WORKPLAN, "priorities/01-first.yaml": first_priority("x", "x")})
    assert "P1.1  The activity." in run("status", "1", *DAY, folder=root).out
