"""A table in a pipe: a row is a line, as far as its short words go, and only prose runs over several."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("typed", ["return status --period FY18/19-Q3", "coverage", "list deliverables", "boards"])
def test_a_column_of_prose_is_narrow_in_a_pipe_and_nothing_is_left_out(typed: str, run) -> None:
    piped = run(*typed.split()).out.splitlines()
    rules = [line for line in piped if set(line) == {"─", " "}]
    assert rules and max(len(each) for line in rules for each in line.split()) <= 60
    wide = run(*typed.split(), env={"COLUMNS": "900"}).out
    assert set(wide.replace("─", " ").split()) <= set(" ".join(piped).split())


def test_what_is_short_stays_in_one_line_so_that_it_can_be_searched_for(run) -> None:
    piped = run("due", "--data", "examples/riverside", "--as-at", "2019-08-01").out
    assert any("P1.1.4" in line and "overdue by" in line and "Off track" in line for line in piped.splitlines())
