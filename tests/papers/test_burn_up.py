"""The burn-up of the board's paper, counted again from the lists that other commands give."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from npa_cli.document.blocks import Plot
from npa_cli.progress.assess import assess
from npa_cli.store.find_plan import find_plan
from npa_cli.views.pictures.burn_up import burn_up
from npa_cli.work.session import open_plan
from tests.conftest import REPOSITORY

DAY = date(2019, 7, 1)
RIVERSIDE = ("--data", "examples/riverside", "--as-at", DAY.isoformat())


def picture() -> Plot:
    named = str(REPOSITORY / "examples" / "riverside")
    session = open_plan(find_plan(named=named, working_folder=Path.cwd()), DAY)
    found = burn_up(session.plan, assess(session.plan, DAY), DAY)
    assert found is not None
    return found


def test_its_lines_are_counted_from_zero_and_never_fall(run: Any) -> None:
    drawn = picture()
    assert drawn.least == 0
    signed, approved, done = (each.values for each in drawn.series)
    for values in (signed, approved, done):
        known = [value for value in values if value is not None]
        assert known == sorted(known)
    items = json.loads(run("list", "deliverables", *RIVERSIDE, "-f", "json").out)["items"]
    every = [each for each in items if each["kind"] == "dated"]
    once = [each for each in every if each["schedule"] != "closed"]
    followed = [each for each in every if each["superseded_by"]]  # counted as what took its place, as in the headline
    assert approved[-1] == sum(each["next_due"] <= "2021-03-31" for each in once) + len(followed)
    assert signed[-1] == sum(each["original_due"] <= "2021-03-31" for each in every)
    assert done[2] == sum(each["status"] == "complete" and each["actual"] < DAY.isoformat() for each in once)
    assert done[3:] == (None,) * len(done[3:])  # nothing is said of quarters to come


def test_a_paper_says_the_gap_in_words_and_the_numbers_in_a_table(run: Any) -> None:
    paper = run("report", "board", *RIVERSIDE).out.partition("## Due and done over the plan")[2].partition("\n## ")[0]
    assert "5 fewer are done than were due." in paper
    assert "| **FY19/20 Q1** | 10 | 7 | 2 |" in paper and "2 that recur left out" in paper
    assert "Due and done" in run("report", "board").out.partition("## Nothing to report")[2].partition("\n## ")[0]
