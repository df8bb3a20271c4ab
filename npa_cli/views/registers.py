"""What the views of the registers share: words, filters, and what to say where there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from npa_cli.document.blocks import Block, Paragraph, Preformatted, Tone
from npa_cli.model.plan import Plan
from npa_cli.model.proposed_command import proposed, proposed_here
from npa_cli.model.register import EscalationLevel
from npa_cli.model.workplan import RegisterThresholds
from npa_cli.progress.registers.known import touches
from npa_cli.progress.registers.risk import AssessedRisk, Band
from npa_cli.progress.select import known_ids

LEVEL_WORDS: Final[dict[EscalationLevel, str]] = {
    "lead": "lead",
    "sponsor": "sponsor",
    "secretariat": "secretariat",
    "board": "board",
    "senior_officials": "senior officials",
    "ministers": "Ministers",
}
BAND_TONES: Final[dict[Band, Tone]] = {"low": "good", "moderate": "plain", "high": "warn", "extreme": "bad"}
_FIRST_ENTRY: Final = {
    "risks": "- id: R-001\n  title: …\n  affects: [{item}]\n  owner: {owner}\n  raised_on: {day}\n"
    "  current: {{likelihood: 3, impact: 4}}\n  level: lead\n  status: open\n  reviewed_on: {day}\n",
    "issues": "- id: I-001\n  title: …\n  severity: moderate\n  affects: [{item}]\n  owner: {owner}\n"
    "  raised_on: {day}\n  level: lead\n  status: open\n",
    "decisions": "- id: DEC-001\n  board: {board}\n  date: {day}\n  title: …\n  decision: …\n  affects: [{item}]\n",
    "dependencies": "- id: DEP-001\n  from: {item}\n  to: {other}\n  giver: {owner}\n  needed_by: {day}\n"
    "  agreed: false\n  status: proposed\n",
    "actions": "- id: ACT-001\n  source: …\n  text: …\n  owner: {owner}\n  due: {day}\n  status: open\n",
}


def risk_key(thresholds: RegisterThresholds) -> str:
    """How risks are scored, with the plan's own thresholds."""
    return (
        f"A score is likelihood times impact, each from 1 to 5: low from 1, moderate from {thresholds.moderate_from}, "
        f"high from {thresholds.high_from}, extreme from {thresholds.extreme_from}. From {thresholds.board_from} a "
        f"risk is the board's to know. An open risk is looked at again within {thresholds.review_after_days:,} days."
    )


def score_words(risk: AssessedRisk) -> str:
    """A risk's score and band: `12 high`."""
    return f"{risk.score} {risk.band}"


def movement_words(risk: AssessedRisk) -> str:
    """How far the score has come, and how far it has to go."""
    if risk.moved is None:
        words = "start not scored"
    elif risk.moved == 0:
        words = "unchanged"
    else:
        words = f"{'down' if risk.moved < 0 else 'up'} {abs(risk.moved)} from {risk.inherent}"
    return f"{words}\ntarget {risk.target}" if risk.target is not None else words


def concerns(
    affects: tuple[str, ...], owners: tuple[str | None, ...], *, items: Sequence[str], partners: Sequence[str]
) -> bool:
    """Whether an entry is about any of the items, and any of the partners is among its owners; empty asks nothing."""
    return (not items or touches(affects, tuple(items))) and (not partners or any(each in owners for each in partners))


def none_kept(kind: str, plan: Plan, as_at: date) -> tuple[Block, ...]:
    """What to say, and what to type, where the plan has no register of this kind."""
    ids = [item for item in known_ids(plan) if item.count(".") == 2] or ["P1.1.1"]  # a deliverable's
    owner = next((each.code for each in plan.partners if each.kind == "organisation"), "NHSE")
    board = next((each.code for each in plan.workplan.boards), "NPHB")
    entry = _FIRST_ENTRY[kind].format(item=ids[0], other=ids[-1], owner=owner, board=board, day=as_at.isoformat())
    return (
        Paragraph(f"None: the plan keeps no registers/{kind}.yaml."),
        Paragraph(f"To begin one, put an entry like this in that file, then run `{proposed_here('validate')}`:"),
        Preformatted(entry),
        Paragraph(
            f"`{proposed('schema', kind)}` has every field. docs/registers.md says how registers are kept.", "quiet"
        ),
    )
