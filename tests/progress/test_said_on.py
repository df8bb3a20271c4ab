"""Into which quarter's return a report goes, and from which day it counts, from what is typed to what is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import change_of, return_of

WORKPLAN = "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021, start: 2018-04-01, end: 2021-03-31}\n"
Q2, Q3 = "returns/FY18-19-Q2/NHSE.yaml", "returns/FY18-19-Q3/NHSE.yaml"
DONE = ("--status", "complete", "--actual", "2018-11-19")
COUNTS = "it counts from"


@pytest.fixture
def root(plan) -> Path:
    return plan({"workplan.yaml": WORKPLAN})


def standing(run, root: Path, *words: str) -> dict[str, object]:
    ran = run("status", "P1.1.1", *words, "--format", "json", folder=root)
    return json.loads(ran.out)["items"][0]


# Into which quarter's return: the day it is typed, what is there, what is typed, and the quarter it goes into.
@pytest.mark.parametrize(
    ("day", "held", "words", "quarter"),
    [
        ("2018-11-20", {}, ("--status", "not_started"), "FY18/19 Q2"),
        ("2018-11-20", {}, ("--status", "complete", "--actual", "2018-09-30"), "FY18/19 Q2"),
        ("2018-11-20", {}, ("--status", "complete", "--actual", "2018-10-01"), "FY18/19 Q3"),
        ("2018-11-20", {Q2: "approved_on: 2018-10-12"}, ("--status", "not_started"), "FY18/19 Q3"),
        ("2018-11-20", {Q2: "approved_by: Deputy Director"}, ("--status", "not_started"), "FY18/19 Q3"),
        ("2018-05-02", {}, ("--status", "not_started"), "FY18/19 Q1"),
        ("2018-02-02", {}, ("--status", "not_started"), "FY18/19 Q1"),
        ("2018-09-30", {}, ("--status", "not_started"), "FY18/19 Q1"),
        ("2018-10-01", {}, ("--status", "not_started"), "FY18/19 Q2"),
        ("2026-11-28", {}, ("--status", "not_started"), "FY20/21 Q4"),
        ("2026-11-28", {"returns/FY20-21-Q4/NHSE.yaml": "approved_on: 2021-04-12"}, DONE, "FY20/21 Q4"),
        ("2021-03-31", {}, ("--status", "not_started"), "FY20/21 Q3"),
        ("2026-11-28", {}, ("--status", "not_started", "--on", "2018-11-20"), "FY18/19 Q2"),
        ("2018-11-20", {}, ("--status", "not_started", "--period", "FY19/20-Q1"), "FY19/20 Q1"),
    ],
)
def test_the_quarter_is_chosen_by_the_day_and_said(day, held, words, quarter: str, run, plan, today) -> None:
    today(day)
    files = {
        name: f"partner: NHSE\nperiod: {name.split('/')[1][:4]}/{name.split('/')[1][5:].replace('-', ' ')}\n{line}\n"
        for name, line in held.items()
    }
    root = plan({"workplan.yaml": WORKPLAN, **files})
    ran = run("update", "P1.1.1", *words, folder=root)
    assert ran.code == 0, ran.err
    written, *found = ran.err.splitlines()
    assert f"P1.1.1 in NHSE's return for {quarter}; {COUNTS}" in written
    early = day < "2018-04-01" or "FY19/20-Q1" in words  # said before the quarter that it is about
    lacks = ["NPA502"] if "complete" in words else ["NPA517"] if early else []
    assert [line.split()[2] for line in found] == lacks
    name = f"returns/{quarter.replace('/', '-').replace(' ', '-')}/NHSE.yaml"
    assert "said_on: " in (root / name).read_text()


def test_a_plan_that_ends_within_a_quarter_takes_that_quarter_after_its_end(run, plan, today) -> None:
    today("2021-03-01")
    root = plan({"workplan.yaml": WORKPLAN.replace("2021-03-31", "2021-02-14")})
    assert "return for FY20/21 Q4;" in run("update", "P1.1.1", "--status", "not_started", folder=root).err


def test_the_report_says_the_day_it_was_made_and_stands_where_the_model_has_it(run, root: Path, today) -> None:
    today("2018-11-20")
    run("update", "P1.1.1", *DONE, "--narrative", "Opened.", folder=root)
    text = (root / Q3).read_text()
    assert [line.split(":")[0].strip() for line in text.splitlines()[3:]] == [
        "P1.1.1", "status", "actual", "said_on", "narrative",
    ]  # fmt: skip
    assert run("fmt", folder=root).code == 0
    assert (root / Q3).read_text() == text


@pytest.mark.parametrize("on", ["2018-11-21", "yesterday", "2018-13-01"])
def test_a_day_to_come_or_no_day_is_refused(on: str, run, root: Path, today) -> None:
    today("2018-11-20")
    ran = run("update", "P1.1.1", *DONE, "--on", on, folder=root)
    assert ran.code == 2 and f"--on `{on}`" in ran.err
    assert not (root / "returns").exists()


def test_what_is_typed_today_shows_today_and_says_so(run, root: Path, today) -> None:
    today("2018-11-20")
    assert f"{COUNTS} 21 November 2018, the day after it was said" in run("update", "P1.1.1", *DONE, folder=root).err
    ran = run("status", "P1.1.1", folder=root)
    assert "Complete" in ran.out
    assert "takes in what was said and decided today, 2018-11-20: NHSE on P1.1.1" in ran.err
    found = standing(run, root)
    assert (found["status"], found["said_on"], found["reported_on"]) == ("complete", "2018-11-20", "2018-11-20")


def test_as_at_a_day_it_counts_from_the_day_after(run, root: Path, today) -> None:
    today("2018-11-20")
    run("update", "P1.1.1", *DONE, folder=root)
    assert standing(run, root, "--as-at", "2018-11-20")["status"] is None
    assert standing(run, root, "--as-at", "today")["status"] is None
    today("2018-11-21")
    ran = run("status", "P1.1.1", folder=root)
    assert "Complete" in ran.out and ran.err == ""
    assert standing(run, root, "--as-at", "2018-11-21")["reported_on"] == "2018-11-20"


def test_after_the_quarter_it_speaks_for_the_whole_of_it(run, root: Path, today) -> None:
    today("2018-11-20")
    run("update", "P1.1.1", *DONE, folder=root)
    assert standing(run, root, "--period", "FY18/19-Q3")["reported_on"] == "2018-12-31"
    assert standing(run, root, "--as-at", "2018-12-31")["reported_on"] == "2018-11-20"


def test_no_other_periods_paper_changes(run, root: Path, today) -> None:
    today("2018-11-20")
    before = run("status", "--period", "FY18/19-Q2", "--format", "json", folder=root).out
    run("update", "P1.1.1", *DONE, folder=root)
    assert run("status", "--period", "FY18/19-Q2", "--format", "json", folder=root).out == before


def test_dates_are_judged_at_the_start_of_today(run, root: Path, today) -> None:
    today("2018-09-30")
    run("update", "P1.1.1", "--period", "FY18/19-Q2", "--status", "in_progress", "--rag", "green", folder=root)
    assert standing(run, root)["schedule"] == "due_soon"
    assert standing(run, root, "--as-at", "2018-10-01")["schedule"] == "overdue"


def test_a_decision_of_today_is_taken_in_only_where_no_day_is_asked_for(run, plan, today) -> None:
    today("2018-11-20")
    root = plan(
        {
            "workplan.yaml": WORKPLAN,
            "changes.yaml": change_of(to="FY18/19 Q4", status="approved", decided_by="NHSE", decided_on="2018-11-20"),
        }
    )
    assert standing(run, root)["next_due"] == "2019-03-31"
    assert "CHG-001" in run("status", folder=root).err
    assert standing(run, root, "--as-at", "2018-11-20")["next_due"] == "2018-09-30"
    assert standing(run, root, "--as-at", "2018-11-21")["next_due"] == "2019-03-31"


def test_a_report_for_an_ended_quarter_counts_from_its_end(run, root: Path, today) -> None:
    today("2018-11-20")
    ran = run("update", "P1.1.1", "--status", "in_progress", "--rag", "amber", folder=root)
    assert f"{COUNTS} 1 October 2018, the day after that quarter ended" in ran.err
    assert standing(run, root, "--as-at", "2018-10-01")["status"] == "in_progress"
    assert standing(run, root, "--as-at", "2018-09-30")["status"] is None
    assert standing(run, root)["reported_on"] == "2018-09-30"


def test_a_paper_made_before_a_late_report_no_longer_follows_and_says_why(run, root: Path, today) -> None:
    today("2018-11-20")
    run("report", "board", "--period", "FY18/19-Q2", "-o", "board.md", folder=root)
    run("update", "P1.1.1", "--status", "in_progress", "--rag", "amber", folder=root)
    ran = run("report", "--verify", "board.md", folder=root)
    assert ran.code == 1
    late = "if it was made before 20 November 2018, it lacks what NHSE reported on P1.1.1 for FY18/19 Q2 that day"
    assert late in ran.err
    assert "a report for a quarter that has ended counts from its end" in ran.err


REPLACED = "a later report replaced what was said then; git has it, if anything was said"


@pytest.mark.parametrize(
    "command", ["status", "status P1.1.1", "show P1.1.1", "list deliverables", "report", "report board"]
)
def test_what_a_later_report_replaced_is_never_passed_over(command: str, run, root: Path, today) -> None:
    today("2018-11-05")
    run("update", "P1.1.1", "--period", "FY18/19-Q3", "--status", "in_progress", "--rag", "red", folder=root)
    today("2018-11-20")
    run("update", "P1.1.1", *DONE, folder=root)
    today("2018-12-05")
    words = command.split()
    assert REPLACED in " ".join(run(*words, "--as-at", "2018-11-10", folder=root).out.split())
    assert REPLACED not in " ".join(run(*words, "--as-at", "2018-11-21", folder=root).out.split())
    assert REPLACED not in " ".join(run(*words, "--as-at", "2018-10-01", folder=root).out.split())


def test_programs_are_told_that_a_later_report_replaced_it(run, root: Path, today) -> None:
    today("2018-11-20")
    run("update", "P1.1.1", *DONE, folder=root)
    assert standing(run, root, "--as-at", "2018-11-10")["later_report_on"] == "2018-11-20"
    assert standing(run, root)["later_report_on"] is None
    whole = json.loads(run("status", "--as-at", "2018-11-10", "--format", "json", folder=root).out)
    assert whole["later_reports"] == ["P1.1.1"]
    asked = run("sql", "select later_report_on from standing", "--as-at", "2018-11-10", "--format", "csv", folder=root)
    assert asked.out.split() == ["later_report_on", "2018-11-20"]


def test_a_report_without_its_day_counts_from_the_end_of_its_quarter(run, plan, today) -> None:
    today("2018-11-20")
    root = plan({"workplan.yaml": WORKPLAN, Q3: return_of("status: in_progress, rag: green", period="FY18/19 Q3")})
    assert standing(run, root)["status"] is None
    assert standing(run, root, "--as-at", "2019-01-01")["status"] == "in_progress"


def test_what_stays_as_it_was_counts_from_the_end_of_its_quarter_and_that_is_said(run, root: Path, today) -> None:
    today("2018-11-20")
    run("update", "P1.1.1", "--status", "in_progress", "--rag", "amber", folder=root)
    ran = run("update", "P1.1.1", "--period", "FY18/19-Q3", "--no-change", folder=root)
    assert (
        f"P1.1.1 in NHSE's return for FY18/19 Q3; {COUNTS} 1 January 2019, the day after that quarter ends" in ran.err
    )


def test_an_entry_without_a_status_is_said_to_count_for_nothing(run, root: Path, today) -> None:
    today("2018-11-20")
    ran = run("update", "P1.1.1", "--narrative", "Soon.", folder=root)
    assert "it counts for nothing until it has a status" in ran.err


def test_a_quarter_far_away_is_said_to_count_only_after_it(run, root: Path, today) -> None:
    today("2018-11-20")
    ran = run("update", "P1.1.1", "--period", "FY81/82-Q3", *DONE, folder=root)
    assert f"FY81/82 Q3; {COUNTS} 1 January 2082, the day after that quarter ends" in ran.err


def test_a_day_of_completion_that_is_still_to_come_is_refused(run, root: Path, today) -> None:
    today("2018-11-20")
    ran = run("update", "P1.1.1", "--status", "complete", "--actual", "2018-12-20", folder=root)
    assert ran.code == 2
    assert "--actual `2018-12-20` is still to come" in ran.err
    assert not (root / "returns").exists()


def test_what_is_said_today_of_a_running_quarter_is_in_a_view_of_today_and_update_says_so(
    run, root: Path, today
) -> None:
    today("2018-11-20")
    ran = run("update", "P1.1.1", *DONE, folder=root)
    assert f"{COUNTS} 21 November 2018, the day after it was said; a view of today takes it in already" in ran.err
    assert standing(run, root)["rating"] == "complete"


def test_a_report_for_an_earlier_quarter_than_the_last_says_which_one_counts(run, root: Path, today) -> None:
    today("2018-11-20")
    run("update", "P1.1.1", *DONE, folder=root)
    ran = run(
        "update", "P1.1.1", "--status", "complete", "--actual", "2018-08-01", "--period", "FY18/19-Q2", folder=root
    )
    assert "its return for FY18/19 Q3 reports on P1.1.1 too, and is its last word from then on" in ran.err


def test_what_a_report_lacks_is_told_at_once(run, root: Path, today) -> None:
    today("2018-11-20")
    ran = run("update", "P1.1.1", "--status", "in_progress", "--rag", "red", folder=root)
    assert ran.code == 0
    written, *found = ran.err.splitlines()
    assert written.startswith(f"npa: wrote {Q2}")
    assert (
        [line.split()[2] for line in found]
        == [line.split()[1] for line in run("validate", folder=root).out.splitlines() if line.startswith(Q2)]
        != []
    )


def test_a_proposed_change_says_its_number_and_which_others_wait(run, root: Path, today) -> None:
    today("2018-11-20")
    propose = ("change", "propose", "P1.1.1", "--to", "FY19/20 Q1", "--reason", "other", "--narrative", "Later.")
    assert "wrote changes.yaml: added CHG-001" in run(*propose, folder=root).err
    ran = run(*propose, folder=root)
    assert "CHG-001 is proposed too for the timeframe of P1.1.1" in ran.err
    assert "changed changes.yaml: added CHG-002" in ran.err
    assert "CHG-002 is proposed too" in run("change", "approve", "CHG-001", "--by", "NHSE", folder=root).err
