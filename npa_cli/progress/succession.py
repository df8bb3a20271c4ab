"""Whose work a partner's is on a day: its own, or that of those who took over from it or came before it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from npa_cli.model.partner import Partner
from npa_cli.model.plan import Plan

_Neighbours = dict[str, dict[str, None]]  # codes in order, each once


class Succession:
    """The partners of one plan, each with those before and after it, whichever of the two names the other."""

    def __init__(self, plan: Plan) -> None:
        self._home = plan.workplan.id
        self._partners: Mapping[str, Partner] = {each.code: each for each in reversed(plan.partners)}

    def acting(self, code: str, day: date) -> tuple[str, ...]:
        """Who does the work of a partner on a day, by code: itself from the day it began to the day it ended.

        After that those that took over from it, and before it those it took over from. Both days are inclusive. Empty
        where the plan names nobody. A code that is no partner's stands for itself.
        """
        waiting, seen, found = [code], set[str](), list[str]()
        while waiting:
            here = waiting.pop()
            if here in seen:
                continue  # two ways to one partner, or a ring of partners, each said to follow the other
            seen.add(here)
            others = self._in_place_of(here, day)
            if others is None:
                found.append(here)
            else:
                waiting += reversed(others)
        return tuple(found)

    def predecessors(self, code: str) -> tuple[str, ...]:
        """Every partner of this plan that one took over from, and those before them, the nearest first."""
        before = self._links[0]
        found, seen = list(before.get(code, ())), {code, *before.get(code, ())}
        for each in found:  # grows as it goes
            found += (other for other in before[each] if other not in seen)
            seen.update(before[each])
        return tuple(found)

    def works(self, code: str, first: date, last: date) -> bool:
        """Whether a partner is there on any day from `first` to `last`, both inclusive, as far as the plan says."""
        partner = self._partners.get(code)
        if partner is None:
            return True
        return not (partner.started and partner.started > last) and not (partner.ended and partner.ended < first)

    @cached_property
    def turns(self) -> tuple[date, ...]:
        """The days on which a partner begins its work, or is there no more."""
        began = {each.started for each in self._partners.values() if each.started}
        gone = {each.ended + timedelta(1) for each in self._partners.values() if each.ended and each.ended < date.max}
        return tuple(sorted(began | gone))

    def _in_place_of(self, code: str, day: date) -> tuple[str, ...] | None:
        """Who is there instead of a partner that has ended by a day, or has not begun; None if it is there."""
        partner = self._partners.get(code)
        if partner is not None and partner.ended and day > partner.ended:
            return tuple(self._links[1][code])
        if partner is not None and partner.started and day < partner.started:
            return tuple(self._links[0][code])
        return None

    @cached_property
    def _links(self) -> tuple[_Neighbours, _Neighbours]:
        """By code, those before each partner and those after it, whichever of the two names the other."""
        before: _Neighbours = {code: {} for code in self._partners}
        after: _Neighbours = {code: {} for code in self._partners}
        for partner in self._partners.values():
            for code in self._own(partner.predecessors):
                before[partner.code][code] = after[code][partner.code] = None
            for code in self._own(partner.successors):
                after[partner.code][code] = before[code][partner.code] = None
        return before, after

    def _own(self, codes: Iterable[str]) -> Iterator[str]:
        """Those of some codes that are partners of this plan, with its id in front or without."""
        return (code for each in codes if (code := each.removeprefix(f"{self._home}:")) in self._partners)
