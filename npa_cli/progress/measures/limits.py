"""Process limits of a series, and its special causes: an XmR chart by the rules of NHS England's Making Data Count."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final, Literal

LIMIT: Final = 2.66  # mean moving ranges from the mean to a limit: 3 / 1.128, as published
SCREEN: Final = 3.267  # mean moving ranges at and beyond which a moving range is left out
RUN: Final = 7  # points of a trend, or on one side of the mean

SpecialCause = Literal["outside_limits", "seven_point_trend", "two_in_three", "seven_point_one_side"]


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean of a series, its process limits, and those two thirds of the way to them."""

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float


def limits_of(values: Sequence[float]) -> Limits:
    """Mean plus and minus 2.66 mean moving ranges; moving ranges of 3.267 times their mean or more are screened out.

    One value, or values that are all the same, have limits at their mean. Raises ValueError for none.
    """
    if not values:
        raise ValueError("limits of no values")
    mean = fmean(values)
    ranges = [abs(after - before) for before, after in itertools.pairwise(values)]
    average = fmean(ranges) if ranges else 0.0
    kept = [each for each in ranges if each < SCREEN * average]
    average = fmean(kept) if kept else 0.0
    far, near = LIMIT * average, LIMIT * average * 2 / 3
    return Limits(mean, mean - far, mean + far, mean - near, mean + near)


def special_causes(values: Sequence[float], limits: Limits | None = None) -> tuple[SpecialCause | None, ...]:
    """For each value the first rule, in the published order, that marks it as part of a special cause.

    Outside the limits; part of seven points that each rise, or each fall; one of two in three points on one side of
    the mean that lie beyond two thirds of the way to a limit; part of seven points on one side of the mean.
    """
    found = limits or limits_of(values)
    sides = [_sign(value - found.mean) for value in values]
    outside = [value > found.upper or value < found.lower for value in values]
    near = [
        not out and (value < found.near_lower or value > found.near_upper)
        for value, out in zip(values, outside, strict=True)
    ]
    trend, two, side = _trend(values), _two_in_three(near, sides), _one_side(sides)
    marks: list[SpecialCause | None] = []
    for index in range(len(values)):
        if outside[index]:
            marks.append("outside_limits")
        elif trend[index]:
            marks.append("seven_point_trend")
        elif two[index]:
            marks.append("two_in_three")
        else:
            marks.append("seven_point_one_side" if side[index] else None)
    return tuple(marks)


def _trend(values: Sequence[float]) -> list[bool]:
    """Points that are part of seven in a row of which each is higher, or each lower, than the one before."""
    steps = [_sign(after - before) for before, after in itertools.pairwise(values)]
    marked = [False] * len(values)
    for start in range(len(values) - RUN + 1):
        run = steps[start : start + RUN - 1]
        if run[0] != 0 and all(step == run[0] for step in run):
            marked[start : start + RUN] = [True] * RUN
    return marked


def _one_side(sides: Sequence[int]) -> list[bool]:
    """Points that are part of seven in a row on one side of the mean; a point on the mean is on neither."""
    marked = [False] * len(sides)
    for start in range(len(sides) - RUN + 1):
        run = sides[start : start + RUN]
        if run[0] != 0 and all(side == run[0] for side in run):
            marked[start : start + RUN] = [True] * RUN
    return marked


def _two_in_three(near: Sequence[bool], sides: Sequence[int]) -> list[bool]:
    """Points near a limit, in any three in a row on one side of the mean of which two or more are near it."""
    marked = [False] * len(near)
    for start in range(len(near) - 2):
        three = range(start, start + 3)
        if abs(sum(sides[at] for at in three)) == 3 and sum(near[at] for at in three) >= 2:
            for at in three:
                marked[at] = marked[at] or near[at]
    return marked


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
