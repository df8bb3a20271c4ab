"""The table of columns of the registers and of measures: every key of an entry, and what follows from it on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from npa_cli.model.measure import Measure
from npa_cli.model.register import Action, Decision, Dependency, Issue, Risk
from npa_cli.views.field import Field, Fields, fields_of, with_first

if TYPE_CHECKING:  # a command on one register does not load what the others are assessed by
    from npa_cli.progress.measures.select import Stated
    from npa_cli.progress.measures.verdict import Verdict
    from npa_cli.progress.registers.action import AssessedAction
    from npa_cli.progress.registers.dependency import AssessedDependency
    from npa_cli.progress.registers.escalation import AssessedIssue, Escalated
    from npa_cli.progress.registers.risk import AssessedRisk

_RISK: Final[Fields[AssessedRisk]] = (
    Field("score", "number", "likelihood times impact, 1 to 25", lambda each: each.score),
    Field("band", "words", "low, moderate, high or extreme", lambda each: each.band),
    Field("likelihood", "number", "1 to 5", lambda each: each.risk.current.likelihood),
    Field("impact", "number", "1 to 5", lambda each: each.risk.current.impact),
    Field("inherent_score", "number", "the score before anything was done", lambda each: each.inherent),
    Field("target_score", "number", "the score aimed for", lambda each: each.target),
    Field("movement", "number", "score less inherent score", lambda each: each.moved),
    Field(
        "for_board", "truth", "whether it is open, and at or above the board's threshold", lambda each: each.for_board
    ),
    Field("not_escalated", "truth", "for the board, and still below it", lambda each: each.not_escalated),
    Field(
        "unreviewed_days", "number", "since the last review, or since it was raised", lambda each: each.unreviewed_days
    ),
    Field("past_review", "truth", "whether it should have been reviewed again", lambda each: each.past_review),
)
RISK: Final[Fields[AssessedRisk]] = with_first(
    "id title score band likelihood impact inherent_score target_score movement owner level for_board not_escalated "
    "affects proximity response actions raised_on reviewed_on unreviewed_days past_review cause event effect "
    "category",
    (*_RISK, *fields_of(Risk, lambda each: each.risk, told=_RISK, but="current")),
)

_ISSUE: Final[Fields[AssessedIssue]] = (
    Field("days_late", "number", "days past the day it is to be settled by; 0 before it", lambda each: each.days_late),
)
ISSUE: Final[Fields[AssessedIssue]] = with_first(
    "id title type severity owner level affects actions raised_on resolve_by days_late",
    (*_ISSUE, *fields_of(Issue, lambda each: each.issue)),
)

_ACTION: Final[Fields[AssessedAction]] = (
    Field("state", "words", "overdue, moved, open, no_date or closed", lambda each: each.state),
    Field("days_late", "number", "days past the day that counts now", lambda each: each.days_late),
    Field("days_past_first_due", "number", "days past the day first agreed", lambda each: each.days_past_first),
    Field("affects", "list", "ids in the plan, its own and of what it answers", lambda each: list(each.affects)),
)
ACTION: Final[Fields[AssessedAction]] = with_first(
    "id text owner source raised_on due new_due state days_late days_past_first_due affects",
    (*_ACTION, *fields_of(Action, lambda each: each.action, told=_ACTION)),
)

_DEPENDENCY: Final[Fields[AssessedDependency]] = (
    Field("needed", "day", "the last day on which it is of use", lambda each: each.needed),
    Field("expected", "day", "the day of the hand-over", lambda each: each.expected),
    Field("expected_from", "words", "actual, forecast, item_forecast or item_due", lambda each: each.basis),
    Field("state", "words", "whether it will be there when it is needed", lambda each: each.state),
    Field("days_late", "number", "expected less needed, or how long ago it was needed", lambda each: each.days_late),
)
DEPENDENCY: Final[Fields[AssessedDependency]] = with_first(
    "id title from to giver receiver need agreed agreed_on needed expected expected_from state days_late status",
    (*_DEPENDENCY, *fields_of(Dependency, lambda each: each.dependency)),
)

DECISION: Final[Fields[Decision]] = with_first("id board date title decision", fields_of(Decision))

ESCALATION: Final[Fields[Escalated]] = (
    Field("id", "words", "of the risk or issue", lambda each: each.entry.id),
    Field("entry", "words", "risk or issue", lambda each: "risk" if isinstance(each.entry, Risk) else "issue"),
    Field("title", "words", "of the risk or issue", lambda each: each.entry.title),
    Field("weight", "words", "a risk's score and band, or an issue's severity", lambda each: each.weight),
    Field("owner", "words", "a partner's code", lambda each: each.entry.owner),
    Field("level", "words", "who it is with", lambda each: each.level),
    Field("affects", "list", "ids in the plan", lambda each: list(each.entry.affects)),
    Field("escalated_on", "day", "the last step up", lambda each: each.step and each.step.on),
    Field("reason", "words", "why it was taken up", lambda each: each.step and each.step.reason),
    Field("response", "words", "what came back", lambda each: each.step and each.step.response),
    Field("steer_on", "day", "the day it came back", lambda each: each.step and each.step.steer_on),
    Field("waiting_days", "number", "since the last step, without a steer", lambda each: each.waiting_days),
)

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
