"""Who reported on how much of what was expected, by partner and round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from npa_cli.document.blocks import Block, Column, Heading, Table, Text
from npa_cli.model.partner_return import Return
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.expected import expected_by_partner
from npa_cli.progress.reported import entries_of, first_days_to_come
from npa_cli.timeframe import Round

Answer = Literal["updated", "no_change", "silent"]


@dataclass(frozen=True, slots=True)
class PartnerReturn:
    """One partner's return for the round, and what it says of each deliverable expected of it."""

    partner: str
    received: bool
    approved_on: date | None
    approval: str  # by whom and when, as far as that is given; empty where it was not approved
    answers: tuple[tuple[str, Answer], ...]  # by deliverable, in the plan's order
    others: tuple[str, ...]  # reported on without being expected
    begun: bool = False  # the file is there, whether or not it says anything
    to_come: Mapping[str, date] = field(default_factory=dict)
    """Of what its entries that do not count yet are about, the first day on which they do."""

    def having(self, answer: Answer) -> tuple[str, ...]:
        """The deliverables with this answer."""
        return tuple(item for item, given in self.answers if given == answer)

    @property
    def answered(self) -> int:
        """How many of the deliverables expected of it are reported on."""
        return len(self.answers) - len(self.having("silent"))


Rounds = tuple[tuple[Round, tuple[PartnerReturn, ...]], ...]
"""Quarters one after another, each with its returns."""


def partner_returns(plan: Plan, quarter: Round, as_at: date) -> tuple[PartnerReturn, ...]:
    """The returns for a round of all of whom anything is expected, or who made one."""
    expected = expected_by_partner(plan, quarter)
    returns: dict[str, list[Return]] = {}
    for given in plan.returns:
        if plan.round_called(given.period) == quarter:
            returns.setdefault(given.partner, []).append(given)
    return tuple(
        _partner(plan, code, quarter, returns.get(code, ()), expected.get(code, ()), as_at)
        for code in (partner.code for partner in plan.partners)
        if code in expected or code in returns
    )


def rounds_table(rounds: Rounds) -> Iterator[Block]:
    """A row for each partner, a column for each round: how many it reported on, of how many expected of it."""
    if not rounds:
        return
    cells = {(each.partner, quarter): each for quarter, returns in rounds for each in returns}
    yield Heading(2, f"Reported on, of those expected, by {rounds[0][0].noun}")
    yield Table(
        (Column("Partner"), *(Column(quarter.label, "right", wraps=True, least=7) for quarter, _ in rounds)),
        tuple(
            (Text(partner, "strong"), *(_round(cells.get((partner, quarter))) for quarter, _ in rounds))
            for partner in dict.fromkeys(partner for partner, _ in cells)
        ),
    )


def _round(given: PartnerReturn | None) -> Text:
    if given is None or not given.answers:
        return Text("–", "quiet")
    return Text(f"{given.answered} of {len(given.answers)}", "warn" if given.having("silent") else "plain")


def rounds_payload(rounds: Rounds) -> list[dict[str, Any]]:
    """The same in JSON."""
    return [
        {
            "period": quarter.label,
            "partners": {each.partner: {"answered": each.answered, "expected": len(each.answers)} for each in returns},
        }
        for quarter, returns in rounds
    ]


def _partner(
    plan: Plan, code: str, quarter: Round, given: Sequence[Return], expected: Sequence[Assessed], as_at: date
) -> PartnerReturn:
    items = [each.commitment.id for each in expected]
    written = tuple(entry for each in given for entry in entries_of(each, quarter))
    entries = tuple(each for each in written if each.counts(plan, as_at))
    updated = {each.item for each in entries if each.update is not None}
    confirmed = {each.item for each in entries if each.update is None}

    def answer(item: str) -> Answer:
        return "updated" if item in updated else "no_change" if item in confirmed else "silent"

    return PartnerReturn(
        partner=code,
        received=bool(entries),
        begun=bool(given),
        approved_on=given[0].approved_on if given else None,
        approval=given[0].approval if given else "",
        answers=tuple((item, answer(item)) for item in items),
        others=tuple(sorted((updated | confirmed).difference(items))),
        to_come=first_days_to_come(written, plan, as_at),
    )
