"""One cell that an official filled in, as what a return has for it, or as a question to put to them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from npa_cli.intake.workbook import Covered, Formula, Value
from npa_cli.model.base import LARGEST_NUMBER
from npa_cli.model.pack import Answer, Column
from npa_cli.model.written_number import plain_number
from npa_cli.timeframe import DEFAULT, Conventions, read
from npa_cli.views.wording import listed, long_day
from npa_cli.work.days_typed import day_meant

_FIGURES: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_LONGEST: Final = 20_000  # characters of a cell
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?:[,.]|$))")
_CURRENCIES: Final = "£€$ "


class UnclearAnswerError(ValueError):
    """A cell that can't be taken as it is. The words say why, as a question to whoever filled it in."""


def read_answer(column: Column, value: Value, conventions: Conventions | None) -> Answer | None:
    """What a cell says; None if it is empty. Raises UnclearAnswerError: nothing is ever guessed.

    A day may be a day of the workbook, or words that mean one for certain, or by a convention that the plan states:
    `30 June 2019`, `30/06/2019`, `2019-06-30`.
    """
    if isinstance(value, Formula):
        raise UnclearAnswerError("it is a formula; write the words or the day themselves")
    if isinstance(value, Covered):
        raise UnclearAnswerError(
            "a merged cell lies over it, so whether its answer stands can't be told; unmerge the cells, and write it in"
        )
    if value is None:
        return None
    if column.kind == "day":
        return value if isinstance(value, date) else _day(column, value, conventions or DEFAULT)
    if column.kind in ("number", "percent"):
        return _number(value, is_percent=column.kind == "percent")
    words = _words(value)
    if len(words) > _LONGEST:
        raise UnclearAnswerError(f"it has {len(words):,} characters; a board reads a few sentences")
    if column.kind == "choice":
        return _choice(column, words)
    if column.kind == "lines":
        return tuple(line.strip() for line in words.split("\n") if line.strip()) or None
    return words


def _words(value: str | int | float | date) -> str:
    """A cell as words, as it is shown to whoever wrote it."""
    if isinstance(value, date):
        return long_day(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _choice(column: Column, words: str) -> str:
    """The value that the words in a list stand for; a return's own word for it is taken too."""
    said = " ".join(words.casefold().replace("_", " ").split())
    for value, shown in column.choices.items():
        if said in (shown.casefold(), value.replace("_", " ")):
            return value
    raise UnclearAnswerError(f"`{words[:40]}` is not on the list: {listed(tuple(column.choices.values()), last='or')}")


def _number(value: str | int | float | date, *, is_percent: bool) -> str:
    """A number as words. A cell that an office program made hundredths of, as 0.45 of 45%, can't be told from 0.45."""
    if is_percent and isinstance(value, int | float) and (0 < value <= 1 or value % 1):
        raise UnclearAnswerError(f"`{value:g}` may be {value:g}% or {value * 100:g}%; write it in words, as 45%")
    written = _words(value).strip()
    figures = _THOUSANDS.sub("", written.lstrip(_CURRENCIES).removesuffix("%" if is_percent else "").strip())
    number = plain_number(figures)
    if number is None or abs(number) > LARGEST_NUMBER:
        raise UnclearAnswerError(
            f"`{written[:40]}` is no number; write it in digits, such as {'45%' if is_percent else '20000'}"
        )
    return str(number)


def _day(column: Column, value: str | int | float, conventions: Conventions) -> date:
    """The day that is written; of when it is expected, the last day of a longer time, as `npa update` takes it."""
    if not isinstance(value, str):
        raise UnclearAnswerError(f"`{value:g}` is a number where a day belongs; write it as 30 June 2019")
    day = day_meant(value, conventions, at_latest=column.field == "forecast")
    if day is not None:
        return day
    meant = read(value, conventions)
    if meant.convention == "first_number" and meant.due is not None:
        days = [long_day(day) for day in (meant.due, *(each.due for each in meant.alternatives)) if day is not None]
        raise UnclearAnswerError(f"`{value}` may be {' or '.join(days)}; write the month as a word")
    if meant.kind is None and _FIGURES.fullmatch(value):
        raise UnclearAnswerError(f"`{value}` is no day of any calendar; write it as 30 June 2019")
    raise UnclearAnswerError(f"`{value[:60]}` is not one day; write it as 30 June 2019")
