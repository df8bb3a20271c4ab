"""How many cells of a terminal a text takes: rich knows every script, and is loaded only for those that need it."""

from __future__ import annotations

import re
from typing import Final

# Letters, signs, dashes, quotes, arrows and blocks of one cell each: what a plan in English is written and drawn with.
_ONE_CELL_EACH: Final = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u2199\u2500-\u25fc]*"
)


def cell_len(text: str) -> int:
    """The width of a text in cells, where a letter may take two or none."""
    if (text.isascii() and text.isprintable()) or _ONE_CELL_EACH.fullmatch(text):
        return len(text)
    from rich.cells import cell_len as of_any_script

    return of_any_script(text)


def set_cell_size(text: str, width: int) -> str:
    """The text cut or filled with spaces to a width in cells."""
    if _ONE_CELL_EACH.fullmatch(text):
        return text[:width].ljust(width)
    from rich.cells import set_cell_size as of_any_script

    return of_any_script(text, width)
