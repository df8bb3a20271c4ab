"""The yearly milestones of a measure's trajectory, each judged by the first reading that speaks for its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from npa_cli.model.measure import Comparison, Measure, Reading
from npa_cli.timeframe import Conventions, read


class Milestone(NamedTuple):
    """Where a measure should be by a day. `met` is None where no reading speaks for it yet."""

    by: str  # in the plan's words
    due: date
    value: float
    met: bool | None = None
    reading: Reading | None = None


def milestones_of(
    measure: Measure, readings: Sequence[Reading], conventions: Conventions | None
) -> tuple[Milestone, ...]:
    """A measure's milestones by their day; those whose words are no day are left out, and found by `npa validate`.

    A reading speaks for a milestone if its period ends on that day or later, and before the next milestone.
    """
    if conventions is None or not measure.trajectory:
        return ()
    dated = [(due, by, value) for by, value in measure.trajectory.items() if (due := day_of(by, conventions))]
    in_order = [*sorted(dated), (date.max, "", 0.0)]
    return tuple(_judged(measure, readings, one, following[0]) for one, following in pairwise(in_order))


def day_of(words: str, conventions: Conventions) -> date | None:
    """The last day of what words such as `2019`, `2024-25` or `FY10/11 Q2` name; None for what is no day."""
    reading = read(words, conventions)
    return reading.due if reading.error is None and reading.kind == "dated" else None


def is_reached(comparison: Comparison, value: float, wanted: float) -> bool:
    """Whether a value is at least, at most or exactly what is wanted."""
    return {"at_least": value >= wanted, "at_most": value <= wanted, "exactly": value == wanted}[comparison]


def _judged(
    measure: Measure, readings: Sequence[Reading], milestone: tuple[date, str, float], until: date
) -> Milestone:
    due, by, value = milestone
    found = next((each for each in readings if due <= each.period_end < until), None)
    met = None if found is None else is_reached(measure.aims_for, found.value, value)
    return Milestone(by, due, value, met, found)
