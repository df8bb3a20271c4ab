"""The items that a plan's other files speak of one by one: of a large plan these are read, and the rest is not."""

from __future__ import annotations

from dataclasses import replace

from npa_cli.model.plan import Plan
from npa_cli.rules.change_entry import change_entries
from npa_cli.rules.return_file import return_files
from npa_cli.rules.rule import Context
from npa_cli.rules.walk import priorities_with


def spoken_of(context: Context) -> frozenset[str]:
    """The ids that any return mentions and that any change is about, whether the plan has them or not."""
    reported = {item for file in context.once(return_files) for item, _, _ in file.mentions() if isinstance(item, str)}
    return frozenset(reported | {change.item for change in context.once(change_entries) if change.item})


def plan_spoken_of(context: Context) -> Plan:
    """The plan with the priorities of these items."""
    items = context.once(spoken_of)
    held = context.once(priorities_with, items)
    return replace(context.plan, priorities=tuple(each for each in context.plan.priorities if each.id in held))
