"""NPA409 nobody-takes-over: work whose place is taken by what is itself superseded, in a ring, or cancelled."""

from collections.abc import Mapping
from typing import Final

from npa_cli.model.chains import last_steps
from npa_cli.progress.select import is_within
from npa_cli.rules.minimal_plan import change_of, return_of, second_deliverable
from npa_cli.rules.returns import Statement
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"
_TWO: Final = {
    "changes.yaml": change_of(item="P1.1", field="text", to="Do it in one piece", reason="scope"),
    "priorities/01-first.yaml": second_deliverable("id: P1.1.2, text: The next, timeframe: Ongoing"),
}
_TOLD: Final = 8  # steps of a way
_FIRST: Final = return_of("status: superseded, superseded_by: P1.1.2")


@plan_rule(
    "NPA409",
    finds="judgement",
    title="Work whose place is taken by what is itself superseded, in a ring, or cancelled",
    why="Each is then closed because another is to do it, and nobody does the work.",
    bad=Example(_PATH, f"{_FIRST}  P1.1.2: {{status: cancelled, narrative: Not funded.}}\n", _TWO),
    good=Example(_PATH, f"{_FIRST}  P1.1.2: {{status: on_hold, narrative: Not funded until April.}}\n", _TWO),
)
def nobody_takes_over(index: Index, frame: Frame) -> Findings:
    last = {each.item: each for each in index.statements}
    successors = {item: successor for item, said in last.items() if (successor := _successor(said))}
    parts = {item: _parts(successor, index) for item, successor in successors.items()}
    taken_over = _taken_over(parts, last)
    last_on_way = last_steps({item: every[0] for item, every in parts.items() if every})
    for item in (each for each in parts if each not in taken_over):
        told, end = _told(item, successors, parts), last_on_way[item]
        if end is None:
            message, hint = f"{told}: a ring, so nobody does the work", "say of one of them where its work stands"
        else:
            what = "which is cancelled" if successors[end] in last else "no part of which is left to do"
            message = f"{told}, {what}: nobody does the work"
            hint = "the id of what is to be done in its place; or `status: cancelled`"
        yield last[item].finding(("superseded_by",), message, hint)


def _successor(said: Statement) -> str | None:
    """What takes an item's place; None if nothing does, or the item itself is named, which is a finding already."""
    successor = said.text("superseded_by") if said.status == "superseded" else None
    return None if successor == said.item else successor


def _parts(successor: str, index: Index) -> tuple[str, ...]:
    """The deliverables that what takes an item's place consists of: itself, or those under an activity or priority."""
    if index.levels.get(successor) == "deliverable":
        return (successor,)
    return tuple(each for each in index.ids("deliverable") if is_within(each, successor))


def _taken_over(parts: Mapping[str, tuple[str, ...]], last: Mapping[str, Statement]) -> frozenset[str]:
    """The superseded items whose work somebody does: some part of what takes their place is neither cancelled nor
    superseded, or was taken over in its turn. Of what has no parts nobody knows, so it counts as being done.
    """
    waiting: dict[str, list[str]] = {}
    for item, every in parts.items():
        for part in every:
            waiting.setdefault(part, []).append(item)
    open_parts = (
        part for part in waiting if part not in parts and not (part in last and last[part].status == "cancelled")
    )
    found = [*open_parts, *(item for item, every in parts.items() if not every)]
    done = set(found)
    for part in found:  # grows as it goes
        more = [item for item in waiting.get(part, ()) if item not in done]
        done.update(more)
        found.extend(more)
    return frozenset(done & parts.keys())


def _told(item: str, successors: Mapping[str, str], parts: Mapping[str, tuple[str, ...]]) -> str:
    """What takes the place of an item that nobody takes over, and what the place of that; of a long way its begin."""
    way: list[str] = []
    here = item
    while here in parts and len(way) < _TOLD and (not way or here != item):
        way.append(f"`{successors[here]}`")
        here = parts[here][0]
    further = ", and so on" if here in parts and here != item else ""
    return "superseded by " + ", that by ".join(way) + further
