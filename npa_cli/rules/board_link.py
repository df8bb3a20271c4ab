"""Where each board of workplan.yaml reports and escalates to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from npa_cli.model.finding import KeyPath
from npa_cli.rules.checked_file import CheckedFile
from npa_cli.rules.plain_data import mappings, words


@dataclass(frozen=True, slots=True)
class BoardLink:
    """One code under a board's `reports_to` or `escalates_to`."""

    board: str  # the code of the board that has it
    key: str
    to: str
    at: KeyPath


def board_links(file: CheckedFile) -> Iterator[BoardLink]:
    """The links of workplan.yaml, in its order."""
    for board, at in mappings(file.data, "boards"):
        for key in ("reports_to", "escalates_to"):
            for code, place in words(board.get(key), (*at, key)):
                yield BoardLink(str(board.get("code")), key, code, place)
