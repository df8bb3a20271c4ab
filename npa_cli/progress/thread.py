"""The golden thread: what each item of a family of plans hangs from, serves and continues."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from npa_cli.model.link import Basis, Relation
from npa_cli.model.plan import Plan
from npa_cli.progress.address import Address, Item, items_of, read_address
from npa_cli.progress.circles import circles


@dataclass(frozen=True, slots=True)
class Tie:
    """One link between two items that are both there. `basis` is None for a priority's own `objectives`.

    `inferred` where it is our reading, and not stated by the documents.
    """

    start: Address
    relation: Relation
    end: Address
    basis: Basis | None
    note: str | None = None
    inferred: bool = False


_End = Literal["start", "end"]


@dataclass(frozen=True)
class Thread:
    """Every item of some plans, and every tie between them, in the order of plans and files."""

    items: Mapping[Address, Item]
    ties: tuple[Tie, ...]
    plans: Mapping[str, Plan] = field(default_factory=dict)

    def called(self, address: Address) -> Address | None:
        """The address of the item that is meant, whatever the case of its letters; None if there is none."""
        return self._folded.get(_folded(address))

    def below(self, address: Address) -> Sequence[Item]:
        """What hangs right from an item."""
        return self._below.get(address, ())

    def above(self, address: Address) -> Iterator[Item]:
        """What an item hangs from, the nearest first."""
        item = self.items.get(address)
        while item is not None and item.above is not None:
            item = self.items.get(item.above)
            if item is not None:
                yield item

    def out_of(self, address: Address, relation: Relation | None = None) -> tuple[Tie, ...]:
        """The ties, of one relation or of any, that begin at an item or anywhere under it."""
        return self._ties("start", address, relation)

    def into(self, address: Address, relation: Relation | None = None) -> tuple[Tie, ...]:
        """The ties, of one relation or of any, that end at an item or anywhere under it."""
        return self._ties("end", address, relation)

    def ties_at(self, address: Address) -> tuple[Tie, ...]:
        """The ties that begin or end at an item itself, in their order."""
        places = {*self._places["start"].get(address, ()), *self._places["end"].get(address, ())}
        return tuple(self.ties[place] for place in sorted(places))

    def lost_objectives(self) -> Iterator[Address]:
        """The objectives of which it is not known what serves them.

        They are those that no priority of their own plan is known to serve, while the text held of that plan does not
        say which objectives some of its priorities serve.
        """
        served = {tie.end for tie in self.ties if tie.relation == "serves" and tie.start.plan == tie.end.plan}
        for home, plan in self.plans.items():
            if any(each.objectives == "unknown" for each in plan.priorities):
                addresses = (Address(home, each.id) for each in plan.workplan.objectives)
                yield from (each for each in addresses if each not in served)

    def _within(self, address: Address) -> Iterator[Address]:
        yield address
        for each in self.below(address):
            yield from self._within(each.address)

    def _ties(self, end: _End, address: Address, relation: Relation | None) -> tuple[Tie, ...]:
        here = sorted(place for each in self._within(address) for place in self._places[end].get(each, ()))
        return tuple(self.ties[place] for place in here if relation in (None, self.ties[place].relation))

    @cached_property
    def _below(self) -> Mapping[Address, list[Item]]:
        found: defaultdict[Address, list[Item]] = defaultdict(list)
        for each in self.items.values():
            if each.above is not None:
                found[each.above].append(each)
        return found

    @cached_property
    def _places(self) -> Mapping[_End, Mapping[Address, list[int]]]:
        """Where in their order the ties stand that begin at an address, and those that end at it."""
        found: dict[_End, dict[Address, list[int]]] = {"start": {}, "end": {}}
        for place, tie in enumerate(self.ties):
            found["start"].setdefault(tie.start, []).append(place)
            found["end"].setdefault(tie.end, []).append(place)
        return found

    @cached_property
    def _folded(self) -> Mapping[Address, Address]:
        return {_folded(each): each for each in self.items}


def _folded(address: Address) -> Address:
    return Address(address.plan, address.item.casefold())


def weave(plans: Iterable[Plan]) -> Thread:
    """The thread through some plans. A tie with a loose end is left out: `npa validate` names it."""
    by_id = {plan.workplan.id: plan for plan in plans}
    items: dict[Address, Item] = {}
    for plan in by_id.values():
        items.update(items_of(plan))
    found = tuple(
        each for plan in by_id.values() for each in ties_of(plan) if each.start in items and each.end in items
    )
    return Thread(items, found, by_id)


def ties_of(plan: Plan) -> Iterator[Tie]:
    """A plan's own links, and what its priorities say they serve."""
    home = plan.workplan.id
    for priority in plan.priorities:
        if priority.objectives != "unknown":
            for objective in priority.objectives:
                yield Tie(Address(home, priority.id), "serves", Address(home, objective), None)
    for link in plan.links:
        start, end = read_address(link.from_, home), read_address(link.to, home)
        yield Tie(start, link.relation, end, link.basis, link.note, inferred=not link.is_stated)


def loops(ties: Iterable[Tie]) -> Iterator[tuple[Address, ...]]:
    """Each way that leads from an item back to itself by links of one relation, with that item at both ends."""
    for relation in ("serves", "continues"):
        for ring in circles((tie, tie.start, tie.end) for tie in ties if tie.relation == relation):
            yield (ring[0].start, *(tie.end for tie in ring))
