"""Quarters and days that there are not, named as such: a slip of one key is told better than `not understood`."""

from __future__ import annotations

import re
from calendar import month_name, monthrange

_QUARTER = re.compile(r"\bQ(?:uarter)? ?(\d+)\b", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8}) (\d{4})\b", re.IGNORECASE)


def impossible(expression: str) -> tuple[str, str] | None:
    """What there is not, and what to write instead; None where the trouble is another."""
    for found in _QUARTER.finditer(expression):
        if int(found[1][:9]) not in (1, 2, 3, 4):
            return f"there is no quarter `{found.group()}`", "a year has Q1 to Q4"
    for found in _DAY.finditer(expression):
        month = next((number for number in range(1, 13) if _is_short_for(found[2], month_name[number])), 0)
        year = int(found[3])
        if month and year and not 1 <= int(found[1]) <= monthrange(year, month)[1]:
            return (
                f"`{found.group()}`: {month_name[month]} {year} has {monthrange(year, month)[1]} days",
                "write another day",
            )
    return None


def _is_short_for(word: str, name: str) -> bool:
    return len(word) > 2 and name.lower().startswith(word.lower())
