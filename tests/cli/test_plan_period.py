"""Returns are expected for the quarters of a plan's period alone, and every default is the last of those to have ended."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import return_of

WORKPLAN = "id: small\ntitle: A small plan\nperiod: {{text: Some years, start: {start}, end: {end}}}\n"
ENDED = {"workplan.yaml": WORKPLAN.format(start="2018-04-01", end="2021-03-31")}
FILED = {"returns/FY20-21-Q4/NHSE.yaml": return_of("status: in_progress, rag: red", period="FY20/21 Q4")}
NEVER = "This plan ended on 31 March 2021. No return was ever recorded, so how it came out is not known here."
TODAY = date.today()


def coming(years: int) -> dict[str, str]:
    """A plan whose period begins in April so many years ahead."""
    first = TODAY.year + years
    return {"workplan.yaml": WORKPLAN.format(start=f"{first}-04-01", end=f"{first + 2}-03-31")}


def first_running() -> dict[str, str]:
    """A plan whose period began on the first day of the quarter that is running today."""
    month = (TODAY.month - 1) // 3 * 3 + 1
    return {"workplan.yaml": WORKPLAN.format(start=date(TODAY.year, month, 1), end=date(TODAY.year + 2, 3, 31))}


@pytest.mark.parametrize("paper", ["board", "exceptions", "summary", "priority 1", "partner NHSE"])
@pytest.mark.parametrize(
    ("options", "as_at"),
    [("", "2021-04-01"), ("--as-at 2019-11-28", "2019-11-28"), ("--period FY18/19-Q3", "2019-01-01")],
)
def test_a_paper_is_about_the_last_quarter_of_the_period_that_has_ended(paper, options, as_at, run, plan) -> None:
    ran = run("report", *paper.split(), *options.split(), "--data", str(plan(ENDED)), "--format", "json")
    assert ran.code == 0
    assert json.loads(ran.out)["as_at"] == as_at
    quarter = {"2021-04-01": "FY20/21 Q4", "2019-11-28": "FY19/20 Q2", "2019-01-01": "FY18/19 Q3"}[as_at]
    assert json.loads(ran.out).get("period", quarter) == quarter


def test_no_return_is_missing_from_an_ended_plan_that_was_never_reported_on(run, plan) -> None:
    data = ("--data", str(plan(ENDED)))
    status = run("return", "status", *data)
    assert "FY20/21 Q4" in status.out
    assert NEVER in status.out
    assert "not received" not in status.out.lower()
    assert json.loads(run("return", "status", *data, "--format", "json").out)["missing"] == []
    assert "not come in" not in run("report", "board", *data).out
    assert "None expected" not in run("report", "board", *data, "--period", "FY18/19-Q3").out


@pytest.mark.parametrize("files", [{}, FILED])
def test_returns_of_ended_quarters_within_the_period_are_expected_tracked_or_not(files, run, plan) -> None:
    data = ("--data", str(plan(ENDED | files)))
    paper = run("report", "board", *data, "--period", "FY18/19-Q3").out
    assert "1 return has not come in" in paper
    assert "not received" in paper


def test_a_quarter_of_an_ended_plan_that_was_reported_on_names_who_did_not(run, plan) -> None:
    data = ("--data", str(plan(ENDED | FILED)))
    assert "Not received: NHSE." in run("return", "status", *data, "--period", "FY20/21-Q3").out
    assert "Every return is in." in run("return", "status", *data).out


@pytest.mark.parametrize("files", [{}, FILED])
@pytest.mark.parametrize(
    ("quarter", "words"),
    [
        ("FY21/22-Q1", "FY21/22 Q1 is after the plan's end, 31 March 2021: no return is expected for it"),
        ("FY26/27-Q2", "FY26/27 Q2 is after the plan's end, 31 March 2021: no return is expected for it"),
        ("FY17/18-Q4", "FY17/18 Q4 is before the plan begins, 1 April 2018: no return is expected for it"),
    ],
)
def test_no_return_is_expected_for_a_quarter_outside_the_period(files, quarter, words, run, plan) -> None:
    data = ("--data", str(plan(ENDED | files)))
    status = run("return", "status", "--period", quarter, *data)
    assert words in status.out
    assert "not received" not in status.out.lower()
    assert "not come in" not in run("report", "board", "--period", quarter, *data).out
    for command in (("new", "--partner", "NHSE"), ("pack",), ("chase",)):
        asked = run("return", *command, "--period", quarter, *data)
        assert (asked.code, words in asked.err) == (2, True)
        assert ("--period FY18-19-Q1" if quarter == "FY17/18-Q4" else "--period FY20-21-Q4") in asked.err


def test_a_return_for_a_quarter_after_the_end_is_expected_to_hold_nothing(run, plan) -> None:
    late = "returns/FY21-22-Q1/NHSE.yaml"
    root = plan(ENDED | FILED | {late: return_of("status: on_hold, narrative: Paused", period="FY21/22 Q1")})
    checked = json.loads(run("return", "check", str(root / late), "--data", str(root), "--format", "json").out)
    assert (checked["expected"], checked["not_mentioned"]) == (0, [])
    said = "FY21/22 Q1 is after the plan's end, 31 March 2021: no return is expected for it."
    assert said in checked["to_consider"]
    assert said in " ".join(run("return", "check", str(root / late), "--data", str(root)).out.split())


def test_a_form_is_for_the_last_quarter_of_the_period_that_has_ended(run, plan) -> None:
    root: Path = plan(ENDED)
    ran = run("return", "new", "--partner", "NHSE", "--data", str(root))
    assert ran.code == 0
    assert "period: FY20/21 Q4" in (root / "returns/FY20-21-Q4/NHSE.yaml").read_text(encoding="utf-8")


def test_a_partner_is_not_silent_for_quarters_after_the_end(run, plan) -> None:
    others = {
        "partners.yaml": "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"
        "  - {code: PHE, name: Public Health England, kind: organisation}\n",
        "returns/FY21-22-Q1/PHE.yaml": return_of("status: on_hold, narrative: a", partner="PHE", period="FY21/22 Q1"),
        "returns/FY21-22-Q2/PHE.yaml": return_of("", partner="PHE", period="FY21/22 Q2", no_change="P1.1.1"),
    }
    assert "NPA510" not in run("validate", str(plan(ENDED | others))).out
    during = {name.replace("21-22", "20-21"): text.replace("21/22", "20/21") for name, text in others.items()}
    assert "NPA510" in run("validate", str(plan(ENDED | during | dict.fromkeys(list(others)[1:])))).out


@pytest.mark.parametrize("paper", ["board", "exceptions", "priority 1", "summary"])
def test_a_plan_of_which_no_quarter_has_ended_says_so_in_its_papers(paper, run, plan) -> None:
    ran = run("report", *paper.split(), "--data", str(plan(first_running())))
    assert ran.code == 0
    assert "No quarter of this plan has ended yet: the first, " in ran.out
    assert "not come in" not in ran.out
    assert f"--as-at {TODAY}" in ran.out


def test_a_plan_that_has_not_begun_says_so(run, plan) -> None:
    data = ("--data", str(plan(coming(2))))
    begins = f"This plan has not begun: its first day is 1 April {TODAY.year + 2}."
    status = run("return", "status", *data)
    assert (status.code, begins in status.out) == (0, True)
    assert "not received" not in status.out.lower()
    assert run("report", "board", *data).code == 0
    new = run("return", "new", "--partner", "NHSE", *data, "--dry-run")
    assert (new.code, f"FY{(TODAY.year + 2) % 100}-" in new.out + new.err) == (0, True)


def test_the_shipped_plan_has_no_paper_about_a_quarter_after_its_end(run) -> None:
    ran = run("report", "board")
    assert "FY20/21 Q4, January to March 2021. As at the start of 1 April 2021." in ran.out
    assert "not come in" not in ran.out
    assert "never reported on: no return is missing" in ran.out


def test_the_diary_has_the_end_of_each_quarter_of_the_period_and_no_other(run, plan) -> None:
    short = {"workplan.yaml": WORKPLAN.format(start="2020-11-01", end="2021-01-31")}
    diary = run("export", "ics", "--data", str(plan(short)), "-o", "-").out
    assert [line.partition(":")[2] for line in diary.splitlines() if line.endswith(" ends")] == [
        "FY20/21 Q3 ends",
        "FY20/21 Q4 ends",
    ]
