"""How an item of any plan is named, and every item a plan has."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.model.priority import THEME_MARK

Level = Literal["objective", "priority", "theme", "activity", "deliverable"]


class Address(NamedTuple):
    """A plan's id, and an item of it: `P2.4`, `O1`, or for a theme without an id `P2 > Its title`."""

    plan: str
    item: str

    def shown(self, home: str) -> str:
        """As a file of the plan `home` writes it."""
        return self.item if self.plan == home else f"{self.plan}:{self.item}"


class Item(NamedTuple):
    """One item of a plan in its own words; `above` is what it hangs from."""

    address: Address
    level: Level
    words: str
    above: Address | None


def read_address(text: str, home: str) -> Address:
    """`npa-2013:P7`, or `P7` for one of the plan `home`. Whether there is such an item is another question."""
    plan, colon, item = text.partition(":")
    if not colon or THEME_MARK in plan or " " in plan.strip():
        return Address(home, _tidy(text))
    return Address(plan.strip(), _tidy(item))


def items_of(plan: Plan) -> Mapping[Address, Item]:
    """Every objective, priority, theme with an id or a title, activity and deliverable of a plan, in its order."""
    name = plan.workplan.id
    found: dict[Address, Item] = {}

    def add(item: str, level: Level, words: str, above: Address | None) -> Address:
        address = Address(name, item)
        found.setdefault(address, Item(address, level, words, above))
        return address

    for objective in plan.workplan.objectives:
        add(objective.id, "objective", objective.text, None)
    for priority in plan.priorities:
        top = add(priority.id, "priority", priority.title, None)
        for theme in priority.themes:
            under = top
            if theme.id or theme.title:
                under = add(theme.name_in(priority.id), "theme", theme.title, top)
            for activity in theme.activities:
                row = add(activity.id, "activity", activity.text, under)
                for each in activity.deliverables:
                    add(each.id, "deliverable", each.text or activity.text, row)
    return found


def _tidy(item: str) -> str:
    """One blank on either side of a theme's mark, and capitals for ids."""
    head, mark, title = item.partition(">")
    return f"{head.strip().upper()}{THEME_MARK}{' '.join(title.split())}" if mark else item.strip().upper()
