"""Two measures of one id, and what is said of the readings of either."""

from __future__ import annotations

import pytest

from npa_cli.rules.minimal_plan import MEASURE, readings_of


def test_two_measures_of_one_id_are_a_finding(run, plan) -> None:
    told = run("validate", folder=plan({"measures.yaml": MEASURE + MEASURE}))
    assert told.code == 1
    assert "NPA202 M1: `M1` is already the name of something in measures.yaml" in told.out


@pytest.mark.parametrize(
    ("status", "code"), [("revised", None), ("", "NPA223"), ("final", "NPA223"), ("revisde", "NPA104")]
)
def test_a_second_reading_is_judged_by_a_status_that_can_be_read(run, plan, status: str, code: str | None) -> None:
    first = readings_of("M1,2018-04-01,2018-06-30,3").replace("\n", ",\n").replace("value,\n", "value,status\n", 1)
    files = {"measures.yaml": MEASURE, "readings/m1.csv": f"{first}M1,2018-04-01,2018-06-30,4,{status}\n"}
    told = run("validate", folder=plan(files)).out
    assert [each for each in ("NPA223", "NPA104") if each in told] == ([code] if code else [])
