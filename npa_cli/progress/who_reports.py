"""Who leads and who reports on a deliverable, in a round or on a day; and whose word that it is done is their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from npa_cli.model.content import content_of
from npa_cli.model.partner import Partner
from npa_cli.model.plan import Plan
from npa_cli.progress.commitment import Commitment
from npa_cli.progress.succession import Succession
from npa_cli.timeframe import Round


@dataclass(frozen=True, slots=True)
class Reporters:
    """Who reports on one deliverable in one round, by code; where that changed within it, the later first.

    `earlier` are those the reporters took over from, as far as they were still there in that round: they are not
    asked, and what they say counts as the reporters' own.
    """

    asked: tuple[str, ...]
    earlier: tuple[str, ...] = ()

    def place_of(self, partner: str) -> int | None:
        """0 for the partner whose word counts first, and so on; None for one that does not report here."""
        known = (*self.asked, *self.earlier)
        return known.index(partner) if partner in known else None


class WhoReports:
    """The reporting partners of a plan's deliverables, by what was decided when, and who was there when.

    One that is named beside the deliverable reports, or beside its activity where that leads it too, else its first
    lead that is there. A group such as Joint can't; the plan says who does for it. What a team or a post leads is
    reported by what it belongs to, so that several of them share one return.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.succession = Succession(plan)
        self._part_of = {each.code: each.part_of for each in plan.partners if each.kind in ("team", "post")}

    def during(self, commitment: Commitment, quarter: Round) -> Reporters:
        """Who reports on a deliverable for a round: everybody who did on any day of it."""
        turns = (*self.succession.turns, *_days_of_new_leads(commitment))
        days = {quarter.start, *(day for day in turns if quarter.start <= day <= quarter.end)}
        asked = _each_once(code for day in sorted(days, reverse=True) for code in self.on(commitment, day))
        before = _each_once(each for code in asked for each in self.succession.predecessors(code))
        there = (each for each in before if self.succession.works(each, quarter.start, quarter.end))
        return Reporters(asked, tuple(each for each in there if each not in asked))

    def on(self, commitment: Commitment, day: date) -> tuple[str, ...]:
        """Who reports on a deliverable on a day; several only where several took over from one. Empty for nobody."""
        named = self.named(commitment, day)
        return self.succession.acting(named, day) if named is not None else ()

    def named(self, commitment: Commitment, day: date) -> str | None:
        """The partner that the plan and the decisions before a day name to report, whether or not it is there then.

        None if the plan names nobody.
        """
        named = commitment.deliverable.reporting_partner
        if not named and not commitment.has_own_leads:
            named = commitment.activity.reporting_partner
        if named:
            return self._returned_by(named)
        leads = commitment.leads_on(self._plan.known_before(day))
        acting = (code for lead in leads for code in self.succession.acting(lead, day))
        return self.in_whose_return(next(chain(acting, leads), None))

    def in_whose_return(self, code: str | None) -> str | None:
        """Who reports what a partner leads, if nothing else is said beside it; None if the plan names nobody."""
        first = self._returned_by(code)
        if first is None or not self._is_group(first):
            return first
        return self._plan.workplan.reporting.get(first)

    def with_teams(self, code: str) -> tuple[str, ...]:
        """A partner, and the teams and posts whose work is reported in its return."""
        return (code, *(each for each in self._part_of if each != code and self._returned_by(each) == code))

    def _returned_by(self, code: str | None) -> str | None:
        """In whose return a partner's work is reported: of a team or a post, in that of what it belongs to."""
        seen = set()
        while code is not None and self._part_of.get(code) and code not in seen:
            seen.add(code)
            code = self._part_of[code]
        return code

    def leads(self, commitment: Commitment, day: date) -> tuple[str, ...]:
        """Who leads a deliverable on a day: by the decisions before it, and whoever does their work on that day.

        A lead that ended, and whose work nobody took over, is still named.
        """
        leads = commitment.leads_on(self._plan.known_before(day))
        return _each_once(code for lead in leads for code in self.succession.acting(lead, day) or (lead,))

    def _is_group(self, code: str) -> bool:
        partner = self._plan.partner(code)
        return partner is not None and partner.kind == "group"


def _days_of_new_leads(commitment: Commitment) -> Iterable[date]:
    """The first day of each change of leads: the one after it was decided."""
    decided = (change.decided_on for change in commitment.changes if change.field == "leads")
    return (day + timedelta(1) for day in decided if day is not None and day < date.max)


def _each_once(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


def is_own_word(by: str, codes: Iterable[str], partners: Iterable[Partner]) -> bool:
    """Whether `by` is one of these partners, by code or name, or a member of one that is a group."""
    known, own = tuple(partners), set(codes)
    own |= {member for each in known if each.code in own for member in each.members}
    names = (*own, *(each.name for each in known if each.code in own))
    return by.casefold() in {each.casefold() for each in names}


def verifies(by: str | None, codes: Iterable[str], partners: Iterable[Partner]) -> bool:
    """Whether somebody is named as having verified work, who is none of the partners that lead or report on it."""
    named = content_of(by)
    return named is not None and not is_own_word(named, codes, partners)
