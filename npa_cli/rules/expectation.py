"""What workplan.yaml expects of the plan as a whole, as plain data, and what there is to hold against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from npa_cli.model.finding import Finding, KeyPath
from npa_cli.model.outline import says
from npa_cli.rules.rule import Context
from npa_cli.rules.walk import ID_LEVELS, Level, Node, nodes, nodes_of, reads_all_items, settled_ids

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


def count_of(context: Context, level: Level) -> int:
    """How many there are of one level."""
    settled = sum(file.outline.counts[level] for file in context.files if file.outline)
    return settled + sum(node.level == level for node in nodes(context))


def ids_of(context: Context, level: Level) -> frozenset[str]:
    """The ids of one level; a theme has none."""
    if level == "theme":
        return frozenset()
    dots = ID_LEVELS.index(level)
    settled = {each for each in settled_ids(context) if each.count(".") == dots}
    return frozenset(settled | {node.id for node in nodes(context) if node.level == level and node.id is not None})


def lacking(context: Context, level: Level, key: str) -> tuple[Node, ...]:
    """The items of one level that say nothing under a key, in reading order."""
    files = (file for file in context.files if file.outline is None or key not in file.outline.always[level])
    every = (node for file in files for node in nodes_of(file) if node.level == level)
    return tuple(node for node in every if not says(node.data.get(key)))


def named(ids: list[str]) -> str:
    """Ids in a sentence: all where they are few."""
    shown = ", ".join(ids[:_NAMED_AT_MOST])
    return f"{shown} and {len(ids) - _NAMED_AT_MOST} more" if len(ids) > _NAMED_AT_MOST else shown
