"""How a plan's success is measured: what is counted, from where, towards what, and each reading of it."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from npa_cli.model.base import (
    Day,
    Number,
    OurNote,
    OurReading,
    PlanModel,
    WhereQuoted,
    keyed,
    needed,
    optional,
    several,
)
from npa_cli.model.content import Answer

Improvement = Literal["increase", "decrease", "neutral"]
Comparison = Literal["at_least", "at_most", "exactly"]
MeasureKind = Literal["input", "activity", "output", "outcome"]
Control = Literal["direct", "contextual"]
ReadingStatus = Literal["provisional", "final", "revised"]
MEASURE_ID = r"^M[1-9][0-9]{0,8}$"


class Baseline(PlanModel):
    """Where a measure stood to begin with."""

    value: Number = needed("The value then.", 45)
    period: str = needed("When, in the plan's words.", "2007", min_length=1)


class Target(PlanModel):
    """What a measure is to reach. Only a measure with a target is ever called met or not met."""

    value: Number = needed("The value to reach.", 10)
    comparison: Comparison | None = optional(
        "Whether it is to be at least, at most or exactly that. Left out, it is at most if less is better "
        "(`improvement: decrease`), else at least.",
        "at_most",
    )
    by: str | None = optional("By when, in the plan's words.", "Mar 2011")
    text: str | None = optional("The plan's words for it.", "at least 10 of these")


class Rebase(PlanModel):
    """A day from which readings are not to be compared with those before."""

    start: Day = needed("The first day of the new series.", "2019-04-01")
    reason: str = needed("Why, in a sentence.", "The definition changed.", min_length=1)


class Measure(PlanModel):
    """One indicator: what is counted, in what unit, and which way is better."""

    id: str = needed("M and a number; never used twice.", "M1", pattern=MEASURE_ID)
    title: str = needed("A short name for tables.", "Places of safety", min_length=1)
    items: tuple[str, ...] = several(
        "Ids of the objectives, priorities, activities or deliverables it measures.", ["P1.4"]
    )
    text: str | None = optional("The plan's own words for it, verbatim.", "at least 10 of these")
    unit: str = needed("What is counted: places, %, cases.", "places", min_length=1)
    improvement: Improvement = needed("Which way is better; neutral if neither is.", "increase")
    kind: MeasureKind = optional("What it shows: effort, work, what came out, or what changed.", default="output")
    control: Control = optional("Whether the partners decide it, or only bear on it.", default="direct")
    frequency: str | None = optional("How often it is read.", "quarterly")
    owner: str | None = optional("Who reads it, by partner code.", "PHE")
    definition: str | None = optional("What is counted in and out.", "Commissioned and open.")
    published_in: str | None = optional("Where readings come from.", "Safety in Custody")
    baseline: Baseline | None = optional("Where it stood.", {"value": 45, "period": "2007"})
    target: Target | None = optional("What it is to reach.", {"value": 10, "by": "Mar 2011"})
    trajectory: Mapping[str, Number] = keyed(
        "Milestones of its target: where it should be by then, by year or round.", {"2018": 5, "FY19/20 Q2": 8}
    )
    rebase: tuple[Rebase, ...] = several(
        "Days from which a new series begins.", [{"start": "2019-04-01", "reason": "The definition changed."}]
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

    measure: str = needed("The measure's id.", "M1", min_length=1)
    period_start: Day = needed("The first day it is about.", "2010-04-01")
    period_end: Day = needed("The last day it is about, which is part of it.", "2010-06-30")
    value: Number = needed("The value.", 4)
    numerator: Number | None = optional("Of a share: the number counted.", 17)
    denominator: Number | None = optional("Of a share: out of how many.", 40)
    status: ReadingStatus = optional("How firm it is; a revised one replaces the one before.", default="final")
    published_on: Day | None = optional("The day it was published.", "2010-08-12")
    inferred: Answer = optional("Names of its columns that are our reading, with blanks between.", "value")
    note: Answer = optional("What a reader should know.", "Two areas late.")
