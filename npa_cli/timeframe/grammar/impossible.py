"""What there is not: a day that no month has, a fifth quarter, a word that is a slip of a month's name."""

from __future__ import annotations

import re
from calendar import day_name, month_name, monthrange
from difflib import get_close_matches
from typing import Final

from npa_cli.timeframe.grammar.lexicon import CLASSES_OF_WORDS

_QUARTER: Final = re.compile(r"\bQ(?:uarter)? ?(\d{1,3})\b", re.IGNORECASE)
_DAY: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\b,?(?: (\d{4})\b)?", re.IGNORECASE)
_FIGURES: Final = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/.-])")
_LARGEST_FIRST: Final = re.compile(r"(?<![\d/.-])(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?![\d/.-])")
_NAMES: Final = CLASSES_OF_WORDS["MONTH"] | CLASSES_OF_WORDS["MON"]
_LONG_NAMES: Final = [name.lower() for name in (*month_name[1:], *day_name)]
_ANY_YEAR: Final = 2000  # a leap year
_LOOK_ALIKE: Final = str.maketrans("oil", "011")


def impossible(expression: str) -> tuple[str, str] | None:
    """What there is not, and what to write instead; None where the trouble with a refused cell is another."""
    for found in _QUARTER.finditer(expression):
        if int(found[1][:9]) not in (1, 2, 3, 4):
            return f"there is no quarter `{found[0]}`", "a year has Q1 to Q4"
    for found in _DAY.finditer(expression):
        month, year = _NAMES.get(found[2].lower()), int(found[3] or _ANY_YEAR)
        if month and year and not 1 <= int(found[1]) <= (most := monthrange(year, int(month))[1]):
            of = f"{month_name[int(month)]} {found[3]} has" if found[3] else f"{month_name[int(month)]} has at most"
            return f"there is no day `{found[0]}`: {of} {most} days", "write another day"
    for found in _FIGURES.finditer(expression):
        one, other, year = int(found[1]), int(found[3]), int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        if not (_exists(year, other, one) or _exists(year, one, other)):
            return f"there is no day `{found[0]}`", "write another day, as in `31/03/2027`"
    for found in _LARGEST_FIRST.finditer(expression):
        if not _exists(int(found[1]), int(found[3]), int(found[4])):
            return f"there is no day `{found[0]}`", "write another day, as in `2027-03-31`"
    return None


def _exists(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def nearest_meaning(word: str) -> str | None:
    """What a word that means nothing was most likely meant to be: `2019` for `2O19`, `September` for `Setpembr`."""
    figures = word.lower().translate(_LOOK_ALIKE)
    if figures != word.lower() and figures.isdecimal():
        return figures
    near = get_close_matches(word.lower(), _LONG_NAMES, 1, 0.75) if len(word) > 4 else []
    return near[0].capitalize() if near and near[0] != word.lower() else None
