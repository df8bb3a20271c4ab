"""A whole plan, as far as its files could be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from npa_cli.timeframe import DEFAULT, Rhythm, Round

if TYPE_CHECKING:  # what a plan has none of is never imported
    from npa_cli.model.change import Change
    from npa_cli.model.guard import Guard
    from npa_cli.model.link import Link
    from npa_cli.model.measure import Measure, Reading
    from npa_cli.model.partner import Partner
    from npa_cli.model.partner_return import Return
    from npa_cli.model.priority import Priority
    from npa_cli.model.register import Action, Decision, Dependency, Issue, Risk
    from npa_cli.model.section import Section
    from npa_cli.model.workplan import Board, Thresholds, Workplan
    from npa_cli.timeframe import Conventions


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts of a plan in the order its files give them.

    `conventions` is None where workplan.yaml could not be read: how the plan's words for dates are meant is then
    not known, and no date is made of them. `withheld` are the parts of its returns that an audience may not see:
    nothing of them is shown, only that something was reported. `heard_today` is the day whose words and decisions are
    taken in although dates are judged at its start, as in a view for which no day was asked; None if there is none.
    `sections` are read only where they are asked for.
    """

    workplan: Workplan
    partners: tuple[Partner, ...]
    priorities: tuple[Priority, ...]
    conventions: Conventions | None
    returns: tuple[Return, ...] = ()
    withheld: tuple[Return, ...] = ()
    heard_today: date | None = None
    changes: tuple[Change, ...] = ()
    measures: tuple[Measure, ...] = ()
    readings: tuple[Reading, ...] = ()
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    risks: tuple[Risk, ...] = ()
    issues: tuple[Issue, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    guard: Guard | None = None

    @property
    def has_registers(self) -> bool:
        """Whether the plan keeps any risk, issue, dependency, decision or action."""
        return any((self.risks, self.issues, self.dependencies, self.decisions, self.actions))

    @property
    def first_month(self) -> int:
        """The month in which its financial years begin, 1 to 12: April where its workplan.yaml does not say."""
        return (self.conventions or DEFAULT).financial_year_start_month

    @property
    def rhythm(self) -> Rhythm:
        """How its years are cut into the rounds that its partners report in."""
        return self.workplan.rounds.rhythm(self.first_month)

    @property
    def thresholds(self) -> Thresholds:
        """The days at which its ratings turn: as set, else as long as a round."""
        return self.workplan.thresholds.of_rounds(self.rhythm)

    def round_of(self, day: date) -> Round:
        """The round that a day lies in."""
        return self.rhythm.of(day)

    def round_called(self, words: str) -> Round | None:
        """The round that is called so, as `FY18/19 Q3`; None if none is."""
        return self.rhythm.called(words)

    def known_before(self, as_at: date) -> date:
        """The day before which something must be said or decided to count in a view as at the start of `as_at`.

        That is `as_at` itself, so what was said on a day counts from the day after; the next day in a view that takes
        in all that was said on `as_at`.
        """
        return as_at + timedelta(1) if as_at == self.heard_today else as_at

    def partner(self, code: str) -> Partner | None:
        """The partner with this code, whatever its case."""
        wanted = code.casefold()
        return next((partner for partner in self.partners if partner.code.casefold() == wanted), None)

    def return_of(self, partner: str | None, quarter: Round) -> Return | None:
        """The return that a partner has made for a round; None if it has made none."""
        mine = (each for each in self.returns if each.partner == partner)
        return next((each for each in mine if self.round_called(each.period) == quarter), None)

    def board(self, name: str) -> Board | None:
        """The board with this code or full name, whatever its case."""
        wanted = name.casefold()
        boards = self.workplan.boards
        return next((board for board in boards if wanted in (board.code.casefold(), board.name.casefold())), None)
