"""Words that no line may end inside: days, quarters, and the sign of a rating with its word."""

from __future__ import annotations

import re
from typing import Final

NO_BREAK: Final = "\u00a0"
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNIT: Final = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?: \d{{4}}\b)?|\bFY\d\d/\d\d Q\d"
)
_SIGN: Final = re.compile(r"(^|\n)([✔●▲▼○?–∞‖]) (?=\S)")


def kept_together(words: str) -> str:
    """The words with a space that breaks no line inside each day, each quarter's name, and after a rating's sign."""
    return _SIGN.sub(rf"\1\2{NO_BREAK}", _UNIT.sub(lambda found: found[0].replace(" ", NO_BREAK), words))
