"""The shipped plan's files as plain data, read by the stock YAML reader and not by npa's own."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML

from tests.conftest import REPOSITORY

DATA: Final = REPOSITORY / "data"
PRIORITY_FILES: Final = tuple(sorted((DATA / "priorities").glob("*.yaml")))
ALL_FILES: Final = (DATA / "workplan.yaml", DATA / "partners.yaml", *PRIORITY_FILES)


@cache
def load(path: Path) -> dict[str, Any]:
    """A file's data. Duplicate keys are an error; a day comes as the words in the file, as npa's models want it."""
    data = _days_as_words(YAML(typ="safe", pure=True).load(path.read_bytes()))
    assert isinstance(data, dict)
    return data


def priorities() -> list[dict[str, Any]]:
    """Every priority, in the order of the files' names."""
    return [load(path) for path in PRIORITY_FILES]


def activities() -> list[dict[str, Any]]:
    """Every activity, in file order."""
    return [activity for priority in priorities() for theme in priority["themes"] for activity in theme["activities"]]


def deliverables() -> list[dict[str, Any]]:
    """Every deliverable, in file order."""
    return [deliverable for activity in activities() for deliverable in activity["deliverables"]]


def _days_as_words(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _days_as_words(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_days_as_words(value) for value in data]
    return data.isoformat() if isinstance(data, date) else data
