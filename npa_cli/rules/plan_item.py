"""The priorities, themes, activities and deliverables of a priority file, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from npa_cli.model.finding import Finding, KeyPath, Severity
from npa_cli.model.fix import Fix
from npa_cli.model.vocabulary import Level


class Item(NamedTuple):
    """One item of a priority file, whatever is wrong with it: its file, its key path, and the id of the item above."""

    level: Level
    path: str
    at: KeyPath
    data: dict[str, Any]
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

    def finding(
        self,
        code: str,
        at: KeyPath,
        message: str,
        hint: str | None = None,
        *,
        severity: Severity = "error",
        fix: Fix | None = None,
    ) -> Finding:
        """A finding on the value that the key path `at` leads to from this item."""
        return Finding(code, self.path, (*self.at, *at), message, hint, severity, fix=fix)


def items_in(path: str, data: Any) -> Iterator[Item]:
    """Every item of a priority file's data, in reading order. What is no mapping is passed over."""
    if not isinstance(data, dict):
        return
    top = Item("priority", path, (), data, None)
    yield top
    for theme in _under(top, "themes", "theme"):
        yield theme
        for activity in _under(theme, "activities", "activity"):
            yield activity
            yield from _under(activity, "deliverables", "deliverable")


def _under(item: Item, key: str, level: Level) -> Iterator[Item]:
    path, at, inside = item.path, item.at, item.data.get(key)
    name = item.parent_id if item.level == "theme" else item.name  # an activity's id begins with its priority's
    for index, each in enumerate(inside if isinstance(inside, list) else ()):
        if isinstance(each, dict):
            yield Item(level, path, (*at, key, index), each, name)
