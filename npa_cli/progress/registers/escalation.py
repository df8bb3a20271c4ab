"""What has been taken up, to which level, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from npa_cli.model.plan import Plan
from npa_cli.model.register import ESCALATION_LEVELS, Escalation, EscalationLevel
from npa_cli.progress.registers.known import days_past, is_open, known_entries
from npa_cli.progress.registers.risk import AssessedRisk, open_risks

if TYPE_CHECKING:  # the models of registers a plan does not keep need not be built
    from npa_cli.model.register import Issue, Risk

_SEVERITIES: Final = ("extreme", "high", "moderate", "low")


@dataclass(frozen=True, slots=True)
class AssessedIssue:
    """An issue as it stood on a day; `days_late` is how long ago it was to be settled, where it is open."""

    issue: Issue
    days_late: int

    @property
    def level(self) -> EscalationLevel:
        """Who it was with."""
        return self.issue.level


@dataclass(frozen=True, slots=True)
class Escalated:
    """An open risk or issue that is with someone above its lead, and the last step that took it there, if recorded.

    `weight` is a risk's score and band, such as `16 extreme`, or an issue's severity, such as `high`.
    `waiting_days` is how long it has waited for a steer; None if one came back, or no step is recorded.
    """

    entry: Risk | Issue
    level: EscalationLevel
    weight: str
    step: Escalation | None
    waiting_days: int | None


def known_issues(plan: Plan, as_at: date) -> tuple[AssessedIssue, ...]:
    """The issues in the register by the start of `as_at`, also those that ended.

    The most severe first, then by the day they are to be settled.
    """

    def order(issue: Issue) -> tuple[int, date, str]:
        return _SEVERITIES.index(issue.severity), issue.resolve_by or date.max, issue.id

    found = sorted(known_entries(plan.issues, plan.known_before(as_at)), key=order)
    return tuple(AssessedIssue(each, days_past(each.resolve_by, as_at) if is_open(each) else 0) for each in found)


def open_issues(plan: Plan, as_at: date) -> tuple[AssessedIssue, ...]:
    """Those of them that are open."""
    return tuple(each for each in known_issues(plan, as_at) if is_open(each.issue))


def escalated_entries(plan: Plan, as_at: date) -> tuple[Escalated, ...]:
    """Open risks and issues above their lead as at the start of `as_at`: the highest level first, risks by score."""
    found = [_escalated(each.risk, each.level, f"{each.score} {each.band}", as_at) for each in open_risks(plan, as_at)]
    found += [_escalated(each.issue, each.level, each.issue.severity, as_at) for each in open_issues(plan, as_at)]
    above = (each for each in found if each.level != ESCALATION_LEVELS[0])
    return tuple(sorted(above, key=lambda each: -ESCALATION_LEVELS.index(each.level)))


def should_be(risks: tuple[AssessedRisk, ...]) -> tuple[AssessedRisk, ...]:
    """The risks at or above the board's threshold that are still with someone below it."""
    return tuple(each for each in risks if each.not_escalated)


def _escalated(entry: Risk | Issue, level: EscalationLevel, weight: str, as_at: date) -> Escalated:
    step = max(entry.escalations, key=lambda each: each.on, default=None)
    if step is None:
        return Escalated(entry, level, weight, None, None)
    waiting = None if step.steer_on or step.response else (as_at - step.on).days
    return Escalated(entry, level, weight, step, waiting)
