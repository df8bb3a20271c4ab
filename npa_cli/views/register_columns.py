"""The table of columns of the registers and of measures: every public field of an entry, beside those of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from npa_cli.model.register import Risk
from npa_cli.views.field import Field, Fields

if TYPE_CHECKING:  # a command on one register does not load what the others are assessed by
    from npa_cli.model.register import Decision
    from npa_cli.progress.measures.verdict import Verdict
    from npa_cli.progress.registers.action import AssessedAction
    from npa_cli.progress.registers.dependency import AssessedDependency
    from npa_cli.progress.registers.escalation import AssessedIssue, Escalated
    from npa_cli.progress.registers.risk import AssessedRisk

RISK: Final[Fields[AssessedRisk]] = (
    Field("id", "words", "R-001", lambda each: each.risk.id),
    Field("title", "words", "what may happen", lambda each: each.risk.title),
    Field("score", "number", "likelihood times impact, 1 to 25", lambda each: each.score),
    Field("band", "words", "low, moderate, high or extreme", lambda each: each.band),
    Field("likelihood", "number", "1 to 5", lambda each: each.risk.current.likelihood),
    Field("impact", "number", "1 to 5", lambda each: each.risk.current.impact),
    Field("inherent_score", "number", "the score before anything was done", lambda each: each.inherent),
    Field("target_score", "number", "the score aimed for", lambda each: each.target),
    Field("movement", "number", "score less inherent score", lambda each: each.moved),
    Field("owner", "words", "a partner's code", lambda each: each.risk.owner),
    Field("level", "words", "who it is with", lambda each: each.level),
    Field("for_board", "truth", "whether it is at or above the board's threshold", lambda each: each.for_board),
    Field("not_escalated", "truth", "for the board, and still below it", lambda each: each.not_escalated),
    Field("affects", "list", "ids in the plan", lambda each: list(each.risk.affects)),
    Field("proximity", "words", "how soon it may happen", lambda each: each.risk.proximity),
    Field("response", "words", "what is done about it", lambda each: each.risk.response),
    Field("actions", "list", "ids of actions", lambda each: list(each.risk.actions)),
    Field("raised_on", "day", "the day", lambda each: each.risk.raised_on),
    Field("reviewed_on", "day", "the last review known on the day", lambda each: each.reviewed_on),
    Field("unreviewed_days", "number", "since then, or since it was raised", lambda each: each.unreviewed_days),
    Field("past_review", "truth", "whether it should have been reviewed again", lambda each: each.past_review),
    Field("cause", "words", "why it may happen", lambda each: each.risk.cause),
    Field("event", "words", "what would happen", lambda each: each.risk.event),
    Field("effect", "words", "what would come of it", lambda each: each.risk.effect),
    Field("category", "words", "its kind", lambda each: each.risk.category),
)

ISSUE: Final[Fields[AssessedIssue]] = (
    Field("id", "words", "I-001", lambda each: each.issue.id),
    Field("title", "words", "what has happened", lambda each: each.issue.title),
    Field("type", "words", "its type", lambda each: each.issue.type),
    Field("severity", "words", "low, moderate, high or extreme", lambda each: each.issue.severity),
    Field("owner", "words", "a partner's code", lambda each: each.issue.owner),
    Field("level", "words", "who it is with", lambda each: each.level),
    Field("affects", "list", "ids in the plan", lambda each: list(each.issue.affects)),
    Field("actions", "list", "ids of actions", lambda each: list(each.issue.actions)),
    Field("raised_on", "day", "the day", lambda each: each.issue.raised_on),
    Field("resolve_by", "day", "the day it is to be settled by", lambda each: each.issue.resolve_by),
    Field("days_late", "number", "days past that day; 0 before it", lambda each: each.days_late),
)

ACTION: Final[Fields[AssessedAction]] = (
    Field("id", "words", "ACT-001", lambda each: each.action.id),
    Field("text", "words", "what is to be done", lambda each: each.action.text),
    Field("owner", "words", "a partner's code", lambda each: each.action.owner),
    Field("source", "words", "where it was agreed", lambda each: each.action.source),
    Field("raised_on", "day", "the day", lambda each: each.action.raised_on),
    Field("due", "day", "the day first agreed", lambda each: each.action.due),
    Field("new_due", "day", "the day agreed since", lambda each: each.action.new_due),
    Field("state", "words", "overdue, moved, open or no_date", lambda each: each.state),
    Field("days_late", "number", "days past the day that counts now", lambda each: each.days_late),
    Field("days_past_first_due", "number", "days past the day first agreed", lambda each: each.days_past_first),
    Field("affects", "list", "ids in the plan, its own and of what it answers", lambda each: list(each.affects)),
)

DEPENDENCY: Final[Fields[AssessedDependency]] = (
    Field("id", "words", "DEP-001", lambda each: each.dependency.id),
    Field("title", "words", "what is handed over", lambda each: each.dependency.title),
    Field("from", "words", "what gives it", lambda each: each.dependency.from_),
    Field("to", "words", "what waits for it", lambda each: each.dependency.to),
    Field("giver", "words", "a partner's code", lambda each: each.dependency.giver),
    Field("receiver", "words", "a partner's code", lambda each: each.dependency.receiver),
    Field("need", "words", "how the one needs the other", lambda each: each.dependency.need),
    Field("agreed", "truth", "whether its giver has agreed", lambda each: each.dependency.agreed),
    Field("agreed_on", "day", "the day", lambda each: each.dependency.agreed_on),
    Field("needed", "day", "the last day on which it is of use", lambda each: each.needed),
    Field("expected", "day", "the day of the hand-over", lambda each: each.expected),
    Field("expected_from", "words", "actual, forecast, item_forecast or item_due", lambda each: each.basis),
    Field("state", "words", "whether it will be there when it is needed", lambda each: each.state),
    Field("days_late", "number", "expected less needed, or how long ago it was needed", lambda each: each.days_late),
    Field("status", "words", "as the register says", lambda each: each.dependency.status),
)

DECISION: Final[Fields[Decision]] = (
    Field("id", "words", "its id", lambda each: each.id),
    Field("board", "words", "who decided", lambda each: each.board),
    Field("date", "day", "the day", lambda each: each.date),
    Field("title", "words", "in short", lambda each: each.title),
    Field("decision", "words", "in full", lambda each: each.decision),
)

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

MEASURE: Final[Fields[Verdict]] = (
    Field("id", "words", "its id", lambda each: each.measure.id),
    Field("title", "words", "what is counted", lambda each: each.measure.title),
    Field("items", "list", "ids in the plan", lambda each: list(each.measure.items)),
    Field("unit", "words", "of its values", lambda each: each.measure.unit),
    Field("improvement", "words", "which way is better", lambda each: each.measure.improvement),
    Field("readings", "number", "how many", lambda each: len(each.readings)),
    Field("latest", "number", "the latest reading's value", lambda each: each.latest and each.latest.value),
    Field("period_start", "day", "the latest reading's", lambda each: each.latest and each.latest.period_start),
    Field("period_end", "day", "the latest reading's", lambda each: each.latest and each.latest.period_end),
    Field("status", "words", "the latest reading's", lambda each: each.latest and each.latest.status),
    Field("baseline", "number", "where it began", lambda each: each.measure.baseline and each.measure.baseline.value),
    Field("target", "number", "the target's value", lambda each: each.measure.target and each.measure.target.value),
    Field(
        "comparison",
        "words",
        "at_least, at_most or exactly",
        lambda each: each.measure.target and each.measure.target.comparison,
    ),
    Field("by", "words", "when the target is for", lambda each: each.measure.target and each.measure.target.by),
    Field("met", "truth", "whether the latest reading meets the target", lambda each: each.met),
    Field("mean", "number", "of the process limits", lambda each: each.limits and each.limits.mean),
    Field("lower_limit", "number", "of the process", lambda each: each.limits and each.limits.lower),
    Field("upper_limit", "number", "of the process", lambda each: each.limits and each.limits.upper),
    Field("variation", "words", "what kind of change the readings show", lambda each: each.variation),
    Field("cause", "words", "which sign of a change was found", lambda each: each.cause),
    Field("assurance", "words", "whether the target will be met as things are", lambda each: each.assurance),
)
