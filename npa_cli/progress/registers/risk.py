"""Risks on a day: score, band and movement, and whether the board should know and the owner should look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, get_args

from npa_cli.model.plan import Plan
from npa_cli.model.register import ESCALATION_LEVELS, Escalation, EscalationLevel
from npa_cli.model.workplan import RegisterThresholds
from npa_cli.progress.registers.known import is_open

if TYPE_CHECKING:  # the models of registers a plan does not keep need not be built
    from npa_cli.model.register import Risk, Score

Band = Literal["low", "moderate", "high", "extreme"]
BANDS: Final[tuple[Band, ...]] = get_args(Band)


@dataclass(frozen=True, slots=True)
class AssessedRisk:
    """An open risk as at a day. Scores are likelihood times impact, 1 to 25; None where the register gives none.

    `moved` is how much the score has changed since nothing was done about it: negative is better for a threat.
    `unreviewed_days` counts from the last review, or from when it was raised; None where the register says neither.
    """

    risk: Risk
    score: int
    band: Band
    inherent: int | None
    target: int | None
    moved: int | None
    level: EscalationLevel
    for_board: bool  # at or above the board's threshold
    reviewed_on: date | None  # the last review known on the day; None where only later ones are recorded
    unreviewed_days: int | None
    past_review: bool

    @property
    def not_escalated(self) -> bool:
        """Whether the board should know of it, and it is still with someone below."""
        return self.for_board and ESCALATION_LEVELS.index(self.level) < ESCALATION_LEVELS.index("board")


def score_of(score: Score) -> int:
    """Likelihood times impact, 1 to 25."""
    return score.likelihood * score.impact


def band_of(score: int, thresholds: RegisterThresholds) -> Band:
    """The band that a score of 1 to 25 falls in."""
    if score >= thresholds.extreme_from:
        return "extreme"
    if score >= thresholds.high_from:
        return "high"
    return "moderate" if score >= thresholds.moderate_from else "low"


def level_on(level: EscalationLevel, escalations: tuple[Escalation, ...], known: date) -> EscalationLevel:
    """Who an entry was with by the steps before the day `known`: its level, unless later ones say it was lower then."""
    later = [each for each in escalations if each.on >= known]
    if not later:
        return level
    before = [each for each in escalations if each.on < known]
    return max(before, key=lambda each: each.on).to if before else ESCALATION_LEVELS[0]


def open_risks(plan: Plan, as_at: date) -> tuple[AssessedRisk, ...]:
    """The open risks as at the start of `as_at`, the highest score first, then by id."""
    known = plan.known_before(as_at)
    found = (
        _assess(each, plan.workplan.registers, as_at, known)
        for each in plan.risks
        if is_open(raised_on=each.raised_on, ended=each.status != "open", closed_on=each.closed_on, as_at=known)
    )
    return tuple(sorted(found, key=lambda each: (-each.score, each.risk.id)))


def _assess(risk: Risk, thresholds: RegisterThresholds, as_at: date, known: date) -> AssessedRisk:
    score = score_of(risk.current)
    inherent = score_of(risk.inherent) if risk.inherent else None
    reviewed = risk.reviewed_on if risk.reviewed_on and risk.reviewed_on < known else None
    seen = reviewed or risk.raised_on
    unreviewed = (as_at - seen).days if seen else None
    return AssessedRisk(
        risk=risk,
        score=score,
        band=band_of(score, thresholds),
        inherent=inherent,
        target=score_of(risk.target) if risk.target else None,
        moved=score - inherent if inherent is not None else None,
        level=level_on(risk.level, risk.escalations, known),
        for_board=score >= thresholds.board_from,
        reviewed_on=reviewed,
        unreviewed_days=unreviewed,
        past_review=unreviewed is None or unreviewed > thresholds.review_after_days,
    )
