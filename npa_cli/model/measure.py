"""How a plan's success is measured: what is counted, from where, towards what, and each reading of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from npa_cli.model.day import Day
from npa_cli.model.described import STRICT, described
from npa_cli.model.source import Place

Improvement = Literal["increase", "decrease", "neutral"]
Comparison = Literal["at_least", "at_most", "exactly"]
MeasureKind = Literal["input", "activity", "output", "outcome"]
Control = Literal["direct", "contextual"]
ReadingStatus = Literal["provisional", "final", "revised"]
MEASURE_ID = r"^M[1-9][0-9]*$"


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where a measure stood to begin with."""

    __pydantic_config__ = STRICT

    value: float = described("The value then.", example=45, strict=True)
    period: str = described("When, in the plan's words.", example="2007", min_length=1)


@dataclass(frozen=True, slots=True)
class Target:
    """What a measure is to reach. Only a measure with a target is ever called met or not met."""

    __pydantic_config__ = STRICT

    value: float = described("The value to reach.", example=10, strict=True)
    comparison: Comparison = described("Whether it is to be at least, at most or exactly that.", default="at_least")
    by: str | None = described("By when, in the plan's words.", example="Mar 2011", default=None)
    text: str | None = described("The plan's words for it.", example="at least 10 of these", default=None)


@dataclass(frozen=True, slots=True)
class Rebase:
    """A day from which readings are not to be compared with those before."""

    __pydantic_config__ = STRICT

    start: Day = described("The first day of the new series.", example="2019-04-01")
    reason: str = described("Why, in a sentence.", example="The definition changed.", min_length=1)


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator: what is counted, in what unit, and which way is better."""

    __pydantic_config__ = STRICT

    id: str = described("M and a number; never used twice.", example="M1", pattern=MEASURE_ID)
    title: str = described("A short name for tables.", example="Places of safety", min_length=1)
    items: tuple[str, ...] = described(
        "Ids of the objectives, priorities, activities or deliverables it measures.", example=["P1.4"], default=()
    )
    text: str | None = described("The plan's own words for it, verbatim.", example="at least 10 of these", default=None)
    unit: str = described("What is counted: places, %, cases.", example="places", min_length=1)
    improvement: Improvement = described("Which way is better; neutral where neither is.", example="increase")
    kind: MeasureKind = described("What it shows: effort, work, what came out, or what changed.", default="output")
    control: Control = described("Whether the partners decide it, or only bear on it.", default="direct")
    frequency: str | None = described("How often it is read.", example="quarterly", default=None)
    owner: str | None = described("Who reads it, by partner code.", example="PHE", default=None)
    definition: str | None = described("What is counted in and out.", example="Commissioned and open.", default=None)
    published_in: str | None = described("Where readings come from.", example="Safety in Custody", default=None)
    baseline: Baseline | None = described("Where it stood.", example={"value": 45, "period": "2007"}, default=None)
    target: Target | None = described("What it is to reach.", example={"value": 10, "by": "Mar 2011"}, default=None)
    trajectory: Mapping[str, float] = field(
        default_factory=dict,
        metadata={"description": "Where it should be by then, by quarter.", "examples": [{"FY10/11 Q2": 5}]},
        kw_only=True,
    )
    rebase: tuple[Rebase, ...] = described(
        "Days from which a new series begins.",
        example=[{"start": "2019-04-01", "reason": "The definition changed."}],
        default=(),
    )
    note: str | None = described("What a reader should know; ours, not the plan's.", example="…", default=None)
    source: Place | None = described(
        "Where the words stand in the source document.", example={"document": "plan", "line": 150}, default=None
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """readings/*.csv: one value of one measure for one period. What is missing is left out, never written as 0."""

    __pydantic_config__ = STRICT

    measure: str = described("The measure's id.", example="M1", min_length=1)
    period_start: Day = described("The first day it is about.", example="2010-04-01")
    period_end: Day = described("The last day it is about, which is part of it.", example="2010-06-30")
    value: float = described("The value.", example=4, strict=True)
    numerator: float | None = described("Of a share: the number counted.", example=17, default=None, strict=True)
    denominator: float | None = described("Of a share: out of how many.", example=40, default=None, strict=True)
    status: ReadingStatus = described("How firm it is; a revised one replaces the one before.", default="final")
    published_on: Day | None = described("The day it was published.", example="2010-08-12", default=None)
    note: str | None = described("What a reader should know.", example="Two areas late.", default=None)
