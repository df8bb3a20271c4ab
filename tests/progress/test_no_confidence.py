"""Work reported in progress without a confidence: asked for, and shown as what it is wherever it is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import first_priority

WORKPLAN = "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021, start: 2018-04-01, end: 2021-03-31}\n"
SHOWN = "? Not reported (in progress, no confidence given)"
REASON = "in progress, no confidence given"
RETURN = "returns/FY18-19-Q1/NHSE.yaml"


def reported(run, plan, *words: str, timeframe: str = "FY18/19 Q2") -> Path:
    """A plan in which something was typed about its one deliverable, in the return for April to June 2018."""
    root: Path = plan({"workplan.yaml": WORKPLAN, "priorities/01-first.yaml": first_priority("FY18/19 Q2", timeframe)})
    assert run("update", "P1.1.1", *words, "--period", "FY18/19-Q1", folder=root).code == 0
    return root


@pytest.mark.parametrize("timeframe", ["FY18/19 Q2", "FY20/21 Q4", "Ongoing", "FY18/19 Q2 (then Annually)"])
@pytest.mark.parametrize(
    "words",
    [
        ("status", "P1.1.1"),
        ("show", "P1.1.1"),
        ("due", "--within", "200d"),
        ("list", "deliverables"),
        ("log", "P1.1.1"),
    ],
)
def test_every_command_says_so(words, timeframe: str, run, plan) -> None:
    if words[0] == "due" and timeframe in ("Ongoing", "FY20/21 Q4"):
        return  # it has no date, or none within 200 days
    root = reported(run, plan, "--status", "in_progress", timeframe=timeframe)
    said = run(*words, "--as-at", "2018-07-01", "--format", "json", folder=root)
    if words[0] != "log":
        assert f'"rating_reason": "{REASON}"' in said.out
    shown = run(*words, "--as-at", "2018-07-01", folder=root, env={"COLUMNS": "240"})
    assert SHOWN in " ".join(shown.out.split())


@pytest.mark.parametrize("paper", ["board", "exceptions", "priority 1", "partner NHSE", "summary"])
def test_every_paper_says_so_and_its_key_tells_what_it_means(paper: str, run, plan) -> None:
    root = reported(run, plan, "--status", "in_progress")
    ran = run("report", *paper.split(), "--period", "FY18/19-Q1", folder=root)
    assert ran.code == 0
    assert f"{SHOWN}: reported in progress within the last 92 days" in ran.out


def test_sql_says_so(run, plan) -> None:
    root = reported(run, plan, "--status", "in_progress")
    ran = run("sql", "select rating, reason from ratings", "--as-at", "2018-07-01", "--format", "csv", folder=root)
    assert ran.out.splitlines()[1:] == [f'not_reported,"{REASON}"']


# What is typed, the timeframe, the day, and the rating and reason then.
@pytest.mark.parametrize(
    ("words", "timeframe", "as_at", "rating", "reason"),
    [
        (("--status", "in_progress", "--rag", "green"), "FY18/19 Q2", "2018-07-01", "on_track", None),
        (("--status", "not_started"), "FY18/19 Q2", "2018-07-01", "not_reported", None),
        (("--status", "in_progress"), "FY18/19 Q2", "2018-09-30", "not_reported", REASON),
        (("--status", "in_progress"), "FY18/19 Q2", "2018-10-01", "off_track", "overdue"),
        (("--status", "in_progress"), "FY20/21 Q4", "2018-07-01", "not_reported", REASON),
        (("--status", "in_progress"), "FY20/21 Q4", "2018-10-01", "not_yet_due", None),
        (("--status", "in_progress"), "Ongoing", "2018-09-30", "not_reported", REASON),
        (("--status", "in_progress"), "Ongoing", "2018-10-01", "not_reported", None),
        (
            ("--status", "in_progress", "--forecast", "2018-10-31"),
            "FY18/19 Q2",
            "2018-07-01",
            "at_risk",
            "forecast late",
        ),
    ],
)
def test_only_a_report_that_counts_and_no_worse_fact_says_so(
    words, timeframe, as_at, rating, reason, run, plan
) -> None:
    root = reported(run, plan, *words, timeframe=timeframe)
    item = json.loads(run("status", "P1.1.1", "--as-at", as_at, "--format", "json", folder=root).out)["items"][0]
    assert (item["rating"], item["rating_reason"]) == (rating, reason)


def test_a_finding_asks_for_it_and_typing_it_is_enough(run, plan) -> None:
    root = reported(run, plan, "--status", "in_progress")
    told = run("validate", "--data", str(root))
    assert told.code == 0
    assert "NPA511" in told.out
    checked = run("return", "check", RETURN, folder=root).out
    assert "`in_progress`, and no `rag`: it is shown as not reported; add `rag: green`, `amber` or `red`" in checked
    assert "Thank you" not in checked
    assert run("update", "P1.1.1", "--rag", "green", "--period", "FY18/19-Q1", folder=root).code == 0
    assert "NPA511" not in run("validate", "--data", str(root)).out
