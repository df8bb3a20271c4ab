"""`npa risks`: the open risks, the highest score first, and where they lie on likelihood and impact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Column, Document, Heading, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.progress.registers.risk import AssessedRisk, band_of, open_risks
from npa_cli.views.registers import (
    BAND_TONES,
    LEVEL_WORDS,
    concerns,
    movement_words,
    none_kept,
    risk_key,
    score_words,
)
from npa_cli.views.view import Rows
from npa_cli.views.wording import counted, long_day, short_day

LIKELIHOODS: Final = ("rare", "unlikely", "possible", "likely", "almost certain")
IMPACTS: Final = ("negligible", "minor", "moderate", "major", "catastrophic")
_FIELDS: Final = (
    "id", "title", "score", "band", "likelihood", "impact", "inherent_score", "target_score", "movement", "owner",
    "level", "for_board", "not_escalated", "affects", "proximity", "response", "actions", "raised_on", "reviewed_on",
    "unreviewed_days", "past_review", "cause", "event", "effect", "category",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RisksView:
    """The open risks that were asked for, of `known` open ones in all."""

    kind: ClassVar[str] = "risks"

    plan: Plan
    as_at: date
    risks: tuple[AssessedRisk, ...]
    known: int

    def document(self) -> Document:
        """The list, the matrix, and the key."""
        return Document(tuple(_blocks(self)))

    def payload(self) -> dict[str, Any]:
        """The list as the public fields of JSON."""
        thresholds = self.plan.workplan.registers
        return {
            "as_at": self.as_at,
            "thresholds": {
                "moderate_from": thresholds.moderate_from,
                "high_from": thresholds.high_from,
                "extreme_from": thresholds.extreme_from,
                "board_from": thresholds.board_from,
                "review_after_days": thresholds.review_after_days,
            },
            "items": [risk_item(each) for each in self.risks],
        }

    def rows(self) -> Rows:
        """The list as columns and rows for CSV."""
        return Rows(_FIELDS, [risk_item(each) for each in self.risks])


def build_risks(
    plan: Plan,
    as_at: date,
    *,
    items: Sequence[str] = (),
    partners: Sequence[str] = (),
    levels: Sequence[str] = (),
    bands: Sequence[str] = (),
) -> RisksView:
    """Open risks as at the start of `as_at`. Each thing asked has to hold; within it, any of its values."""
    every = open_risks(plan, as_at)
    chosen = tuple(
        each
        for each in every
        if concerns(each.risk.affects, (each.risk.owner,), items=items, partners=partners)
        and (not levels or each.level in levels)
        and (not bands or each.band in bands)
    )
    return RisksView(plan, as_at, chosen, len(every))


def risk_item(each: AssessedRisk) -> dict[str, Any]:
    """One risk as public fields."""
    risk = each.risk
    return {
        "id": risk.id,
        "title": risk.title,
        "score": each.score,
        "band": each.band,
        "likelihood": risk.current.likelihood,
        "impact": risk.current.impact,
        "inherent_score": each.inherent,
        "target_score": each.target,
        "movement": each.moved,
        "owner": risk.owner,
        "level": each.level,
        "for_board": each.for_board,
        "not_escalated": each.not_escalated,
        "affects": list(risk.affects),
        "proximity": risk.proximity,
        "response": risk.response,
        "actions": list(risk.actions),
        "raised_on": risk.raised_on,
        "reviewed_on": each.reviewed_on,
        "unreviewed_days": each.unreviewed_days,
        "past_review": each.past_review,
        "cause": risk.cause,
        "event": risk.event,
        "effect": risk.effect,
        "category": risk.category,
    }


def risk_table(risks: Sequence[AssessedRisk]) -> Table:
    """A row for each risk."""
    return Table(
        (
            Column("Risk"),
            Column("Score", wraps=True, least=8),
            Column("Movement", wraps=True, least=12),
            Column("What may happen", wraps=True, least=24),
            Column("Owner", wraps=True, least=6),
            Column("With", wraps=True, least=10),
            Column("Affects", wraps=True, least=8),
            Column("Reviewed", wraps=True, least=11),
        ),
        tuple(
            (
                Text(each.risk.id, "strong"),
                Text(score_words(each), BAND_TONES[each.band]),
                Text(movement_words(each)),
                Text(each.risk.title),
                Text(each.risk.owner or "nobody", "plain" if each.risk.owner else "bad"),
                Text(LEVEL_WORDS[each.level] + ("\nnot the board yet" if each.not_escalated else "")),
                Text(", ".join(each.risk.affects) or "not said"),
                _reviewed(each),
            )
            for each in risks
        ),
        caption="Open risks, the highest score first",
    )


def matrix(view: RisksView) -> Table:
    """Likelihood down, impact across: each cell its score and band, and the risks that lie there."""
    thresholds = view.plan.workplan.registers
    rows = []
    for likelihood in range(5, 0, -1):
        cells = [Text(f"{likelihood} {LIKELIHOODS[likelihood - 1]}", "strong")]
        for impact in range(1, 6):
            band = band_of(likelihood * impact, thresholds)
            here = [
                each.risk.id
                for each in view.risks
                if (each.risk.current.likelihood, each.risk.current.impact) == (likelihood, impact)
            ]
            words = "\n".join((f"{likelihood * impact} {band}", *here))
            cells.append(Text(words, BAND_TONES[band] if here else "quiet"))
        rows.append(tuple(cells))
    columns = (
        Column("Likelihood", wraps=True, least=10),
        *(Column(f"Impact {number} {word}", wraps=True, least=11) for number, word in enumerate(IMPACTS, 1)),
    )
    return Table(columns, tuple(rows), caption="Where the risks lie")


def _reviewed(each: AssessedRisk) -> Text:
    seen = short_day(each.reviewed_on) if each.reviewed_on else "none recorded"
    if each.past_review:
        return Text(f"{seen}\npast its review", "warn")
    return Text(seen)


def _blocks(view: RisksView) -> Iterator[Block]:
    yield Heading(1, "Risks", beside=f"as at {long_day(view.as_at)}")
    if not view.plan.risks:
        yield from none_kept("risks", view.plan, view.as_at)
        return
    if not view.risks:
        rest = f" {counted(view.known, 'other')} open." if view.known else ""
        yield Paragraph(f"None open{' that fit what you asked' if view.known else ''}.{rest}")
        return
    above = sum(each.for_board for each in view.risks)
    lower = sum(each.not_escalated for each in view.risks)
    past = sum(each.past_review for each in view.risks)
    yield Paragraph(
        f"{counted(len(view.risks), 'open risk')}: {above:,} at or above the board's threshold of "
        f"{view.plan.workplan.registers.board_from}, {lower:,} of them not yet taken to the board; "
        f"{past:,} past {'its' if past == 1 else 'their'} review."
    )
    yield risk_table(view.risks)
    yield Heading(2, "Likelihood and impact")
    yield matrix(view)
    yield Paragraph(risk_key(view.plan.workplan.registers), "quiet")
