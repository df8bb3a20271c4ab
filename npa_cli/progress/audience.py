"""A plan as one audience may see it: what is marked for a narrower one is left out, and counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from npa_cli.model.plan import Plan
from npa_cli.model.priority import Activity, Priority, Theme
from npa_cli.model.vocabulary import Audience
from npa_cli.progress.who_reports import is_own_word

if TYPE_CHECKING:  # a plan without returns does not load their model
    from npa_cli.model.partner_return import Return, Update

WIDTH: Final[Mapping[Audience, int]] = {"internal": 0, "board": 1, "public": 2}

SOMEBODY: Final = "somebody not named"
"""Who verified work, where that is no partner and the audience may not read it."""

Entry = TypeVar("Entry")


class _Withheld:
    """How many items were left out, and the ids of those in the plan's tree."""

    def __init__(self, audience: Audience, plan: Plan) -> None:
        self.audience: Audience = audience
        self.partners = plan.partners
        self.number = 0
        self.ids: set[str] = set()

    def may_see(self, each: Any) -> bool:
        """Whether the audience may see an item; one that is not marked is for everybody."""
        marked: Audience = getattr(each, "audience", "public")
        return WIDTH[marked] >= WIDTH[self.audience]

    def keep(self, entries: Iterable[Entry], *, in_tree: bool = False) -> tuple[Entry, ...]:
        """Those the audience may see; the rest are counted, and what hangs from those in the plan's tree is hidden."""
        kept = []
        for each in entries:
            if self.may_see(each):
                kept.append(each)
                continue
            self.number += 1
            if in_tree:
                self.ids.add(each.id)  # type: ignore[attr-defined]
        return tuple(kept)

    def hides(self, *items: str) -> bool:
        """Whether one of some items was left out, or hangs from what was."""
        return any(item == gone or item.startswith((f"{gone}.", f"{gone} >")) for item in items for gone in self.ids)


def for_audience(plan: Plan, audience: Audience) -> tuple[Plan, int]:
    """The plan without what is marked for a narrower audience, and how many items that were.

    A priority or activity takes what hangs from it along, counted as one. Of a return's entry marked so, the words
    are left out; its status, rag, level of assurance and a partner who verified it stay: a rating must not change with
    the reader. What speaks of an item that is left out (changes, links, entries of registers, readings) goes with it;
    and who is who on a forge is no reader's business.
    """
    if audience == "internal":
        return plan, 0
    out = _Withheld(audience, plan)
    priorities = tuple(_priority(each, out) for each in out.keep(plan.priorities, in_tree=True))
    seen = replace(
        plan,
        priorities=priorities,
        returns=tuple(_part(each, out, hidden=False) for each in plan.returns),
        withheld=tuple(_part(each, out, hidden=True) for each in plan.returns),
        changes=tuple(each for each in plan.changes if not out.hides(each.item)),
        links=tuple(each for each in plan.links if not out.hides(each.from_, each.to)),
        measures=tuple(each for each in plan.measures if not out.hides(*each.items)),
        risks=_entries(plan.risks, out),
        issues=_entries(plan.issues, out),
        dependencies=tuple(each for each in plan.dependencies if not out.hides(each.from_, each.to)),
        decisions=_entries(plan.decisions, out),
        actions=_entries(plan.actions, out),
        guard=None,
    )
    return _unnamed(plan, seen), out.number


def _unnamed(plan: Plan, seen: Plan) -> Plan:
    """The plan whose registers name no entry that was left out of them."""

    def ids(of: Plan) -> set[str]:
        entries: tuple[Any, ...] = (*of.risks, *of.issues, *of.dependencies, *of.decisions, *of.actions)
        return {each.id for each in entries}

    gone = ids(plan) - ids(seen)

    def rest(entries: tuple[Any, ...]) -> tuple[Any, ...]:
        named = ((each, tuple(item for item in each.affects if item not in gone)) for each in entries)
        return tuple(each.model_copy(update={"affects": items}) for each, items in named)

    return replace(
        seen,
        risks=rest(seen.risks),
        issues=rest(seen.issues),
        decisions=rest(seen.decisions),
        actions=rest(seen.actions),
    )


def _priority(priority: Priority, out: _Withheld) -> Priority:
    themes = (_theme(each, out) for each in priority.themes)
    return priority.model_copy(update={"themes": tuple(each for each in themes if each.activities)})


def _theme(theme: Theme, out: _Withheld) -> Theme:
    activities = (_activity(each, out) for each in out.keep(theme.activities, in_tree=True))
    return theme.model_copy(update={"activities": tuple(each for each in activities if each.deliverables)})


def _activity(activity: Activity, out: _Withheld) -> Activity:
    return activity.model_copy(update={"deliverables": out.keep(activity.deliverables, in_tree=True)})


def _part(given: Return, out: _Withheld, *, hidden: bool) -> Return:
    """What a return says of the items that are left out, or of the others, as the audience may read that."""
    items = {item for item in (*given.updates, *given.no_change) if out.hides(item) == hidden}
    updates = {item: each if hidden else _update(each, out) for item, each in given.updates.items() if item in items}
    no_change = tuple(item for item in given.no_change if item in items)
    return given.model_copy(update={"updates": updates, "no_change": no_change})


def _update(update: Update, out: _Withheld) -> Update:
    if out.may_see(update):
        return update
    out.number += 1
    done = tuple(each.model_copy(update={"narrative": None, "evidence": ()}) for each in update.also_done)
    words = {"narrative": None, "path_to_green": None, "ask": None, "evidence": ()}
    by = update.assurance and update.assurance.by
    if by and not is_own_word(by, (each.code for each in out.partners), out.partners):
        by = SOMEBODY
    assurance = update.assurance and update.assurance.model_copy(update={"by": by, "how": None})
    return update.without_own().model_copy(update={**words, "also_done": done, "assurance": assurance})


def _entries(entries: tuple[Any, ...], out: _Withheld) -> tuple[Any, ...]:
    """The entries of a register that are about nothing left out, and that the audience may see."""
    return out.keep(each for each in entries if not out.hides(*getattr(each, "affects", ())))
