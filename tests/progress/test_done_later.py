"""Work reported done on a day that is still to come on the day of a view: it is not done then, anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import DATED_WORKPLAN, first_priority, return_of

RETURN = "returns/FY18-19-Q3/NHSE.yaml"
DONE = "status: {}, actual: 2019-01-15, rag: green, evidence: [Minutes of January]"
BEFORE, THAT_DAY, AFTER = "2019-01-01", "2019-01-15", "2019-01-16"
REASON = "said to be done on a day still to come"


@pytest.fixture
def reported(plan):
    def _reported(timeframe: str, status: str = "complete") -> Path:
        said = return_of(DONE.format(status), period="FY18/19 Q3")
        first = first_priority("FY18/19 Q2", timeframe)
        root: Path = plan({"workplan.yaml": DATED_WORKPLAN, "priorities/01-first.yaml": first, RETURN: said})
        return root

    return _reported


@pytest.mark.parametrize(
    ("timeframe", "rating", "after"),
    [
        ("FY18/19 Q4", f"? Not reported ({REASON})", "✔ Complete"),
        ("FY20/21 Q4", f"? Not reported ({REASON})", "✔ Complete"),
        ("Ongoing", f"? Not reported ({REASON})", "✔ Complete"),
        ("by 31 December 2018", "▼ Off track (overdue)", "✔ Complete (late)"),
    ],
)
def test_it_is_open_until_the_day_has_passed(timeframe: str, rating: str, after: str, reported, run) -> None:
    root = reported(timeframe)
    for day, shown in ((BEFORE, rating), (THAT_DAY, rating), (AFTER, after)):
        for command in (("status", "P1.1.1"), ("show", "P1.1.1"), ("log", "P1.1.1")):
            words = " ".join(run(*command, "--as-at", day, folder=root, env={"COLUMNS": "240"}).out.split())
            assert (
                shown.replace(" (", ", ").rstrip(")") if command[0] == "status" and REASON not in shown else shown
            ) in words
            assert ("✔ Complete" in words) == (day == AFTER)
            assert ("NHSE: done on 15 Jan 2019, still to come" in words) == (day != AFTER and command[0] != "log")
        (item,) = json.loads(run("show", "P1.1.1", "--as-at", day, "--format", "json", folder=root).out)["items"]
        assert (item["status"], item["actual"]) == (("complete", THAT_DAY) if day == AFTER else (None, None))


@pytest.mark.parametrize(("status", "counted"), [("complete", 1), ("business_as_usual", 0)])
def test_papers_counts_and_sql_agree(status: str, counted: int, reported, run) -> None:
    root = reported("by 31 December 2018", status)
    for day, done in ((BEFORE, 0), (AFTER, 1)):
        asked = ("--as-at", day, "--format", "json")
        for command in (("status",), ("report", "summary")):
            assert json.loads(run(*command, *asked, folder=root).out)["headline"]["done"] == done * counted
        board = run("report", "board", "--as-at", day, folder=root).out
        assert ("1 has been done" in board) == bool(done * counted)
        assert ("1 is overdue" in board) == (not done)
        sql = run("sql", "select rating, actual from standing", "--as-at", day, "--format", "csv", folder=root).out
        assert sql.splitlines()[1].startswith("off_track" if not done else status)
        assert (THAT_DAY in sql) == bool(done)
        assert bool(json.loads(run("list", "deliverables", "--status", status, *asked, folder=root).out)["items"]) == (
            bool(done)
        )


def test_a_turn_of_what_recurs_is_not_met_by_a_day_to_come(reported, run) -> None:
    root = reported("Quarterly")
    assert (
        "an occurrence fell due, by convention: done"
        not in run("log", "P1.1.1", "--as-at", BEFORE, folder=root, env={"COLUMNS": "240"}).out
    )
    assert (
        "an occurrence fell due, by convention: done"
        in run("log", "P1.1.1", "--as-at", AFTER, folder=root, env={"COLUMNS": "240"}).out
    )
