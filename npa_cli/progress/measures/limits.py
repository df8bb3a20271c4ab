"""Process limits of a series, and its special causes: an XmR chart by the rules of NHS England's Making Data Count."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final, Literal, get_args

LIMIT: Final = 2.66  # mean moving ranges from the mean to a limit: 3 / 1.128, as published
SCREEN: Final = 3.267  # mean moving ranges at and beyond which a moving range is left out
RUN: Final = 7  # points of a trend, or on one side of the mean

SpecialCause = Literal["outside_limits", "seven_point_trend", "two_in_three", "seven_point_one_side"]
_RULES: Final[tuple[SpecialCause, ...]] = get_args(SpecialCause)  # in the published order


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
    steps = [_sign(after - before) for before, after in itertools.pairwise(values)]
    rising = _in_run(steps, RUN - 1)  # or falling
    trend = [into or out_of for into, out_of in zip([False, *rising], [*rising, False], strict=True)]
    marks = zip(outside, trend, _two_in_three(near, sides), _in_run(sides, RUN), strict=True)
    return tuple(next((rule for rule, hit in zip(_RULES, hits, strict=True) if hit), None) for hits in marks)


def _in_run(signs: Sequence[int], length: int) -> list[bool]:
    """Which of some signs are part of so many in a row that are the same, and none of them 0."""
    marked = [False] * len(signs)
    for start in range(len(signs) - length + 1):
        run = signs[start : start + length]
        if run[0] != 0 and all(each == run[0] for each in run):
            marked[start : start + length] = [True] * length
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
