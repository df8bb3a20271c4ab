"""Process limits and special causes, against the published rules and arithmetic written out by hand."""

from __future__ import annotations

import itertools
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npa_cli.progress.measures.limits import limits_of, special_causes

values = st.lists(st.integers(-1000, 1000).map(float), min_size=1, max_size=30)


def marks(series: list[float]) -> dict[int, str]:
    """The marked points, by their number from 1."""
    return {number: cause for number, cause in enumerate(special_causes(series), 1) if cause}


def test_limits_by_hand() -> None:
    # Values 10 12 11 13: mean 11.5; moving ranges 2 1 2, mean 5/3; none reaches 3.267 * 5/3 = 5.445.
    found = limits_of([10, 12, 11, 13])
    assert found.mean == 11.5
    assert found.upper == pytest.approx(11.5 + 2.66 * 5 / 3)
    assert found.lower == pytest.approx(11.5 - 2.66 * 5 / 3)
    assert found.near_upper == pytest.approx(11.5 + 2.66 * 5 / 3 * 2 / 3)


def test_a_moving_range_too_large_is_screened_out() -> None:
    # Eleven steps of 1 and one of 40: mean 51/12 = 4.25, screen 3.267 * 4.25 = 13.9, so the 40 goes; the rest have mean 1.
    series = [10, 11, 10, 11, 10, 11, 51, 50, 51, 50, 51, 50, 51]
    average = mean(series)
    found = limits_of(series)
    assert found.upper == pytest.approx(average + 2.66)
    assert found.lower == pytest.approx(average - 2.66)


def test_a_moving_range_right_at_the_screen_is_left_out() -> None:
    # As published, a range is kept where it is less than 3.267 means. All alike: none is less than nothing.
    found = limits_of([5, 5, 5, 5])
    assert (found.lower, found.mean, found.upper) == (5, 5, 5)
    assert marks([5.0] * 12) == {}


def test_a_point_outside_the_limits() -> None:
    # Ranges: eleven of 1 and one of 9, screened out as 3.267 * 20/12 = 5.4; so the limits are 11.23 and 2.66 either side.
    series = [10, 11] * 6 + [20.0]
    found = marks(series)
    assert found.pop(13) == "outside_limits"
    # It has pulled the mean above all the others, and so they are a run on one side of it.
    assert found == dict.fromkeys(range(1, 13), "seven_point_one_side")


def test_seven_points_each_higher_than_the_last() -> None:
    # A slow climb of 0.1 inside wide limits: ranges of 4 before it keep them wide.
    series = [10, 14, 10, 14, 10, 14, 11, 11.1, 11.2, 11.3, 11.4, 11.5, 11.6]
    assert {at for at, cause in marks(series).items() if cause == "seven_point_trend"} == set(range(7, 14))


def test_six_points_are_no_trend_and_a_tie_breaks_one() -> None:
    rising = [12, 14, 10, 14, 10, 14, 11, 11.1, 11.2, 11.3, 11.4, 11.5]
    assert "seven_point_trend" not in marks(rising).values()
    tie = [*rising[:9], 11.2, 11.3, 11.4, 11.5]
    assert "seven_point_trend" not in marks(tie).values()


def test_a_falling_trend_is_one_too() -> None:
    series = [10, 14, 10, 14, 10, 14, 11.6, 11.5, 11.4, 11.3, 11.2, 11.1, 11]
    assert "seven_point_trend" in marks(series).values()


def test_seven_points_on_one_side_of_the_mean() -> None:
    # Mean of six 9s and seven of 11 and 11.5 by turns lies between them; the last seven are above it.
    series = [9, 9.5, 9, 9.5, 9, 9.5, 11, 11.5, 11, 11.5, 11, 11.5, 11]
    assert {at for at, cause in marks(series).items() if cause == "seven_point_one_side"} >= {7, 9}


def test_a_point_on_the_mean_breaks_a_run() -> None:
    series = [8, 12, 8, 12, 8, 12, 11, 11, 11, 10, 11, 11, 11, 8, 8, 8]
    assert mean(series) == 10
    assert marks(series) == {}
    unbroken = [8, 12, 8, 12, 8, 12, 11, 11, 11, 11, 11, 11, 11, 8, 8, 7]
    assert mean(unbroken) == 10
    assert set(range(7, 14)) <= set(marks(unbroken))


def test_two_of_three_near_a_limit_want_all_three_on_one_side() -> None:
    for between, marked in ((11.0, {13: "two_in_three", 15: "two_in_three"}), (10.0, {})):
        series = [10.0, 11] * 6 + [13.2, between, 13.2] + [10.0, 11] * 3
        found = limits_of(series)
        near = [number for number, value in enumerate(series, 1) if found.near_upper < value <= found.upper]
        assert near == [13, 15]
        assert (between > found.mean) == bool(marked)
        assert marks(series) == marked


def by_another_route(series: list[float]) -> list[bool]:
    """Whether each point is marked at all, worked out point by point from the words of the rules."""
    average = mean(series)
    steps = [abs(series[i] - series[i - 1]) for i in range(1, len(series))]
    moving = mean(steps) if steps else 0.0
    kept = [step for step in steps if step < 3.267 * moving]
    moving = mean(kept) if kept else 0.0
    high, low = average + 2.66 * moving, average - 2.66 * moving
    out = [x > high or x < low for x in series]
    close = [
        not o and (x > average + 2 * 2.66 / 3 * moving or x < average - 2 * 2.66 / 3 * moving)
        for x, o in zip(series, out, strict=True)
    ]

    def part_of_run(i: int, length: int, fits) -> bool:
        return any(
            fits(series[s : s + length], s) for s in range(max(0, i - length + 1), min(i, len(series) - length) + 1)
        )

    def side(run, _s) -> bool:
        return all(x > average for x in run) or all(x < average for x in run)

    def trend(run, _s) -> bool:
        return all(a < b for a, b in itertools.pairwise(run)) or all(a > b for a, b in itertools.pairwise(run))

    def two(run, s) -> bool:
        return side(run, s) and sum(close[s : s + 3]) >= 2

    return [
        out[i] or part_of_run(i, 7, trend) or (close[i] and part_of_run(i, 3, two)) or part_of_run(i, 7, side)
        for i in range(len(series))
    ]


@given(values)
def test_another_route_marks_the_same_points(series: list[float]) -> None:
    assert [cause is not None for cause in special_causes(series)] == by_another_route(series)


@given(values, st.integers(-50, 50), st.sampled_from((1, 2, 4, 8)))
def test_units_and_starting_points_change_nothing(series: list[float], shift: int, scale: int) -> None:
    assert special_causes([value * scale + shift for value in series]) == special_causes(series)


@given(values)
def test_turned_upside_down_or_backwards_the_same_points_are_marked(series: list[float]) -> None:
    marked = [cause is not None for cause in special_causes(series)]
    assert [cause is not None for cause in special_causes([-value for value in series])] == marked
    assert [cause is not None for cause in special_causes(series[::-1])] == marked[::-1]
