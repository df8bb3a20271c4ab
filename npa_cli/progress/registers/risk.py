"""Risks on a day: score, band and movement, and whether the board should know and the owner should look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, get_args

from npa_cli.model.plan import Plan
from npa_cli.model.register import ESCALATION_LEVELS, EscalationLevel
from npa_cli.model.workplan import RegisterThresholds
from npa_cli.progress.registers.known import is_open, known_entries

if TYPE_CHECKING:  # the models of registers a plan does not keep need not be built
    from npa_cli.model.register import Risk, Score

Band = Literal["low", "moderate", "high", "extreme"]
BANDS: Final[tuple[Band, ...]] = get_args(Band)


@dataclass(frozen=True, slots=True)
class AssessedRisk:
    """A risk as it stood on a day. Scores are likelihood times impact, 1 to 25; None if the register gives none.

    `moved` is how much the score has changed since nothing was done about it: negative is better for a threat.
    `unreviewed_days` counts from the last review, or from when it was raised; None if the register says
    neither, and of one that has ended.
    """

    risk: Risk
    score: int
    band: Band
    inherent: int | None
    target: int | None
    moved: int | None
    for_board: bool  # open, and at or above the board's threshold
    unreviewed_days: int | None
    past_review: bool

    @property
    def level(self) -> EscalationLevel:
        """Who it was with."""
        return self.risk.level

    @property
    def not_escalated(self) -> bool:
        """Whether the board should know of it, and it is still with someone below."""
        return self.for_board and ESCALATION_LEVELS.index(self.risk.level) < ESCALATION_LEVELS.index("board")


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


def known_risks(plan: Plan, as_at: date) -> tuple[AssessedRisk, ...]:
    """The risks in the register by the start of `as_at`, the highest score first, then by id; also those that ended."""
    found = (
        _assess(each, plan.workplan.registers, as_at) for each in known_entries(plan.risks, plan.known_before(as_at))
    )
    return tuple(sorted(found, key=lambda each: (-each.score, each.risk.id)))


def open_risks(plan: Plan, as_at: date) -> tuple[AssessedRisk, ...]:
    """Those of them that are open."""
    return tuple(each for each in known_risks(plan, as_at) if is_open(each.risk))


def _assess(risk: Risk, thresholds: RegisterThresholds, as_at: date) -> AssessedRisk:
    score = score_of(risk.current)
    inherent = score_of(risk.inherent) if risk.inherent else None
    seen = (risk.reviewed_on or risk.raised_on) if is_open(risk) else None
    unreviewed = (as_at - seen).days if seen else None
    return AssessedRisk(
        risk=risk,
        score=score,
        band=band_of(score, thresholds),
        inherent=inherent,
        target=score_of(risk.target) if risk.target else None,
        moved=score - inherent if inherent is not None else None,
        for_board=is_open(risk) and score >= thresholds.board_from,
        unreviewed_days=unreviewed,
        past_review=is_open(risk) and (unreviewed is None or unreviewed > thresholds.review_after_days),
    )
