"""The table of columns of measures: every key of one, and what its readings come to on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from npa_cli.model.measure import Measure
from npa_cli.views.field import Field, Fields, with_first
from npa_cli.views.model_fields import fields_of

if TYPE_CHECKING:
    from npa_cli.progress.measures.select import Stated
    from npa_cli.progress.measures.verdict import Verdict

MILESTONE_WORDS: Final = {True: "met", False: "not met", None: "no reading yet"}
_TOLD: Final = "baseline_value target_value target_comparison target_by"  # under shorter names
_MEASURE: Final[Fields[Verdict]] = (
    Field("readings", "number", "how many", lambda each: len(each.readings)),
    Field("latest", "decimal", "the latest reading's value", lambda each: each.latest and each.latest.value),
    Field("period_start", "day", "the latest reading's", lambda each: each.latest and each.latest.period_start),
    Field("period_end", "day", "the latest reading's", lambda each: each.latest and each.latest.period_end),
    Field("status", "words", "the latest reading's", lambda each: each.latest and each.latest.status),
    Field("baseline", "decimal", "where it began", lambda each: each.measure.baseline and each.measure.baseline.value),
    Field("target", "decimal", "the target's value", lambda each: each.measure.target and each.measure.target.value),
    Field("comparison", "words", "at_least, at_most or exactly", lambda each: each.measure.comparison),
    Field("by", "words", "when the target is for", lambda each: each.measure.target and each.measure.target.by),
    Field("met", "truth", "whether the latest reading meets the target", lambda each: each.met),
    Field(
        "milestones",
        "list",
        "each milestone of its trajectory, and whether it was met",
        lambda each: [f"{one.by}: {one.value:g}, {MILESTONE_WORDS[one.met]}" for one in each.milestones],
    ),
    Field("mean", "decimal", "of the process limits", lambda each: each.limits and each.limits.mean),
    Field("lower_limit", "decimal", "of the process", lambda each: each.limits and each.limits.lower),
    Field("upper_limit", "decimal", "of the process", lambda each: each.limits and each.limits.upper),
    Field("variation", "words", "what kind of change the readings show", lambda each: each.variation),
    Field("cause", "words", "which sign of a change was found", lambda each: each.cause),
    Field("assurance", "words", "whether the target will be met as things are", lambda each: each.assurance),
)
MEASURE: Final[Fields[Verdict]] = with_first(
    " ".join(("id title items unit improvement", *(each.name for each in _MEASURE))),
    (*_MEASURE, *fields_of(Measure, lambda each: each.measure, but=_TOLD)),
)

STATED: Final[Fields[Stated]] = (
    Field("item", "words", "the item it stands with", lambda each: each.item),
    Field("level", "words", "priority, theme, activity or deliverable", lambda each: each.level),
    Field("text", "words", "as stated", lambda each: each.text),
    Field(
        "measured_by", "list", "ids of measures of that item", lambda each: [one.measure.id for one in each.measured_by]
    ),
    Field("readings", "number", "how many are held", lambda each: each.readings),
)
