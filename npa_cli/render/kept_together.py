"""Words that no line may end inside: days, quarters and what is due in them, and a rating's sign with its word."""

from __future__ import annotations

import re
from typing import Final

NO_BREAK: Final = "\u00a0"
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNIT: Final = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?: \d{{4}}\b)?"
    r"|\bFY\d\d/\d\d Q\d|\bQ\d: \d|\bH[12] \d{4}"
)
_SIGN: Final = re.compile(r"(^|\n)([✔●▲▼○?–∞‖]) (?=\S)")


def kept_together(words: str) -> str:
    """The words with a space that breaks no line in each day, each quarter's name and count, and after a sign."""
    return _SIGN.sub(rf"\1\2{NO_BREAK}", _UNIT.sub(lambda found: found[0].replace(" ", NO_BREAK), words))
