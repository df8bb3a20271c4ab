"""What workplan.yaml says of who answers to whom: between boards, and for groups of partners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from npa_cli.model.finding import KeyPath
from npa_cli.rules.checked_file import CheckedFile


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
