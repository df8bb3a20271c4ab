"""A plan's own words for its levels and columns stand in headings, and nowhere else."""

from __future__ import annotations

import json

import pytest

NAMES = (
    "names: {priority: heading, activity: objective, deliverable: milestone, timeframe: timescale, leads: owner, "
    "measure: measure of success}\n"
)


@pytest.fixture
def where(plan) -> tuple[str, str]:
    workplan = "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021}\n" + NAMES
    return "--data", str(plan({"workplan.yaml": workplan}))


def test_headings_use_the_plans_own_words(where, run) -> None:
    assert "Heading" in run("status", *where).out
    listed = run("list", "activities", *where).out
    assert "Objective" in listed
    assert "Activity" not in listed
    shown = run("show", "P1.1.1", *where).out
    assert "Timescale" in shown
    assert "Owner" in shown
    paper = run("report", "board", "--period", "FY18/19-Q2", *where, env={"PATH": ""}).out
    assert "| Heading |" in paper
    assert "Timescale" in run("report", "summary", "1", *where, env={"PATH": ""}).out
    assert "Milestone" in run("report", "board", "--period", "FY18/19-Q2", "-f", "html", *where, env={"PATH": ""}).out


def test_fields_and_options_stay_as_they_are(where, run) -> None:
    items = json.loads(run("list", "deliverables", *where, "--format", "json").out)["items"]
    assert {"priority", "activity", "timeframe", "leads"} <= items[0].keys()
    assert run("status", "--priority", "1", *where).code == 0


def test_a_word_for_something_else_is_a_finding(plan, run) -> None:
    workplan = "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021}\nnames: {goal: aim}\n"
    assert run("validate", "--data", str(plan({"workplan.yaml": workplan}))).code == 1
