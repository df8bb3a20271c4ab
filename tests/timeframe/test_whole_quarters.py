"""Whole quarters between two days: three months each, month end to month end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from npa_cli.timeframe import whole_quarters


@pytest.mark.parametrize(
    ("due", "day", "quarters"),
    [
        ("2019-03-31", "2019-03-31", 0),
        ("2019-03-31", "2019-04-01", 0),
        ("2019-03-31", "2019-06-29", 0),
        ("2019-03-31", "2019-06-30", 1),
        ("2018-06-30", "2018-09-29", 0),
        ("2018-06-30", "2018-09-30", 1),
        ("2018-09-30", "2018-12-30", 0),
        ("2018-09-30", "2018-12-31", 1),
        ("2018-11-30", "2019-02-28", 1),
        ("2019-02-28", "2019-05-30", 0),
        ("2019-02-28", "2019-05-31", 1),
        ("2019-01-15", "2019-04-14", 0),
        ("2019-01-15", "2019-04-15", 1),
        ("2018-09-30", "2019-07-01", 3),
        ("2019-06-30", "2019-03-31", -1),
        ("2019-06-30", "2019-04-01", 0),
        ("2019-06-30", "2018-06-30", -4),
    ],
)
def test_only_whole_ones_are_counted(due: str, day: str, quarters: int) -> None:
    assert whole_quarters(date.fromisoformat(due), date.fromisoformat(day)) == quarters


def test_two_years_are_eight_quarters_and_a_day_more_is_no_ninth() -> None:
    due = date(2019, 3, 31)
    for days in (731, 732):  # 2020 has a 29 February
        assert whole_quarters(due, due + timedelta(days)) == 8
    assert whole_quarters(due, due + timedelta(730)) == 7


def test_a_day_that_comes_round_is_a_quarter_more_each_time() -> None:
    due = date(2018, 4, 30)
    found = [whole_quarters(due, due + timedelta(days)) for days in range(4 * 365)]
    assert found == sorted(found)
    assert found[-1] == 15
