"""The scale beside a plot: round numbers, few of them, for any span; and a paper of one deliverable has its plot."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from npa_cli.render.draw.plot import steps
from npa_cli.rules.minimal_plan import DATED_WORKPLAN

numbers = st.floats(-1e9, 1e9).map(lambda number: round(number, 3))


@given(numbers, numbers, st.booleans())
def test_a_scale_has_few_round_steps_within_its_bounds(one: float, other: float, whole: bool) -> None:
    least, most = sorted((one, other))
    found = steps(least, most, whole)
    assert len(found) <= 7
    assert found == sorted(set(found))
    slack = (most - least) * 1e-6
    assert all(least - slack <= each <= most + slack for each in found)
    assert not whole or all(each.is_integer() for each in map(float, found))
    assert whole or most - least < 0.001 or len(found) >= 2
    between = {round((after - before) / (most - least), 6) for before, after in pairwise(found)}
    assert len(between) <= 1


def test_a_whole_scale_of_few_counts_has_no_halves() -> None:
    assert steps(0, 1, whole=True) == [0, 1]
    assert steps(0, 2, whole=True) == [0, 1, 2]


def test_the_paper_of_a_plan_with_one_dated_deliverable_has_its_burn_up(
    run: Callable[..., Any], plan: Callable[..., Path]
) -> None:
    where = ("--data", str(plan({"workplan.yaml": DATED_WORKPLAN})))
    said = run("update", "P1.1.1", "--status", "in_progress", "--rag", "green", "--on", "2018-07-02", *where)
    assert said.code == 0, said.err
    paper = run("report", "board", "-f", "html", *where, "--as-at", "2018-12-31")
    assert paper.code == 0
    assert "Burn-up: " in paper.out
