"""Steps through a file's plain data that hold whatever shape it is in, each with its key path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from npa_cli.model.finding import KeyPath
from npa_cli.rules.rule import Context

Level = Literal["priority", "theme", "activity", "deliverable"]


@dataclass(frozen=True, slots=True)
class Node:
    """A mapping in a priority file: what it is, its file and key path, and the id of the item around it."""

    level: Level
    path: str
    at: KeyPath
    data: dict[str, Any]
    parent_id: str | None

    @property
    def id(self) -> str | None:
        given = self.data.get("id")
        return given if isinstance(given, str) else None

    @property
    def item(self) -> str | None:
        """The id to name in a finding: its own, or that of what it hangs from."""
        return self.id or self.parent_id


def nodes(context: Context) -> Iterator[Node]:
    """Every priority, theme, activity and deliverable of every priority file, in reading order."""
    for file in context.files:
        if file.kind == "priority" and isinstance(file.data, dict):
            top = Node("priority", file.path, (), file.data, None)
            yield top
            for theme in _under(top, "themes", "theme"):
                yield theme
                for activity in _under(theme, "activities", "activity"):
                    yield activity
                    yield from _under(activity, "deliverables", "deliverable")


def words(data: Any, at: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    """The words of a list, or the one word given instead of a list, with their key paths."""
    if isinstance(data, list):
        for index, each in enumerate(data):
            if isinstance(each, str):
                yield each, (*at, index)
    elif isinstance(data, str):
        yield data, at


def mappings(data: Any, key: str) -> Iterator[tuple[dict[str, Any], KeyPath]]:
    """The mappings in the list under `key`, with their key paths."""
    items = data.get(key) if isinstance(data, dict) else None
    for index, each in enumerate(items if isinstance(items, list) else ()):
        if isinstance(each, dict):
            yield each, (key, index)


def _under(node: Node, key: str, level: Level) -> Iterator[Node]:
    for each, at in mappings(node.data, key):
        yield Node(level, node.path, (*node.at, *at), each, node.item)
