"""A view for which no day is asked takes in what was said and decided today, and says so; one with a day does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from npa_cli.rules.minimal_plan import DATED_WORKPLAN, MINIMAL_PLAN, change_of, first_priority, return_of

TODAY = "2018-11-20"
SAID = "takes in what was said and decided today, 2018-11-20"
REPORT = return_of("status: on_hold, said_on: 2018-11-20, narrative: No funds", period="FY18/19 Q3")
FILES = {"workplan.yaml": DATED_WORKPLAN, "returns/FY18-19-Q3/NHSE.yaml": REPORT}
RISK = "- {id: R-001, title: A risk, owner: NHSE, affects: [P1.1.1], status: open, current: {likelihood: 4, impact: 5},"
REGISTERS = {
    "registers/risks.yaml": f"{RISK} raised_on: 2018-11-20, level: board, escalations: "
    "[{from: lead, to: board, on: 2018-11-20, reason: High}]}\n",
    "registers/issues.yaml": "- {id: I-001, title: No funds, severity: high, status: open, raised_on: 2018-11-20}\n",
    "registers/dependencies.yaml": "- {id: DEP-001, from: P1.1.1, to: P1.1.1, agreed: false, raised_on: 2018-11-20, "
    "status: proposed}\n",
    "registers/decisions.yaml": "- {id: DEC-001, board: NHSE, date: 2018-11-20, title: A, decision: Wait., "
    "affects: [P1.1.1]}\n",
    "registers/actions.yaml": "- {id: ACT-001, text: Ask, owner: NHSE, status: open, raised_on: 2018-11-20}\n",
}


@pytest.fixture(autouse=True)
def _on_the_day(today: Callable[[str], None]) -> None:
    today(TODAY)


@pytest.mark.parametrize(
    ("command", "id_"),
    [("risks", "R-001"), ("actions", "ACT-001"), ("dependencies", "DEP-001"), ("escalations", "R-001")],
)
def test_a_register_has_what_was_entered_today(command: str, id_: str, run, plan) -> None:
    root = plan({**FILES, **REGISTERS})
    for words, is_there in (((), True), (("--as-at", TODAY), False), (("--as-at", "2018-11-21"), True)):
        ran = run(command, *words, "--format", "json", folder=root)
        assert [each["id"] for each in json.loads(ran.out)["items"]] == ([id_] if is_there else [])
        assert (SAID in ran.err) == (words == ())
        assert ("DEC-001" in ran.err or "more" in ran.err) == (words == ())


def test_a_decision_counts_from_the_day_after_except_in_todays_view(run, plan) -> None:
    root = plan({**FILES, "registers/decisions.yaml": REGISTERS["registers/decisions.yaml"]})
    for words, is_there in (((), True), (("--as-at", TODAY), False), (("--as-at", "2018-11-21"), True)):
        ran = run("show", "P1.1.1", *words, "--format", "json", folder=root)
        assert [each["id"] for each in json.loads(ran.out)["decisions"]] == (["DEC-001"] if is_there else [])
        assert ("DEC-001; dates are judged" in ran.err) == (words == ())
        paper = run("report", "summary", *words, folder=root)
        assert ("DEC-001" in paper.out) == (words == ("--as-at", "2018-11-21"))  # a paper is the same on any day


def test_the_story_of_a_deliverable_has_todays_decision(run, plan) -> None:
    root = plan({**FILES, "changes.yaml": change_of(to="FY19/20 Q1", decided_on=TODAY)})
    for words, is_there in (((), True), (("--as-at", TODAY), False), (("--as-at", "2018-11-21"), True)):
        assert ("CHG-001" in run("log", "P1.1.1", *words, folder=root).out) == is_there


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_estate_has_it_and_says_so(jobs: str, run, plan) -> None:
    root = plan(FILES)
    for words, number in (((), 1), (("--as-at", TODAY), 0), (("--as-at", "2018-11-21"), 1)):
        ran = run("estate", "status", str(root), "--jobs", jobs, *words, "--format", "json")
        assert json.loads(ran.out)["total"]["on_hold"] == number
        assert (f"{SAID}: small: NHSE on P1.1.1; dates are judged at the start of today" in ran.err) == (words == ())


def test_an_estate_is_checked_with_todays_decisions(run, plan) -> None:
    green = return_of("status: in_progress, rag: green, said_on: 2018-11-19, narrative: A, path_to_green: B",
                      period="FY18/19 Q3")  # fmt: skip
    late = first_priority("FY18/19 Q2", "by 15 November 2018")
    moved = change_of(to="FY19/20 Q1", decided_on=TODAY)
    held = {"workplan.yaml": DATED_WORKPLAN, "priorities/01-first.yaml": late, "changes.yaml": moved}
    root = plan({**held, "returns/FY18-19-Q3/NHSE.yaml": green})
    assert json.loads(run("estate", "validate", str(root), "--format", "json").out)["total"]["warnings"] == 0


def test_a_dataset_has_it_says_so_and_rates_no_quarter_that_still_runs_by_its_end(run, plan, tmp_path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    root = plan(FILES)
    for number, (words, is_there) in enumerate(
        (((), True), (("--as-at", TODAY), False), (("--as-at", "2018-11-21"), True))
    ):
        out = tmp_path / str(number)
        ran = run("export", "parquet", str(out), str(root), *words)
        assert ran.code == 0
        assert (SAID in ran.err) == (words == ())
        assert (out / "updates").exists() == is_there
        for file in (out / "ratings").rglob("*.parquet"):
            days = parquet.ParquetFile(file).read().column("as_at").to_pylist()
            assert max(days) <= date.fromisoformat(words[1] if words else TODAY)


@pytest.mark.parametrize("command", [("sql", "select rating from standing"), ("export", "sqlite", "plan.db")])
def test_sql_has_it_and_says_so(command, run, plan) -> None:
    root = plan(FILES)
    ran = run(*command, folder=root)
    assert SAID in ran.err
    assert SAID not in run(*command, "--as-at", TODAY, folder=root).err
    if command[0] == "sql":
        assert "on_hold" in ran.out


def test_returns_have_what_was_said_today_and_say_so(run, plan) -> None:
    root = plan(FILES)
    for words, is_there in (((), True), (("--as-at", TODAY), False), (("--as-at", "2018-11-21"), True)):
        ran = run("return", "status", "--period", "FY18/19-Q3", *words, "--format", "json", folder=root)
        assert json.loads(ran.out)["items"][0]["received"] == is_there
        assert (SAID in ran.err) == (words == ())


@pytest.mark.parametrize(
    ("command", "named"),
    [
        (("validate",), "NHSE on P1.1.1"),
        (("return", "check", "returns/FY18-19-Q3/NHSE.yaml"), "NHSE on P1.1.1"),
        (("estate", "validate", "."), "small: NHSE on P1.1.1"),
        (("estate", "validate", ".", "--jobs", "2"), "small: NHSE on P1.1.1"),
    ],
)
def test_a_check_says_what_of_today_it_took_in(command: tuple[str, ...], named: str, run, plan) -> None:
    root = plan(FILES)
    for _ in range(2):  # what is kept of an estate's answers says it too
        ran = run(*command, folder=root)
        assert f"{SAID}: {named}; dates are judged at the start of today" in ran.err
    if command[0] != "estate":
        assert SAID not in run(*command, "--as-at", TODAY, folder=root).err


def test_the_thread_through_another_plan_has_it_and_says_so(run, plan) -> None:
    other = {f"plans/other/{name}": text for name, text in {**MINIMAL_PLAN, **FILES}.items()}
    root = plan({**other, "plans/other/workplan.yaml": DATED_WORKPLAN.replace("id: small", "id: other")})
    for words in ((), ("--as-at", TODAY)):
        ran = run("trace", "other:P1.1.1", *words, "--format", "json", folder=root)
        assert (f"{SAID}: other:NHSE on P1.1.1" in ran.err) == (words == ())
        assert json.loads(ran.out)["tracked"] == (words == ())
