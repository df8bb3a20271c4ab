"""NPA805 foreign-date: a day that is not written as 2019-03-31."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from npa_cli.model.fix import Replace
from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule
from npa_cli.timeframe.financial_year import MONTH_NAMES

_ENTRY: Final = "status: complete, evidence: [the toolkit]"

_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})(?:[T ][0-9:.]+Z?)?")
_NAMED: Final = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -]([0-9]{4})")
_MONTH_FIRST: Final = re.compile(r"([A-Za-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")


@file_rule(
    "NPA805",
    title="A day that is not written as 2019-03-31",
    why="05/04/2019 is April to one reader and May to another. A wrong date is worse than no date.",
    bad=in_return(f"{_ENTRY}, actual: 21/06/2018"),
    good=in_return(f"{_ENTRY}, actual: 2018-06-21"),
    fix="In a return, if it can be one day only: 31/03/2019 or 31 March 2019 becomes 2019-03-31.",
)
def foreign_date(file: CheckedFile, frame: Frame) -> Findings:
    for fault in file.faults:
        if fault.kind != "wrong_type" or not fault.expected[0].startswith("a date"):
            continue
        days = days_meant(fault.value) if isinstance(fault.value, str) else ()
        if days:
            hint = " or ".join(f"`{day.isoformat()}`" for day in days) + (
                ", whichever is meant" if len(days) > 1 else ""
            )
            fix = Replace(days[0].isoformat()) if len(days) == 1 and file.kind == "return" else None
            message = f"`{fault.value}` is not written as days are here: year, month, day"
            yield file.finding(fault.at, message, hint, fix=fix)


def days_meant(words: str) -> tuple[date, ...]:
    """The days that words for a day can mean, that of the day before the month first; none if they are none."""
    words = words.strip()
    if found := _DAY_FIRST.fullmatch(words):
        first, second, year = map(int, found.groups())
        return _days((year, second, first), (year, first, second))
    if found := _YEAR_FIRST.fullmatch(words):
        year, month, day = map(int, found.groups())
        return _days((year, month, day))
    if found := _NAMED.fullmatch(words):
        return _days((int(found[3]), _month(found[2]), int(found[1])))
    if found := _MONTH_FIRST.fullmatch(words):
        return _days((int(found[3]), _month(found[1]), int(found[2])))
    return ()


def _days(*given: tuple[int, int, int]) -> tuple[date, ...]:
    days: dict[date, None] = {}
    for year, month, day in given:
        try:
            days[date(year, month, day)] = None
        except ValueError:
            continue
    return tuple(days)


def _month(name: str) -> int:
    """The number of a month, by its name or at least three letters of it; 0 for anything else."""
    given = "Sep" if name.casefold() == "sept" else name
    return next((at for at, each in enumerate(MONTH_NAMES, 1) if each.casefold().startswith(given.casefold())), 0)
