"""One history of partners through every plan of a family: who is who, who took over from whom."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from npa_cli.model.partner import Partner
from npa_cli.model.plan import Plan


class Body(NamedTuple):
    """A partner as one plan has it."""

    plan: str
    partner: Partner

    def shown(self, home: str) -> str:
        """Its code, with its plan's id and a colon in front where that is not the plan `home`."""
        return self.partner.code if self.plan == home else f"{self.plan}:{self.partner.code}"


class Step(NamedTuple):
    """A body before or after another.

    `inferred` where the way to it, or any step of that way, is our reading and no document states it.
    """

    body: Body
    inferred: bool


class History(NamedTuple):
    """Where else a partner stands, those it took over from and those that took over from it, the nearest first."""

    elsewhere: tuple[Body, ...]
    before: tuple[Step, ...]
    after: tuple[Step, ...]


def read_code(text: str, home: str) -> tuple[str, str]:
    """The plan and code of a partner as a file of the plan `home` writes it: `NOMS`, or `npa-2013:NOMS`."""
    plan, colon, code = text.partition(":")
    return (plan.strip(), code.strip()) if colon else (home, text)


def partner_history(plans: Iterable[Plan], home: str, partner: Partner) -> History:
    """What came before and after a partner, through every plan that names it; a loop is walked once."""
    bodies = {(plan.workplan.id, each.code): Body(plan.workplan.id, each) for plan in plans for each in plan.partners}
    start = bodies.get((home, partner.code), Body(home, partner))
    return History(
        tuple(each for each in _same(start, bodies) if each.plan != home),
        tuple(_walk(start, bodies, "predecessors", "successors")),
        tuple(_walk(start, bodies, "successors", "predecessors")),
    )


_Bodies = Mapping[tuple[str, str], Body]
_Way = Literal["predecessors", "successors"]


def _walk(start: Body, bodies: _Bodies, way: _Way, back: _Way) -> Iterator[Step]:
    """What lies one way from a body, the nearest first; what names it from the other side is `back`."""
    seen = set(_keys(_same(start, bodies)))
    waiting = [Step(start, inferred=False)]
    for at in waiting:  # grows as it goes
        for same in _same(at.body, bodies):
            for step in _beside(same, bodies, way, back):
                if (step.body.plan, step.body.partner.code) not in seen:
                    seen.update(_keys(_same(step.body, bodies)))
                    waiting.append(Step(step.body, at.inferred or step.inferred))
                    yield waiting[-1]


def _beside(body: Body, bodies: _Bodies, way: _Way, back: _Way) -> Iterator[Step]:
    """The bodies that a body names, and those that name it from the other side."""
    for code in getattr(body.partner, way):
        found = bodies.get(read_code(code, body.plan))
        if found is not None:
            yield Step(found, way in body.partner.inferred)
    for other in bodies.values():
        for code in getattr(other.partner, back):
            if read_code(code, other.plan) == (body.plan, body.partner.code):
                yield Step(other, back in other.partner.inferred)


def _same(body: Body, bodies: _Bodies) -> tuple[Body, ...]:
    """A body in every plan that has it: by a code, name or other name of both. A plan's own groups are only its own."""
    if body.partner.members:
        return (body,)
    names = _names(body.partner)
    others = (each for each in bodies.values() if each != body and not each.partner.members)
    return (body, *(each for each in others if each.plan != body.plan and names & _names(each.partner)))


def _names(partner: Partner) -> frozenset[str]:
    return frozenset(each.casefold() for each in (partner.code, partner.name, *partner.also_known_as))


def _keys(bodies: Iterable[Body]) -> Iterator[tuple[str, str]]:
    return ((each.plan, each.partner.code) for each in bodies)
