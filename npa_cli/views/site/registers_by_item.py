"""What the registers hold about each deliverable, worked out once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import TypeVar

from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.registers.escalation import open_issues
from npa_cli.views.actions import build_actions
from npa_cli.views.decisions import decisions_on, items_reached
from npa_cli.views.dependencies import build_dependencies
from npa_cli.views.registers_of import Entries
from npa_cli.views.risks import build_risks

Entry = TypeVar("Entry")


class RegistersByItem:
    """The open entries of a plan's registers and its decisions on one day, to be asked for one deliverable."""

    def __init__(self, plan: Plan, assessed: tuple[Assessed, ...], as_at: date) -> None:
        self._risks = build_risks(plan, as_at)
        self._dependencies = build_dependencies(plan, assessed, as_at)
        self._actions = build_actions(plan, as_at)
        self._risks_of = _by_item((each.risk.affects, each) for each in self._risks.entries)
        self._issues_of = _by_item((each.issue.affects, each) for each in open_issues(plan, as_at))
        self._dependencies_of = _by_item(
            ((each.dependency.from_, each.dependency.to), each) for each in self._dependencies.entries
        )
        self._actions_of = _by_item((each.affects, each) for each in self._actions.entries)
        self._decisions_of = _by_item((items_reached(plan, each), each) for each in decisions_on(plan, as_at))

    def about(self, item: str) -> Entries:
        """The entries that name a deliverable, or the activity or priority that it hangs from."""
        ids = tuple(accumulate(item.split("."), "{}.{}".format))
        return Entries(
            replace(self._risks, entries=_found(self._risks_of, ids)),
            _found(self._issues_of, ids),
            replace(self._dependencies, entries=_found(self._dependencies_of, ids)),
            replace(self._actions, entries=_found(self._actions_of, ids)),
            _found(self._decisions_of, ids),
        )


def _by_item(entries: Iterable[tuple[Iterable[str], Entry]]) -> dict[str, list[tuple[int, Entry]]]:
    """Entries, each with its place among them, by the items that they name."""
    found: defaultdict[str, list[tuple[int, Entry]]] = defaultdict(list)
    for place, (items, entry) in enumerate(entries):
        for item in dict.fromkeys(items):
            found[item].append((place, entry))
    return dict(found)


def _found(by_item: dict[str, list[tuple[int, Entry]]], ids: tuple[str, ...]) -> tuple[Entry, ...]:
    """The entries that name any of the ids, in their own order, each once."""
    return tuple(_in_order(dict(entry for each in ids for entry in by_item.get(each, ()))))


def _in_order(entries: dict[int, Entry]) -> Iterator[Entry]:
    return (entries[place] for place in sorted(entries))
