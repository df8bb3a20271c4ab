"""`npa return status`: who has reported on how much of what was expected of them for a round, and what is silent."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, ClassVar, Literal

from npa_cli.document.blocks import Block, Column, Heading, Paragraph, Table, Text
from npa_cli.model.partner_return import Return
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.commitment import unfold
from npa_cli.progress.expected import expected_by_partner
from npa_cli.progress.plan_period import beyond_period
from npa_cli.progress.reported import entries_of, first_days_to_come
from npa_cli.progress.who_reports import WhoReports
from npa_cli.timeframe import Round
from npa_cli.views.period_note import PeriodNote, beyond_words, period_note
from npa_cli.views.report_words import not_counting_words
from npa_cli.views.table_of import table_of
from npa_cli.views.view import InBlocks, fields_named
from npa_cli.views.wording import counted, listed, long_day, short_day

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


@dataclass(frozen=True, slots=True)
class ReturnStatus(InBlocks):
    """Every partner of whom anything is expected for the round, and what nobody reports for."""

    kind: ClassVar[str] = "return_status"

    quarter: Round
    partners: tuple[PartnerReturn, ...]
    unassigned: tuple[str, ...]  # deliverables without a reporting partner
    period: PeriodNote
    none_expected: str | None = None  # why no return is expected for the round; None where some are
    rounds: Rounds = ()
    """The rounds up to this one, it included, each with its returns; none if it is the first."""

    @property
    def none_missing(self) -> str | None:
        """Why no return is missing though some did not come in; None where each of those is."""
        if self.none_expected is not None:
            return self.none_expected
        if self.period.stage == "ended" and not self.period.tracked:
            return "The plan has ended and was never reported on: no return is missing."
        return None

    @property
    def has_ended(self) -> bool:
        """Whether the round had ended by the day of the view."""
        return self.quarter.end < self.period.as_at

    @property
    def missing(self) -> tuple[PartnerReturn, ...]:
        """Those that did not come in: none before the round has ended, or where none can be missing."""
        if self.none_missing or not self.has_ended:
            return ()
        return self._not_received

    @property
    def _not_received(self) -> tuple[PartnerReturn, ...]:
        """Those of whom something was expected and who reported on nothing."""
        return tuple(each for each in self.partners if each.answers and not each.received)

    def blocks(self) -> Iterator[Block]:
        """A row for each partner, then what is silent, by name."""
        yield Heading(1, f"Returns for {self.quarter.label}", beside=self.quarter.months)
        yield from self.period.blocks()
        if self.partners:
            yield returns_table(self)
        yield from overlap_note(self)
        for each in self.partners:
            if each.to_come:
                yield Paragraph(f"{each.partner}: written, and {not_counting_words(each.to_come, self.period.as_at)}")
        yield Paragraph(self.none_missing or self._who_is_missing())
        if self.unassigned and not self.none_expected:
            words = f"{counted(len(self.unassigned), 'deliverable')} nobody reports on: {', '.join(self.unassigned)}."
            yield Paragraph(words)
            yield Paragraph(
                "Say who does: `reporting` in workplan.yaml, `reporting_partner` beside the item, or, if one "
                "ended, its `successors`.",
                "quiet",
            )
        yield from rounds_table(self.rounds)

    def payload(self) -> dict[str, Any]:
        return {
            "period": self.quarter.label,
            "as_at": self.period.as_at,
            **self.period.payload(),
            "items": [
                {
                    **fields_named("partner received approved_on", each),
                    "approved": bool(each.approval),
                    "deliverables": dict(each.answers),
                    "others": list(each.others),
                    "counting_from": dict(each.to_come),
                }
                for each in self.partners
            ],
            "none_missing": self.none_missing,
            "unassigned": [] if self.none_expected else list(self.unassigned),
            "missing": [each.partner for each in self.missing],
            "notes": [each.text for each in overlap_note(self)],
            "rounds": rounds_payload(self.rounds),
        }

    def _who_is_missing(self) -> str:
        if not any(each.answers for each in self.partners):
            return "None expected: nobody reports on anything open."
        silent = ", ".join(each.partner for each in self._not_received)
        if not silent:
            unsaid = tuple(dict.fromkeys(item for each in self.partners for item in each.having("silent")))
            words = "Every return is in"
            return f"{words}, and none of them says anything of {listed(unsaid, last='or')}." if unsaid else f"{words}."
        if not self.has_ended:
            return (
                f"Not in yet: {silent}. The {self.quarter.noun} ends on {long_day(self.quarter.end)}; "
                "until then none is missing."
            )
        return f"Not received: {silent}."


def build_return_status(plan: Plan, quarter: Round, as_at: date, *, most_rounds: int = 1) -> ReturnStatus:
    """The matrix for one round, of the reports that count at the start of `as_at`, and so many rounds up to it.

    Nothing is expected for a round outside the plan's period; of a plan that has ended and was never reported on,
    nothing is missing.
    """
    who, in_force = WhoReports(plan), unfold(plan, quarter.end + timedelta(1))
    partners, rounds = partner_returns(plan, quarter, as_at), [quarter]
    while len(rounds) < most_rounds and not beyond_period(plan, rounds[0].previous):
        rounds.insert(0, rounds[0].previous)
    return ReturnStatus(
        quarter=quarter,
        partners=partners,
        rounds=(*((each, partner_returns(plan, each, as_at)) for each in rounds[:-1]), (quarter, partners))
        if rounds[1:]
        else (),
        unassigned=tuple(each.id for each in in_force if not who.during(each, quarter).asked),
        period=period_note(plan, as_at),
        none_expected=beyond_words(plan, quarter),
    )


def returns_table(status: ReturnStatus) -> Table:
    """A row for each partner of whom anything is expected: whether its return came in, and what it says."""
    return table_of(
        status.partners,
        (Column("Partner"), lambda each: Text(each.partner, "strong")),
        (Column("Return", wraps=True, least=12), lambda each: _received(each, status)),
        (Column("Expected", "right"), lambda each: str(len(each.answers))),
        (Column("Updated", "right"), lambda each: str(len(each.having("updated")))),
        (Column("No change", "right"), lambda each: str(len(each.having("no_change")))),
        (Column("Silent", "right"), lambda each: _number(each.having("silent"))),
        (Column("Which are silent", wraps=True, least=16), lambda each: ", ".join(each.having("silent")) or "none"),
    )


def _number(silent: tuple[str, ...]) -> Text:
    return Text(str(len(silent)), "warn" if silent else "quiet")


def overlap_note(status: ReturnStatus) -> tuple[Paragraph, ...]:
    """Which deliverables are in several rows, since who reports on them changed within the round; none if none."""
    asked = Counter(item for each in status.partners for item, _ in each.answers)
    several = tuple(item for item, number in asked.items() if number > 1)
    if not several:
        return ()
    are = "is" if len(several) == 1 else "are"
    words = f"{listed(several)} {are} counted under each partner that reported on it within the {status.quarter.noun}."
    return (Paragraph(words, "quiet"),)


def _received(each: PartnerReturn, status: ReturnStatus) -> Text:
    if not each.received and not each.answers:
        return Text("made, nothing expected", "quiet")
    if not each.received and status.none_missing:
        return Text("made, not filled in" if each.begun else "none recorded", "quiet")
    if not each.received and not status.has_ended:
        return Text("begun" if each.begun else "not in yet", "quiet")
    if not each.received:
        return Text("made, not filled in" if each.begun else "not received", "bad")
    if each.approved_on:
        return Text(f"approved {short_day(each.approved_on)}")
    return Text(f"approved{each.approval}") if each.approval else Text("not approved yet", "warn")
