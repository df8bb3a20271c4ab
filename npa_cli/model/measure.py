"""How a plan's success is measured: what is counted, from where, towards what, and each reading of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from npa_cli.model.base import Day, Number, OurNote, OurReading, PlanModel, WhereQuoted
from npa_cli.model.content import Answer

Improvement = Literal["increase", "decrease", "neutral"]
Comparison = Literal["at_least", "at_most", "exactly"]
MeasureKind = Literal["input", "activity", "output", "outcome"]
Control = Literal["direct", "contextual"]
ReadingStatus = Literal["provisional", "final", "revised"]
MEASURE_ID = r"^M[1-9][0-9]{0,8}$"


class Baseline(PlanModel):
    """Where a measure stood to begin with."""

    value: Number = Field(description="The value then.", examples=[45])
    period: str = Field(description="When, in the plan's words.", examples=["2007"], min_length=1)


class Target(PlanModel):
    """What a measure is to reach. Only a measure with a target is ever called met or not met."""

    value: Number = Field(description="The value to reach.", examples=[10])
    comparison: Comparison | None = Field(
        default=None,
        description="Whether it is to be at least, at most or exactly that. Left out, it is at most if less is better "
        "(`improvement: decrease`), else at least.",
        examples=["at_most"],
    )
    by: str | None = Field(default=None, description="By when, in the plan's words.", examples=["Mar 2011"])
    text: str | None = Field(default=None, description="The plan's words for it.", examples=["at least 10 of these"])


class Rebase(PlanModel):
    """A day from which readings are not to be compared with those before."""

    start: Day = Field(description="The first day of the new series.", examples=["2019-04-01"])
    reason: str = Field(description="Why, in a sentence.", examples=["The definition changed."], min_length=1)


class Measure(PlanModel):
    """One indicator: what is counted, in what unit, and which way is better."""

    id: str = Field(description="M and a number; never used twice.", examples=["M1"], pattern=MEASURE_ID)
    title: str = Field(description="A short name for tables.", examples=["Places of safety"], min_length=1)
    items: tuple[str, ...] = Field(
        default=(),
        description="Ids of the objectives, priorities, activities or deliverables it measures.",
        examples=[["P1.4"]],
    )
    text: str | None = Field(
        default=None, description="The plan's own words for it, verbatim.", examples=["at least 10 of these"]
    )
    unit: str = Field(description="What is counted: places, %, cases.", examples=["places"], min_length=1)
    improvement: Improvement = Field(description="Which way is better; neutral if neither is.", examples=["increase"])
    kind: MeasureKind = Field(
        default="output", description="What it shows: effort, work, what came out, or what changed."
    )
    control: Control = Field(default="direct", description="Whether the partners decide it, or only bear on it.")
    frequency: str | None = Field(default=None, description="How often it is read.", examples=["quarterly"])
    owner: str | None = Field(default=None, description="Who reads it, by partner code.", examples=["PHE"])
    definition: str | None = Field(
        default=None, description="What is counted in and out.", examples=["Commissioned and open."]
    )
    published_in: str | None = Field(
        default=None, description="Where readings come from.", examples=["Safety in Custody"]
    )
    baseline: Baseline | None = Field(
        default=None, description="Where it stood.", examples=[{"value": 45, "period": "2007"}]
    )
    target: Target | None = Field(
        default=None, description="What it is to reach.", examples=[{"value": 10, "by": "Mar 2011"}]
    )
    trajectory: Mapping[str, Number] = Field(
        default_factory=dict,
        description="Milestones of its target: where it should be by then, by year or round.",
        examples=[{"2018": 5, "FY19/20 Q2": 8}],
    )
    rebase: tuple[Rebase, ...] = Field(
        default=(),
        description="Days from which a new series begins.",
        examples=[[{"start": "2019-04-01", "reason": "The definition changed."}]],
    )
    inferred: OurReading = Field(default=(), examples=[["improvement"]])
    note: OurNote = Field(default=None, examples=["…"])
    source: WhereQuoted = Field(default=None, examples=[{"document": "plan", "line": 150}])

    @property
    def comparison(self) -> Comparison | None:
        """How readings are compared with the target, also where it does not say; None without a target."""
        if self.target is None:
            return None
        return self.target.comparison or self._usual

    @property
    def aims_for(self) -> Comparison:
        """How readings are compared with a milestone, also of a measure without a target."""
        return self.comparison or self._usual

    @property
    def _usual(self) -> Comparison:
        return "at_most" if self.improvement == "decrease" else "at_least"


class Reading(PlanModel):
    """readings/*.csv: one value of one measure for one period. What is missing is left out, never written as 0."""

    measure: str = Field(description="The measure's id.", examples=["M1"], min_length=1)
    period_start: Day = Field(description="The first day it is about.", examples=["2010-04-01"])
    period_end: Day = Field(description="The last day it is about, which is part of it.", examples=["2010-06-30"])
    value: Number = Field(description="The value.", examples=[4])
    numerator: Number | None = Field(default=None, description="Of a share: the number counted.", examples=[17])
    denominator: Number | None = Field(default=None, description="Of a share: out of how many.", examples=[40])
    status: ReadingStatus = Field(default="final", description="How firm it is; a revised one replaces the one before.")
    published_on: Day | None = Field(default=None, description="The day it was published.", examples=["2010-08-12"])
    inferred: Answer = Field(
        default=None, description="Names of its columns that are our reading, with blanks between.", examples=["value"]
    )
    note: Answer = Field(default=None, description="What a reader should know.", examples=["Two areas late."])
