"""What workplan.yaml expects of the plan as a whole, as plain data, and what there is to hold against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from npa_cli.model.finding import Finding, KeyPath
from npa_cli.rules.rule import Context
from npa_cli.rules.walk import ID_LEVELS, Level, Node, every_node, nodes, reads_all_items, settled_ids
from npa_cli.values import dataclass

LEVELS: Final[dict[Level, str]] = {
    "priority": "priorities",
    "theme": "themes",
    "activity": "activities",
    "deliverable": "deliverables",
}
"""Each level, and what many of it are called in `expect:`."""

_NAMED_AT_MOST: Final = 12  # ids told one by one before the rest are only counted


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line under `expect:`: its key, the value it gives, and where it stands."""

    path: str
    key: str
    value: Any

    @property
    def at(self) -> KeyPath:
        return ("expect", self.key)

    def finding(self, code: str, at: KeyPath, message: str, hint: str) -> Finding:
        """A finding on its value, or on the item of its list that `at` names."""
        return Finding(code, self.path, (*self.at, *at), message, hint)


def expectations(context: Context) -> Iterator[Expectation]:
    """Every line under `expect:`; none where some priority can't be read, and its items can't be counted."""
    if not reads_all_items(context):
        return
    for file in context.files:
        expected = file.data.get("expect") if file.kind == "workplan" and isinstance(file.data, dict) else None
        if isinstance(expected, dict):
            for key, value in expected.items():
                yield Expectation(file.path, key, value)


def of_level(context: Context, level: Level) -> tuple[Node, ...]:
    """Everything of one level in the plan, in reading order."""
    return tuple(node for node in every_node(context) if node.level == level)


def count_of(context: Context, level: Level) -> int:
    """How many there are of one level; of a settled file, without looking at more than its ids."""
    if level == "theme":
        return len(context.once(of_level, level))  # a theme has no id
    dots = ID_LEVELS.index(level)
    settled = sum(each.count(".") == dots for each in settled_ids(context))
    return settled + sum(node.level == level for node in nodes(context))


def named(ids: list[str]) -> str:
    """Ids in a sentence: all where they are few."""
    shown = ", ".join(ids[:_NAMED_AT_MOST])
    return f"{shown} and {len(ids) - _NAMED_AT_MOST} more" if len(ids) > _NAMED_AT_MOST else shown
