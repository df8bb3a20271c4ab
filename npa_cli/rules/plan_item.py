"""The priorities, themes, activities and deliverables of a priority file, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from npa_cli.model.vocabulary import Level
from npa_cli.rules.file_entry import FileEntry


@dataclass(frozen=True, slots=True)
class Item(FileEntry):
    """One item of a priority file, whatever is wrong with it, with its level and the id of the item above."""

    level: Level
    parent_id: str | None

    @property
    def id(self) -> str | None:
        """Its own id; None if it has none, or one that is no word."""
        given = self.data.get("id")
        return given if isinstance(given, str) else None

    @property
    def name(self) -> str | None:
        """The id to name in a finding: its own, or that of what it hangs from."""
        return self.id or self.parent_id


def items_in(path: str, data: Any) -> Iterator[Item]:
    """Every item of a priority file's data, in reading order. What is no mapping is passed over."""
    if not isinstance(data, dict):
        return
    top = Item(path, (), data, "priority", None)
    yield top
    for theme in _under(top, "themes", "theme"):
        yield theme
        for activity in _under(theme, "activities", "activity"):
            yield activity
            yield from _under(activity, "deliverables", "deliverable")


def _under(item: Item, key: str, level: Level) -> Iterator[Item]:
    name = item.parent_id if item.level == "theme" else item.name  # an activity's id begins with its priority's
    return (Item(each.path, each.at, each.data, level, name) for each in item.entries(key))
