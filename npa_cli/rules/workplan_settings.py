"""What workplan.yaml sets, as plain data: who answers to whom, who reports for a group, what the plan should hold."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from npa_cli.model.finding import KeyPath
from npa_cli.model.vocabulary import Level
from npa_cli.rules.checked_file import CheckedFile, FileEntry
from npa_cli.rules.index import Index


class BoardLink(NamedTuple):
    """One code under a board's `reports_to` or `escalates_to`, which is the `key`, with its key path."""

    board: str  # the code of the board that has it
    key: str
    to: str
    at: KeyPath


def board_links(file: CheckedFile) -> Iterator[BoardLink]:
    """Where each board reports and escalates to, in the order of workplan.yaml."""
    for board in file.entries("boards"):
        for key in ("reports_to", "escalates_to"):
            for code, at in board.words(key):
                yield BoardLink(str(board.data.get("code")), key, code, (*board.at, *at))


def reporting_in(file: CheckedFile | None) -> Iterator[tuple[str, str, KeyPath]]:
    """Each group's code and that of the partner that reports for it, as written, with the key path to the second."""
    for group, reporter in file.under("reporting").items() if file is not None else ():
        if isinstance(reporter, str):
            yield group, reporter, ("reporting", group)


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
