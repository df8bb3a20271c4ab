"""What has been taken up, to which level, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from npa_cli.model.plan import Plan
from npa_cli.model.register import ESCALATION_LEVELS, Escalation, EscalationLevel
from npa_cli.progress.registers.known import is_open
from npa_cli.progress.registers.risk import AssessedRisk, level_on, open_risks

if TYPE_CHECKING:  # the models of registers a plan does not keep need not be built
    from npa_cli.model.register import Issue, Risk


@dataclass(frozen=True, slots=True)
class AssessedIssue:
    """An open issue as at a day; `days_late` is how long ago it was to be settled."""

    issue: Issue
    level: EscalationLevel
    days_late: int


@dataclass(frozen=True, slots=True)
class Escalated:
    """An open risk or issue that is with someone above its lead, and the last step that took it there, if recorded.

    `weight` is a risk's score and band, such as `16 extreme`, or an issue's severity, such as `high`.
    `waiting_days` is how long it has waited for a steer; None where one came back, or no step is recorded.
    """

    entry: Risk | Issue
    level: EscalationLevel
    weight: str
    step: Escalation | None
    waiting_days: int | None


def open_issues(plan: Plan, as_at: date) -> tuple[AssessedIssue, ...]:
    """The open issues as at the start of `as_at`, the most severe first, then by the day they are to be settled."""
    known = plan.known_before(as_at)
    severities = ("extreme", "high", "moderate", "low")
    found = [
        AssessedIssue(
            each,
            level_on(each.level, each.escalations, known),
            (as_at - each.resolve_by).days if each.resolve_by and each.resolve_by < as_at else 0,
        )
        for each in plan.issues
        if is_open(raised_on=each.raised_on, ended=each.status == "closed", closed_on=each.closed_on, as_at=known)
    ]
    return tuple(
        sorted(
            found,
            key=lambda each: (
                severities.index(each.issue.severity),
                each.issue.resolve_by or date.max,
                each.issue.id,
            ),
        )
    )


def escalated_entries(plan: Plan, as_at: date) -> tuple[Escalated, ...]:
    """Open risks and issues above their lead as at the start of `as_at`: the highest level first, risks by score."""
    found = [
        _escalated(each.risk, each.level, f"{each.score} {each.band}", plan, as_at) for each in open_risks(plan, as_at)
    ]
    found += [_escalated(each.issue, each.level, each.issue.severity, plan, as_at) for each in open_issues(plan, as_at)]
    above = (each for each in found if each.level != ESCALATION_LEVELS[0])
    return tuple(sorted(above, key=lambda each: -ESCALATION_LEVELS.index(each.level)))


def should_be(risks: tuple[AssessedRisk, ...]) -> tuple[AssessedRisk, ...]:
    """The risks at or above the board's threshold that are still with someone below it."""
    return tuple(each for each in risks if each.not_escalated)


def _escalated(entry: Risk | Issue, level: EscalationLevel, weight: str, plan: Plan, as_at: date) -> Escalated:
    known = plan.known_before(as_at)
    taken = [each for each in entry.escalations if each.on < known]
    step = max(taken, key=lambda each: each.on, default=None)
    if step is None:
        return Escalated(entry, level, weight, None, None)
    if step.steer_on is not None and step.steer_on >= known:
        step = step.model_copy(update={"response": None, "steer_on": None})  # not known yet
    waiting = None if step.steer_on or step.response else (as_at - step.on).days
    return Escalated(entry, level, weight, step, waiting)
