"""One truth in every view: forecasts that don't count, reports said after their quarter, and which turn is done."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from npa_cli.rules.minimal_plan import DATED_WORKPLAN, change_of, first_priority, return_of
from tests.conftest import REPOSITORY

TODAY = "2019-02-20"
PAPER = ("report", "board", "--period", "FY18/19 Q3")


@pytest.fixture(autouse=True)
def _on_the_day(today: Callable[[str], None]) -> None:
    today(TODAY)


def forecast_of(day: str, period: str) -> dict[str, str]:
    said = f"status: in_progress, rag: amber, forecast: {day}, narrative: A, path_to_green: B"
    name = f"returns/{period.replace('/', '-').replace(' ', '-')}/NHSE.yaml"
    return {
        "workplan.yaml": DATED_WORKPLAN,
        "priorities/01-first.yaml": first_priority("FY18/19 Q2", "by 30 June 2018"),
        name: return_of(said, period=period),
    }


@pytest.mark.parametrize(
    ("day", "period", "words", "lapse"),
    [
        ("2019-03-31", "FY18/19 Q1", "31 Mar 2019, too old to count (FY18/19 Q1)", "too_old"),
        ("2018-10-31", "FY18/19 Q2", "31 Oct 2018, now past", "past"),
        ("2018-10-31", "FY18/19 Q1", "31 Oct 2018, now past", "past"),
    ],
)
def test_a_forecast_that_does_not_count_says_why_everywhere(
    day: str, period: str, words: str, lapse: str, run, plan
) -> None:
    root = plan(forecast_of(day, period))
    paper = run(*PAPER, folder=root).out
    assert "1 is overdue (1 with no forecast to come)" in paper
    assert "its forecast has passed" in paper.partition("\n## In this paper\n")[0]
    assert paper.count(f"forecast {words}") == 2  # in Exceptions and in Annex A
    asked = ("--as-at", "2019-01-01")
    shown = run("show", "P1.1.1", *asked, folder=root).out
    assert words.split(", ")[1] in shown
    assert (
        json.loads(run("show", "P1.1.1", *asked, "--format", "json", folder=root).out)["items"][0]["forecast_lapse"]
        == lapse
    )
    slipped = json.loads(run("slippage", *asked, "--format", "json", folder=root).out)["items"][0]
    assert (slipped["expected"], slipped["basis"]) == ("2019-01-01", "overdue")


def test_a_forecast_that_counts_is_a_recovery_date(run, plan) -> None:
    root = plan(forecast_of("2019-03-31", "FY18/19 Q3"))
    paper = run(*PAPER, folder=root).out
    assert "1 is overdue;" in paper or "1 is overdue." in paper
    assert "expected 31 March 2019" in paper
    item = json.loads(run("show", "P1.1.1", "--format", "json", folder=root).out)["items"][0]
    assert item["forecast_lapse"] is None


def test_without_any_forecast_there_is_no_recovery_date(run, plan) -> None:
    files = forecast_of("2019-03-31", "FY18/19 Q3")
    root = plan({name: text.replace("forecast: 2019-03-31, ", "") for name, text in files.items()})
    paper = run(*PAPER, folder=root).out
    assert "1 is overdue (1 with no forecast to come)" in paper
    assert "no forecast" in paper.partition("to worry about")[2]


def test_a_report_said_after_its_quarter_has_its_day_everywhere(run, plan) -> None:
    root = plan({"workplan.yaml": DATED_WORKPLAN})
    ran = run(
        "update", "P1.1.1", "--status", "in_progress", "--rag", "red", "--ask", "Decide on money",
        "--narrative", "A", folder=root,
    )  # fmt: skip
    assert "for FY18/19 Q3" in ran.err
    shown = run("show", "P1.1.1", folder=root).out
    assert "FY18/19 Q3, which ended 51 days before" in shown
    assert "said on 20 Feb 2019" in shown
    assert "51 days old" not in shown
    assert "Said on 20 Feb 2019." in run("log", "P1.1.1", folder=root).out
    events = json.loads(run("log", "P1.1.1", "--format", "json", folder=root).out)["events"]
    assert [each["said_on"] for each in events if each["event"] == "report"] == [TODAY]
    paper = run(*PAPER, folder=root).out
    assert "1 report in it was made after that day, on 20 February 2019." in paper
    assert "(NHSE, FY18/19 Q3, said on 20 Feb 2019)" in paper or "said on 20 Feb 2019" in paper
    assert "was made after that day" in run("status", "--as-at", "2019-01-01", folder=root).out
    assert "was made after that day" not in run("status", folder=root).out


def test_update_and_log_say_which_time_of_what_recurs_is_done(run, plan) -> None:
    root = plan(
        {"workplan.yaml": DATED_WORKPLAN, "priorities/01-first.yaml": first_priority("FY18/19 Q2", "Quarterly")}
    )
    first = run("update", "P1.1.1", "--status", "complete", folder=root)
    assert "this counts for the one due 30 June 2018, the earliest not reported done" in first.err
    assert "the one due 30 September 2018 is still open" in first.err
    again = run("update", "P1.1.1", "--status", "complete", "--occurrence", "2018-12-31", folder=root)
    assert "this counts for the one due 31 December 2018; the one due 30 September 2018 is still open" in again.err
    for view in ("show", "log"):
        assert "complete, the one due 31 Dec 2018" in " ".join(run(view, "P1.1.1", folder=root).out.split())


def test_the_log_has_a_proposal_and_its_approval_each_on_its_day(run, plan) -> None:
    changed = change_of(to="FY19/20 Q1", decided_on=TODAY, proposed_on="2019-01-10", proposed_by="NHSE")
    root = plan({"workplan.yaml": DATED_WORKPLAN, "changes.yaml": changed})
    story = run("log", "P1.1.1", folder=root).out
    assert story.index("CHG-001 proposed") < story.index("CHG-001 approved")
    before = run("log", "P1.1.1", "--as-at", "2019-02-01", folder=root).out
    assert "CHG-001 proposed" in before
    assert "CHG-001 approved" not in before


def test_status_of_an_ended_plan_never_reported_on_leads_with_what_its_papers_say(run) -> None:
    data = ("--data", str(REPOSITORY / "data"))
    paper = json.loads(run("report", "summary", *data, "--as-at", "2021-04-01", "--format", "json").out)["headline"]
    words = run("status", *data, "--as-at", "2026-11-28").out
    status = json.loads(run("status", *data, "--as-at", "2026-11-28", "--format", "json").out)
    first = f"When the plan ended, {paper['due']} of {paper['deliverables']} deliverables were due before 1 April 2021"
    assert words.index(first) < words.index(f"Of the {status['headline']['due']} due before 28 November 2026")
    assert {name: status["at_end"][name] for name in paper} == paper
