"""Days, quarters and names that can't be meant: refused or told at once, with what to type instead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import DATED_WORKPLAN, change_of

PLAN = {"workplan.yaml": DATED_WORKPLAN}


@pytest.fixture
def root(plan) -> Path:
    return plan({**PLAN, "changes.yaml": change_of(status="proposed", decided_by="", decided_on="")})


@pytest.mark.parametrize("period", [("--period", "FY18/19-Q3"), ()], ids=["named", "chosen"])
def test_nobody_speaks_of_a_quarter_before_it_begins(root: Path, run, today, period) -> None:
    today("2019-01-10")
    day = "2018-09-30" if period else "2018-03-31"
    ran = run("update", "P1.1.1", "--status", "in_progress", "--rag", "green", "--on", day, *period, folder=root)
    assert ran.code == 2
    assert f"--on `{day}` is before the quarter" in ran.err and "or its own quarter with --period" in ran.err
    assert not (root / "returns").exists()
    on_it = ("--on", "2018-10-01", "--period", "FY18/19-Q3")
    assert run("update", "P1.1.1", "--status", "in_progress", "--rag", "green", *on_it, folder=root).code == 0


@pytest.mark.parametrize(
    ("period", "side"), [("FY9998/99-Q4", "is after the plan's end"), ("FY10/11-Q1", "is before the plan begins")]
)
def test_a_quarter_outside_the_period_is_named(root: Path, run, period: str, side: str) -> None:
    day = ("--as-at", "2019-01-10")
    for command in (("return", "status"), ("due",)):
        assert side in run(*command, "--period", period, *day, folder=root).out
    said = json.loads(run("return", "status", "--period", period, *day, "--format", "json", folder=root).out)
    assert side in said["none_missing"] and said["unassigned"] == []
    assert side in json.loads(run("due", "--period", period, *day, "--format", "json", folder=root).out)["beyond"]
    assert side in run("return", "new", "--partner", "NHSE", "--period", period, folder=root).err


@pytest.mark.parametrize("words", ["FY99/00 Q4", "by 2099", "FY00/01 Q1"])
def test_a_date_far_from_the_plan_is_told_when_it_is_proposed(root: Path, run, words: str) -> None:
    ran = run("change", "propose", "P1.1.1", "--to", words, "--reason", "other", folder=root)
    assert ran.code == 0
    assert "NPA513" in ran.err and "moved to `" in ran.err


def test_who_may_not_approve_is_refused(root: Path, run) -> None:
    with (root / "workplan.yaml").open("a", encoding="utf-8") as workplan:
        workplan.write("boards: [{code: NPHB, name: National Board}]\n")
    before = (root / "changes.yaml").read_bytes()
    ran = run("change", "approve", "CHG-001", "--by", "Head of Unit", folder=root)
    assert ran.code == 2 and "no board and no partner of this plan" in ran.err
    assert (root / "changes.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["", " "])
@pytest.mark.parametrize(
    "command", [("status", "-o"), ("report", "board", "-o"), ("export", "sqlite"), ("validate", "-o")]
)
def test_a_file_without_a_name_is_refused_with_what_to_type(root: Path, run, name: str, command) -> None:
    ran = run(*command, name, folder=root)
    assert (ran.code, "names no file; name one, such as" in ran.err) == (2, True), ran.err


@pytest.mark.parametrize(
    ("words", "day"), [("1 April 2019", "2019-04-01"), ("2019-4-1", "2019-04-01"), ("31/12/2018", "2018-12-31")]
)
def test_a_day_in_words_that_mean_one_alone_is_taken(root: Path, run, words: str, day: str) -> None:
    assert json.loads(run("status", "--as-at", words, "-f", "json", folder=root).out)["as_at"] == day


@pytest.mark.parametrize(
    ("words", "example"),
    [
        ("April 2019", "--as-at 2019-04-30"),
        ("03/04/2019", "2018-04-01"),
        ("by 2021", "2018-04-01"),
        ("soon", "2018-04-01"),
    ],
)
def test_what_is_no_one_day_is_refused_with_a_day_of_the_plan(root: Path, run, words: str, example: str) -> None:
    ran = run("status", "--as-at", words, folder=root)
    assert (ran.code, ran.err) == (2, f"npa: --as-at `{words}` is not a day; write it like {example}\n")


@pytest.mark.parametrize(
    ("words", "day"),
    [("March 2020", "2020-03-31"), ("end of March 2020", "2020-03-31"), ("3 March 2020", "2020-03-03")],
)
def test_a_forecast_of_a_month_is_its_last_day(root: Path, run, today, words: str, day: str) -> None:
    today("2019-01-10")
    ran = run(
        "update", "P1.1.1", "--status", "in_progress", "--rag", "green", "--forecast", words, "--diff", folder=root
    )
    assert (ran.code, f"forecast: {day}" in ran.out) == (0, True), ran.err


@pytest.mark.parametrize("words", ["by 2020", "03/04/2020", "spring", "after March 2020", "Quarterly"])
def test_a_forecast_that_can_mean_two_days_is_refused(root: Path, run, words: str) -> None:
    ran = run("update", "P1.1.1", "--status", "in_progress", "--forecast", words, folder=root)
    assert (ran.code, f"--forecast `{words}` is not a day" in ran.err) == (2, True)


@pytest.mark.parametrize(("within", "last"), [("28d", "2019-02-07"), ("4w", "2019-02-07"), ("4 weeks", "2019-02-07")])
def test_within_takes_days_and_weeks(root: Path, run, within: str, last: str) -> None:
    told = run("due", "--within", within, "--as-at", "2019-01-10", "-f", "json", folder=root)
    assert json.loads(told.out)["to"] == last


@pytest.mark.parametrize("within", ["4m", "w", "-4w", "99999w", "4.5w"])
def test_what_is_no_number_of_days_is_refused(root: Path, run, within: str) -> None:
    ran = run("due", f"--within={within}", "--as-at", "2019-01-10", folder=root)
    assert (ran.code, f"--within `{within}` is not a number of days; write it like 90d or 4w" in ran.err) == (2, True)


def test_a_plan_that_names_no_board_takes_the_word_of_one(run, plan) -> None:
    root = plan()
    assert "boards" not in (root / "workplan.yaml").read_text(encoding="utf-8")
    propose = ("change", "propose", "P1.1.1", "--to", "FY19/20 Q2", "--reason", "other", "--by", "NHSE")
    assert run(*propose, folder=root).code == 0
    approved = run("change", "approve", "CHG-001", "--by", "Programme Board", folder=root)
    assert (approved.code, run("validate", folder=root).out) == (0, ""), approved.err
