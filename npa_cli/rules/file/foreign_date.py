"""NPA805 foreign-date: a day that is not written as 2019-03-31."""

import re
from contextlib import suppress
from datetime import date
from typing import Final

from npa_cli.model.fix import Replace
from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule
from npa_cli.timeframe.financial_year import MONTH_NAMES

_ENTRY: Final = "status: complete, evidence: [the toolkit]"

_DAY_FIRST: Final = re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})")
_FORMS: Final = (
    _DAY_FIRST,
    re.compile(r"(?P<year>[0-9]{4})[/.-](?P<month>[0-9]{1,2})[/.-](?P<day>[0-9]{1,2})(?:[T ][0-9:.]+Z?)?"),
    re.compile(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[ -](?P<month>[A-Za-z]{3,9})\.?,?[ -](?P<year>[0-9]{4})"),
    re.compile(r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})"),
)


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
            hint = " or ".join(f"`{day}`" for day in days) + (", whichever is meant" if len(days) > 1 else "")
            fix = Replace(days[0].isoformat()) if len(days) == 1 and file.kind == "return" else None
            message = f"`{fault.value}` is not written as days are here: year, month, day"
            yield file.finding(fault.at, message, hint, fix=fix)


def days_meant(words: str) -> tuple[date, ...]:
    """The days that words for a day can mean, that of the day before the month first; none if they are none."""
    found = next((found for form in _FORMS if (found := form.fullmatch(words.strip()))), None)
    if found is None:
        return ()
    year, month, day = int(found["year"]), _month(found["month"]), int(found["day"])
    given = [(year, month, day), (year, day, month)] if found.re is _DAY_FIRST else [(year, month, day)]
    days: dict[date, None] = {}
    for each in given:
        with suppress(ValueError):  # there is no such day
            days[date(*each)] = None
    return tuple(days)


def _month(name: str) -> int:
    """The number of a month, as given, or by its name or at least three letters of it; 0 for anything else."""
    if name.isdecimal():
        return int(name)
    given = "Sep" if name.casefold() == "sept" else name
    return next((at for at, each in enumerate(MONTH_NAMES, 1) if each.casefold().startswith(given.casefold())), 0)
