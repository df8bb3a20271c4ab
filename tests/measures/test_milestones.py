"""Trajectories: the yearly milestones of a target, checked, shown, and judged by the reading of their day."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import DATED_WORKPLAN, readings_of

MEASURES = """\
- id: M1
  title: Gap in access
  items: [P1.1]
  unit: points
  improvement: decrease
  target: {value: 4, by: FY20/21 Q4}
  trajectory:
    FY18/19 Q4: 8
    FY19/20 Q4: 6
    FY20/21 Q4: 4
"""
READINGS = readings_of("M1,2018-01-01,2018-12-31,9", "M1,2018-04-01,2019-03-31,7", "M1,2019-04-01,2020-03-31,6.5")


@pytest.fixture
def planned(plan: Callable[..., Path]) -> Path:
    return plan({"workplan.yaml": DATED_WORKPLAN, "measures.yaml": MEASURES, "readings/gap.csv": READINGS})


def _milestones(run: Callable, folder: Path, day: str) -> list[str]:
    ran = run("measures", "--as-at", day, "-f", "json", folder=folder)
    return json.loads(ran.out)["items"][0]["milestones"]


def test_each_milestone_is_judged_by_the_reading_of_its_day(run: Callable, planned: Path) -> None:
    assert run("validate", folder=planned).out == ""
    assert _milestones(run, planned, "2020-06-01") == [
        "FY18/19 Q4: 8, met",
        "FY19/20 Q4: 6, not met",
        "FY20/21 Q4: 4, no reading yet",
    ]
    # a reading that was published later was not known on an earlier day
    assert _milestones(run, planned, "2019-06-01")[1:] == [
        "FY19/20 Q4: 6, no reading yet",
        "FY20/21 Q4: 4, no reading yet",
    ]


def test_people_read_them_beside_the_target(run: Callable, planned: Path) -> None:
    said = run("measures", "--as-at", "2020-06-01", folder=planned, env={"COLUMNS": "240"}).out
    assert "at most 8 points by FY18/19 Q4: met (7 points)" in said
    assert "at most 6 points by FY19/20 Q4: not met (6.50 points)" in said or "not met (6.5 points)" in said
    assert "at most 4 points by FY20/21 Q4: no reading yet" in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("FY19/20 Q4: 6", "some day: 6", "`some day` is no day that a milestone can be for"),
        ("FY19/20 Q4: 6", "Mar 2019: 6", "are the same day"),
        ("FY20/21 Q4: 4", "FY20/21 Q4: 5", "is the day of the target, which is 4, and the milestone says 5"),
    ],
)
def test_validate_checks_them(run: Callable, planned: Path, old: str, new: str, said: str) -> None:
    assert old in MEASURES
    head, _, tail = MEASURES.rpartition(old)
    (planned / "measures.yaml").write_text(head + new + tail, encoding="utf-8")
    ran = run("validate", folder=planned)
    assert ran.code == 1
    assert said in ran.out
