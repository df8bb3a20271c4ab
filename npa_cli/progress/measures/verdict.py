"""What a measure's readings come to on a day: how it moved, and whether its target and milestones are met."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from npa_cli.model.measure import Comparison, Measure, Reading
from npa_cli.model.plan import Plan
from npa_cli.progress.measures.limits import Limits, SpecialCause, limits_of, special_causes
from npa_cli.progress.registers.known import known_readings
from npa_cli.timeframe import Conventions, read

FULL: Final = 12  # points from which the rules are used in full; below it limits are trial limits
TRIAL: Final = 6  # points from which there are trial limits at all

Variation = Literal[
    "common_cause",
    "special_cause_improvement",
    "special_cause_concern",
    "special_cause_neutral_high",
    "special_cause_neutral_low",
]
Assurance = Literal["consistent_pass", "consistent_fail", "inconsistent"]


class Milestone(NamedTuple):
    """Where a measure should be by a day. `met` is None if no reading speaks for it yet."""

    by: str  # in the plan's words
    due: date
    value: float
    met: bool | None = None
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A measure and its readings known by a day, oldest first, each period once.

    `series` are those since the last rebase. `limits`, `variation` and `assurance` are None with too few of them;
    `met` is None for a measure without a target or without a reading.
    """

    measure: Measure
    readings: tuple[Reading, ...]
    series: tuple[Reading, ...]
    limits: Limits | None = None
    variation: Variation | None = None
    cause: SpecialCause | None = None
    assurance: Assurance | None = None
    met: bool | None = None
    milestones: tuple[Milestone, ...] = ()

    @property
    def latest(self) -> Reading | None:
        """The last reading; None if there is none."""
        return self.readings[-1] if self.readings else None


def verdicts(plan: Plan, as_at: date) -> tuple[Verdict, ...]:
    """A verdict for each measure of the plan, on the readings whose periods had ended by the start of `as_at`."""
    return tuple(_verdict(plan, measure, as_at) for measure in plan.measures)


def _verdict(plan: Plan, measure: Measure, as_at: date) -> Verdict:
    by_period = {(each.period_end, each.period_start): each for each in known_readings(plan, as_at, measure.id)}
    readings = tuple(by_period[period] for period in sorted(by_period))  # of two rows of a period the later wins
    rebased = (each.start for each in measure.rebase if readings and each.start <= readings[-1].period_end)
    start = max(rebased, default=date.min)
    series = tuple(each for each in readings if each.period_start >= start)
    values = [each.value for each in series]
    found = Verdict(
        measure,
        readings,
        series,
        limits=limits_of(values) if len(series) >= TRIAL else None,
        met=_met(measure, readings[-1].value) if readings else None,
        milestones=milestones_of(measure, readings, plan.conventions),
    )
    if found.limits is None or len(series) < FULL:
        return found
    cause = special_causes(values, found.limits)[-1]
    variation = _variation(measure, values[-1], found.limits, cause)
    return replace(found, variation=variation, cause=cause, assurance=_assurance(measure, found.limits))


def _met(measure: Measure, value: float) -> bool | None:
    if measure.target is None or measure.comparison is None:
        return None
    return is_reached(measure.comparison, value, measure.target.value)


def _variation(measure: Measure, value: float, limits: Limits, cause: SpecialCause | None) -> Variation:
    if cause is None:
        return "common_cause"
    high = value > limits.mean
    if measure.improvement == "neutral":
        return "special_cause_neutral_high" if high else "special_cause_neutral_low"
    better = high == (measure.improvement == "increase") and value != limits.mean
    return "special_cause_improvement" if better else "special_cause_concern"


def _assurance(measure: Measure, limits: Limits) -> Assurance | None:
    """Whether the process as it is will meet its target always, never, or as chance has it."""
    if measure.target is None or measure.improvement == "neutral" or measure.comparison == "exactly":
        return None
    target = measure.target.value
    if limits.lower < target < limits.upper:
        return "inconsistent"
    above = limits.lower >= target
    return "consistent_pass" if above == (measure.comparison == "at_least") else "consistent_fail"


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
