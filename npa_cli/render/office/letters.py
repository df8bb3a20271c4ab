"""How wide words are in Arial, and in Liberation Sans which has its measures: enough to lay out a table by.

The widths are those of the typeface, in thousandths of its size; a sign it lacks is taken to be as wide as it is high.
"""

from __future__ import annotations

import re
from typing import Final

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
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNIT: Final = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?: \d{{4}}\b)?|\bFY\d\d/\d\d Q\d"
)
_SIGN: Final = re.compile(r"(^|\n)([✔●▲▼○?–∞‖]) (?=\S)")
NO_BREAK: Final = "\u00a0"


def width_of(words: str, size: float, *, is_bold: bool = False) -> float:
    """Millimetres that words take on one line in letters of a size in points."""
    units = sum(_WIDTHS.get(letter, 1000) for letter in words)
    return units / 1000 * size * _POINT * _WIDE_ENOUGH * (_BOLD if is_bold else 1)


def kept_together(words: str) -> str:
    """Words in which no line can end inside a day, a quarter's name, or between a rating's sign and its word."""
    return _SIGN.sub(rf"\1\2{NO_BREAK}", _UNIT.sub(lambda found: found[0].replace(" ", NO_BREAK), words))


def unbroken(words: str) -> list[str]:
    """The pieces of a text that a line has to hold whole: words, and days and quarters as one."""
    return kept_together(words).replace("\n", " ").split(" ")
