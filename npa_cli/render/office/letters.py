"""How wide words are in Arial, and in Liberation Sans which has its measures: enough to lay out a table by.

The widths are those of the typeface, in thousandths of its size; a sign it lacks is taken to be as wide as it is high.
"""

from __future__ import annotations

from typing import Final

from npa_cli.render.wrap import kept_together

_POINT: Final = 0.3528  # millimetres
_WIDE_ENOUGH: Final = 1.04  # for the difference between one program's letters and another's
_BOLD: Final = 1.08
_KINDS: Final = {
    222: "ijl|'",
    278: "ftI.,:;!/\\[] \u00a0",
    333: 'r()-`{}*"',
    500: "cksvxyzJ",
    556: "abdeghnopquL0123456789?_$#\u2013",
    584: "+<>=~^",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "wCDHNRU",
    778: "GOQ",
    833: "mM",
    944: "W%@",
}
_WIDTHS: Final = {letter: width for width, letters in _KINDS.items() for letter in letters}


def width_of(words: str, size: float, *, is_bold: bool = False) -> float:
    """Millimetres that words take on one line in letters of a size in points."""
    units = sum(_WIDTHS.get(letter, 1000) for letter in words)
    return units / 1000 * size * _POINT * _WIDE_ENOUGH * (_BOLD if is_bold else 1)


def unbroken(words: str) -> list[str]:
    """The pieces of a text that a line has to hold whole: words, and days and quarters as one."""
    return kept_together(words).replace("\n", " ").split(" ")
