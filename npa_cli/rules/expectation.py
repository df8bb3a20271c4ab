"""What workplan.yaml expects of the plan as a whole, as plain data, and what there is to hold against it."""

from __future__ import annotations

from typing import Final

from npa_cli.model.vocabulary import Level
from npa_cli.rules.checked_file import FileEntry
from npa_cli.rules.index import Index

LEVELS: Final[dict[Level, str]] = {
    "priority": "priorities",
    "theme": "themes",
    "activity": "activities",
    "deliverable": "deliverables",
}
"""Each level, and what many of it are called in `expect:`."""

_NAMED_AT_MOST: Final = 12  # ids told one by one before the rest are only counted


def expected_of(index: Index) -> FileEntry:
    """All that stands under `expect:`; nothing if some priority can't be read, so that its items can't be counted."""
    file = index.frame.file("workplan") if index.reads_all_items else None
    return FileEntry("workplan.yaml", ("expect",), file.under("expect") if file is not None else {})


def list_ids(ids: list[str]) -> str:
    """Ids in a sentence: all where they are few."""
    shown = ", ".join(ids[:_NAMED_AT_MOST])
    return f"{shown} and {len(ids) - _NAMED_AT_MOST} more" if len(ids) > _NAMED_AT_MOST else shown
