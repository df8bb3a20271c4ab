"""What workplan.yaml expects of the plan as a whole, as plain data, and what there is to hold against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from npa_cli.model.finding import Finding, KeyPath
from npa_cli.model.vocabulary import Level
from npa_cli.rules.index import Index

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


def expectations(index: Index) -> Iterator[Expectation]:
    """Every line under `expect:`; none if some priority can't be read, and its items can't be counted."""
    file = index.frame.file("workplan") if index.reads_all_items else None
    expected = file.data.get("expect") if file is not None and isinstance(file.data, dict) else None
    if file is not None and isinstance(expected, dict):
        for key, value in expected.items():
            yield Expectation(file.path, key, value)


def list_ids(ids: list[str]) -> str:
    """Ids in a sentence: all where they are few."""
    shown = ", ".join(ids[:_NAMED_AT_MOST])
    return f"{shown} and {len(ids) - _NAMED_AT_MOST} more" if len(ids) > _NAMED_AT_MOST else shown
