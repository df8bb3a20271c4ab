"""What there is not: a day that no month has, a fifth quarter, a word that is a slip of a month's name."""

from __future__ import annotations

import re
from calendar import day_name, month_name, monthrange
from difflib import get_close_matches
from typing import Final

from npa_cli.timeframe.grammar.lexicon import CLASSES_OF_WORDS

_FIGURES: Final = re.compile(
    r"\bQ(?:uarter)? ?(?P<quarter>\d{1,3})\b"
    r"|\b(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<month>[a-z]{3,9})\b,?(?: (?P<year>\d{4})\b)?"
    r"|(?<![\d/.-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<other>\d{1,2})(?P=mark)(?P<last>\d{4}|\d\d)(?![\d/.-])"
    r"|(?<![\d/.-])(?P<first>\d{4})(?P<dash>[/-])(?P<second>\d{1,2})(?P=dash)(?P<third>\d{1,2})(?![\d/.-])",
    re.IGNORECASE,
)  # a quarter, a day of a month, and a day in figures, its year last or first
_NAMES: Final = CLASSES_OF_WORDS["MONTH"] | CLASSES_OF_WORDS["MON"]
_LONG_NAMES: Final = [name.lower() for name in (*month_name[1:], *day_name)]
_ANY_YEAR: Final = 2000  # a leap year
_LOOK_ALIKE: Final = str.maketrans("oil", "011")


def impossible(expression: str) -> tuple[str, str] | None:
    """What there is not, and what to write instead; None if the trouble with a refused cell is another."""
    for found in _FIGURES.finditer(expression):
        quarter, day, name, year, one, _, other, last, first, _, second, third = found.groups()
        if quarter and int(quarter) not in (1, 2, 3, 4):
            return f"there is no quarter `{found[0]}`", "a year has Q1 to Q4"
        number = int(_NAMES.get(name.lower(), "0")) if day and year != "0000" else 0
        if number:
            most = monthrange(int(year or _ANY_YEAR), number)[1]
            if not 1 <= int(day) <= most:
                of = f"{month_name[number]} {year} has" if year else f"{month_name[number]} has at most"
                return f"there is no day `{found[0]}`: {of} {most} days", "write another day"
        if one:
            full = int(last) + (2000 if len(last) == 2 else 0)
            if not (_exists(full, int(other), int(one)) or _exists(full, int(one), int(other))):
                return f"there is no day `{found[0]}`", "write another day, as in `31/03/2027`"
        if first and not _exists(int(first), int(second), int(third)):
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
