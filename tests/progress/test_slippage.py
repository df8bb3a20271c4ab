"""Slippage: whole quarters late, and a decision that takes a date away takes no delay away."""

from __future__ import annotations

import json

import pytest

from npa_cli.rules.minimal_plan import change_of, first_priority, return_of

TWO = first_priority(
    "            timeframe: FY18/19 Q2\n",
    "            timeframe: FY18/19 Q2\n          - {id: P1.1.2, text: Twin, timeframe: FY18/19 Q2}\n",
)
WORKPLAN = "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021, start: 2018-04-01, end: 2021-03-31}\n"
OPEN = "status: in_progress, rag: amber, path_to_green: Soon."
AWAY = ("Ongoing", "TBC", "Quarterly", "As required")


@pytest.fixture
def late(plan, run):
    """The slippage of two like deliverables as JSON, by id; a decision changed when the first is due."""

    def find(to: str, entry: str = OPEN, *, day: str = "2019-07-01") -> dict:
        files = {
            "workplan.yaml": WORKPLAN,
            "priorities/01-first.yaml": TWO,
            "changes.yaml": change_of(to=to, decided_on="2018-12-20"),
            "returns/FY19-20-Q1/NHSE.yaml": return_of(entry, period="FY19/20 Q1"),
        }
        said = run("slippage", "--as-at", day, "--format", "json", folder=plan(files))
        assert said.code == 0, said.err
        return {each["id"]: each for each in json.loads(said.out)["items"]}

    return find


@pytest.mark.parametrize("to", AWAY)
def test_work_whose_date_was_taken_away_is_as_late_as_its_twin(to: str, late) -> None:
    found = late(to)
    assert found["P1.1.1"]["against_original"] == found["P1.1.2"]["against_original"] == {"days": 274, "quarters": 3}
    assert (found["P1.1.1"]["baseline"], found["P1.1.1"]["against_baseline"]) == (None, None)
    assert found["P1.1.1"]["times_moved"] == 1


@pytest.mark.parametrize("to", AWAY)
def test_it_is_late_to_the_day_it_was_done_or_is_forecast_for(to: str, late) -> None:
    done = late(to, "status: complete, actual: 2018-12-31, evidence: [report.pdf]")["P1.1.1"]
    assert (done["basis"], done["against_original"]) == ("done", {"days": 92, "quarters": 1})
    ahead = late(to, f"{OPEN}, forecast: 2019-09-30")["P1.1.1"]
    assert (ahead["basis"], ahead["against_original"]) == ("forecast", {"days": 365, "quarters": 4})


def test_the_table_and_the_tables_of_sql_say_the_same(late, plan, run, tmp_path) -> None:
    late("Ongoing")
    root = tmp_path / "plan"
    said = run("slippage", "--as-at", "2019-07-01", folder=root, env={"COLUMNS": "200"}).out
    row = next(line for line in said.splitlines() if "P1.1.1" in line)
    assert "no date (Ongoing)" in row and "274 days (3 quarters)" in row and row.rstrip().endswith("not known")
    query = "select days_on_original, days_on_baseline from slip where deliverable = 'P1.1.1'"
    assert "274," in run("sql", query, "--as-at", "2019-07-01", "-f", "csv", folder=root).out


@pytest.mark.parametrize(
    ("day", "words"),
    [("2018-10-01", "1 day "), ("2020-09-30", "731 days (8 quarters)"), ("2020-10-01", "732 days (8 quarters)")],
)
def test_a_day_late_is_no_quarter(day: str, words: str, plan, run) -> None:
    root = plan({"workplan.yaml": WORKPLAN, "returns/FY18-19-Q1/NHSE.yaml": return_of(OPEN)})
    said = run("slippage", "--as-at", day, folder=root, env={"COLUMNS": "200"}).out
    assert words in said
    assert "1 day (" not in said
