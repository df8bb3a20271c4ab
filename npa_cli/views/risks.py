"""`npa risks`: the open risks, the highest score first, and where they lie on likelihood and impact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Column, Document, Heading, Paragraph, Table, Text, Tone
from npa_cli.model.plan import Plan
from npa_cli.model.workplan import RegisterThresholds
from npa_cli.progress.registers.risk import AssessedRisk, Band, band_of, open_risks
from npa_cli.progress.select import Query
from npa_cli.views.field import Fields
from npa_cli.views.register_columns import RISK
from npa_cli.views.registers import ALL, LEVEL_WORDS, OpenEntries, affects_column, concerns, owner_column
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import counted, listed, long_day, short_day

LIKELIHOODS: Final = ("rare", "unlikely", "possible", "likely", "almost certain")
_BAND_TONES: Final[dict[Band, Tone]] = {"low": "good", "moderate": "plain", "high": "warn", "extreme": "bad"}
IMPACTS: Final = ("negligible", "minor", "moderate", "major", "catastrophic")


@dataclass(frozen=True, slots=True)
class RisksView(OpenEntries[AssessedRisk]):
    """The open risks that were asked for, and where they lie on likelihood and impact."""

    kind: ClassVar[str] = "risks"
    fields: ClassVar[Fields[AssessedRisk]] = RISK

    def payload(self) -> dict[str, Any]:
        """The list, with the thresholds that it is banded by."""
        return {**OpenEntries.payload(self), "thresholds": self.plan.workplan.registers.model_dump()}

    def found(self) -> Iterator[Block]:
        """The list, the matrix, and the key."""
        thresholds = self.plan.workplan.registers
        above = sum(each.for_board for each in self.entries)
        lower = sum(each.not_escalated for each in self.entries)
        past = sum(each.past_review for each in self.entries)
        yield Paragraph(
            f"{counted(len(self.entries), 'open risk')}: {above:,} at or above the board's threshold of "
            f"{thresholds.board_from}, {lower:,} of them not yet taken to the board; "
            f"{past:,} past {'its' if past == 1 else 'their'} review."
        )
        yield risk_table(self.entries)
        yield Heading(2, "Likelihood and impact")
        yield matrix(self.entries, thresholds)
        yield Paragraph(risk_key(thresholds), "quiet")

    @classmethod
    def of_plans(cls, answers: Sequence[tuple[str, RisksView]]) -> Document:
        """The open risks of several plans, the highest score first, with one total."""
        return Document(tuple(_together(answers)))


def build_risks(
    plan: Plan, as_at: date, asked: Query = ALL, *, levels: Sequence[str] = (), bands: Sequence[str] = ()
) -> RisksView:
    """Open risks as at the start of `as_at`. Each thing asked has to hold; within it, any of its values."""
    every = open_risks(plan, as_at)
    chosen = tuple(
        each
        for each in every
        if concerns(each.risk.affects, (each.risk.owner,), asked)
        and (not levels or each.level in levels)
        and (not bands or each.band in bands)
    )
    return RisksView(plan, as_at, chosen, len(every))


def risk_table(risks: Sequence[AssessedRisk]) -> Table:
    """A row for each risk."""
    return table_of(
        risks,
        (Column("Risk"), lambda each: Text(each.risk.id, "strong")),
        (Column("Score", wraps=True, least=8), lambda each: Text(f"{each.score} {each.band}", _BAND_TONES[each.band])),
        (Column("Movement", wraps=True, least=12, drops=4), _movement),
        (Column("What may happen", wraps=True, least=24), lambda each: each.risk.title),
        owner_column(lambda each: each.risk.owner),
        (
            Column("With", wraps=True, least=10, drops=3),
            lambda each: LEVEL_WORDS[each.level] + ("\nnot the board yet" if each.not_escalated else ""),
        ),
        affects_column(lambda each: each.risk.affects),
        (Column("Reviewed", wraps=True, least=11, drops=1), _reviewed),
        caption="Open risks, the highest score first",
    )


def matrix(risks: Sequence[AssessedRisk], thresholds: RegisterThresholds) -> Table:
    """Likelihood down, impact across: each cell its score and band, and the risks that lie there."""
    rows = []
    for likelihood in range(5, 0, -1):
        cells = [Text(f"{likelihood} {LIKELIHOODS[likelihood - 1]}", "strong")]
        for impact in range(1, 6):
            band = band_of(likelihood * impact, thresholds)
            here = [
                each.risk.id
                for each in risks
                if (each.risk.current.likelihood, each.risk.current.impact) == (likelihood, impact)
            ]
            words = "\n".join((f"{likelihood * impact} {band}", *here))
            cells.append(Text(words, _BAND_TONES[band] if here else "quiet"))
        rows.append(tuple(cells))
    columns = (
        Column("Likelihood", wraps=True, least=10),
        *(Column(f"Impact {number} {word}", wraps=True, least=11) for number, word in enumerate(IMPACTS, 1)),
    )
    return Table(columns, tuple(rows), caption="Where the risks lie")


def risk_key(thresholds: RegisterThresholds) -> str:
    """How risks are scored, with the plan's own thresholds."""
    return (
        f"A score is likelihood times impact, each from 1 to 5: low from 1, moderate from {thresholds.moderate_from}, "
        f"high from {thresholds.high_from}, extreme from {thresholds.extreme_from}. From {thresholds.board_from} a "
        f"risk is the board's to know. An open risk is looked at again within {thresholds.review_after_days:,} days."
    )


def _movement(risk: AssessedRisk) -> str:
    """How far the score has come, and how far it has to go."""
    if risk.moved is None:
        words = "start not scored"
    elif risk.moved == 0:
        words = "unchanged"
    else:
        words = f"{'down' if risk.moved < 0 else 'up'} {abs(risk.moved)} from {risk.inherent}"
    return f"{words}\ntarget {risk.target}" if risk.target is not None else words


def _reviewed(each: AssessedRisk) -> Text:
    seen = short_day(each.risk.reviewed_on) if each.risk.reviewed_on else "none recorded"
    if each.past_review:
        return Text(f"{seen}\npast its review", "warn")
    return Text(seen)


def _together(answers: Sequence[tuple[str, RisksView]]) -> Iterator[Block]:
    yield Heading(1, f"Risks of {counted(len(answers), 'plan')}", beside=f"as at {long_day(answers[0][1].as_at)}")
    found = sorted(((plan, each) for plan, view in answers for each in view.entries), key=lambda row: -row[1].score)
    above = sum(each.for_board for _, each in found)
    lower = sum(each.not_escalated for _, each in found)
    yield Paragraph(
        f"{counted(len(found), 'open risk')} in {counted(len({plan for plan, _ in found}), 'plan')}: {above:,} at or "
        f"above the threshold of the plan's board, {lower:,} of them not yet taken to it."
    )
    if found:
        table = risk_table([each for _, each in found])
        rows = tuple((Text(plan), *row) for (plan, _), row in zip(found, table.rows, strict=True))
        yield table._replace(columns=(Column("Plan"), *table.columns), rows=rows)
    without = tuple(plan for plan, view in answers if not view.plan.risks)
    if without:
        yield Paragraph(f"No register of risks is kept for {listed(without)}.", "quiet")
