"""Rounds: the quarters, months, terms … of a plan's year that its partners report on, with no day between them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from npa_cli.timeframe.financial_year import MONTH_NAMES, FinancialYear

Every = Literal["month", "two_months", "quarter", "term", "half_year", "year"]

_MONTHS: Final = {"month": 1, "two_months": 2, "quarter": 3, "half_year": 6, "year": 12}
_NOUNS: Final = {"two_months": "round", "half_year": "half-year"}  # a round is else called by its kind

TERMS: Final = (("Autumn", "1 September"), ("Spring", "1 January"), ("Summer", "1 April"))
"""The terms of a plan that names none of its own, each with its first day."""


class Rhythm(NamedTuple):
    """How a plan's years are cut into rounds: the days on which those of one year begin, in order.

    A round goes on until the next one begins, so every day lies in exactly one.
    """

    every: Every
    begins: tuple[tuple[int, int], ...]  # month and day; the first is where the plan's year begins
    names: tuple[str, ...] = ()  # of terms

    @property
    def noun(self) -> str:
        """What one round is called in a sentence: `quarter`, `term`."""
        return _NOUNS.get(self.every, self.every)

    @property
    def longest(self) -> int:
        """The days of the longest round, in a leap year where that counts."""
        return _longest(self)

    def of(self, day: date) -> Round:
        """The round that a day lies in."""
        at, first = (day.month, day.day), self.begins[0]
        if at >= first:
            number = sum(first <= each <= at for each in self.begins)
        else:
            number = sum(each >= first or each <= at for each in self.begins)
        return Round(FinancialYear(day.year - (at < first), first[0]), number, self)

    def called(self, words: str) -> Round | None:
        """The round of this name, in any of its spellings; None for anything else.

        `FY18/19 Q3`, `FY18/19-Q3`, `FY18-19-Q3`, `2018/19 Q3`; `2023-04`; `Apr-May 2023`; `Spring 2023`; `H1 2023/24`;
        `2024-25`. The second year must be the one after the first. A year of two digits is in this century.
        """
        pattern = _numbered(self.every)
        if pattern is None:
            return self._labelled(words)
        match = pattern.fullmatch(words.strip())
        if match is None:
            return None
        first, second = match["first"], match["second"]
        year = FinancialYear(int(first) + (2000 if len(first) == 2 else 0), self.begins[0][0])
        if not 1 <= year.start_year < 9999 or not _follows(year, second):
            return None
        return Round(year, int(match.groupdict().get("number") or match.groupdict().get("before") or 1), self)

    def named(self, short: str, start_year: int) -> Round | None:
        """The round called so among those of the year that begins in a calendar year."""
        return next((each for each in self.in_year(start_year) if each.short.casefold() == short.casefold()), None)

    def in_year(self, start_year: int) -> tuple[Round, ...]:
        """The rounds of the year that begins in a calendar year."""
        return Round(FinancialYear(start_year, self.begins[0][0]), 1, self).followed_by(len(self.begins))

    def _labelled(self, words: str) -> Round | None:
        """The round whose label or file's name this is."""
        wanted, digits = _one_word(words.strip()).casefold(), re.search(r"[0-9]{4}", words)
        if digits is None or not 3 <= int(digits.group()) < 9998:
            return None
        first = Round(FinancialYear(int(digits.group()) - 1, self.begins[0][0]), 1, self)
        every = first.followed_by(2 * len(self.begins))
        return next((each for each in every if each.one_word.casefold() == wanted), None)


class Round(NamedTuple):
    """Round `number`, from 1, of a year of a plan that is cut so. Rounds of one rhythm are in order of time."""

    year: FinancialYear
    number: int
    rhythm: Rhythm

    @property
    def noun(self) -> str:
        """What it is called in a sentence: `quarter`, `term`."""
        return self.rhythm.noun

    @property
    def start(self) -> date:
        """Its first day, inclusive."""
        month, day = begins = self.rhythm.begins[self.number - 1]
        return date(self.year.start_year + (begins < self.rhythm.begins[0]), month, day)

    @property
    def end(self) -> date:
        """Its last day, inclusive."""
        try:
            return self.next.start - timedelta(1)
        except ValueError:  # Python's calendar ends within it
            return date.max

    @property
    def label(self) -> str:
        """As plans write it: `FY18/19 Q2`, `2023-04`, `Apr-May 2023`, `Spring 2023`, `H1 2023/24`, `2024-25`."""
        first, years = self.start, self.years
        match self.rhythm.every:
            case "quarter":
                return f"{self.year.label} {self.short}"
            case "month":
                return f"{first.year:04}-{first.month:02}"
            case "half_year":
                return f"{self.short} {years}"
            case "year":
                return years.replace("/", "-") if "/" in years else self.year.label  # bare digits are YAML's number
            case "two_months" if first.month == 12:
                return f"Dec {first.year}-Jan {first.year + 1}"
        return f"{self.short} {first.year}"

    @property
    def short(self) -> str:
        """What tells it from the others of its year: `Q2`, `Apr`, `Apr-May`, `Spring`, `H1`; nothing for a year."""
        match self.rhythm.every:
            case "quarter" | "half_year":
                return f"{self.rhythm.every[0].upper()}{self.number}"
            case "term":
                return self.rhythm.names[self.number - 1]
            case "year":
                return ""
        month = self.start.month
        names = (MONTH_NAMES[month - 1], MONTH_NAMES[month % 12])[: _MONTHS[self.rhythm.every]]
        return "-".join(each[:3] for each in names)

    @property
    def years(self) -> str:
        """The year it is of, as it is said of a school's: `2023/24`; `2023` where that begins in January."""
        start = self.year.start_year
        return f"{start}/{self.year.end_year % 100:02}" if self.year.first_month > 1 else str(start)

    @property
    def year_label(self) -> str:
        """The year it is of, at the head of a picture: `FY18/19`; `2023/24` where the plan has terms or whole years."""
        return self.years if self.rhythm.every in ("term", "year") else self.year.label

    @property
    def one_word(self) -> str:
        """`FY18/19-Q2`: the label without a space, as it is typed."""
        return _one_word(self.label)

    @property
    def file_name(self) -> str:
        """`FY18-19-Q2`: the label in the form that every file system takes."""
        return round_file_name(self.label)

    @property
    def months(self) -> str:
        """`July to September 2018`; both years are named where there are two, and days where it is not of months."""
        first, last = self.start, self.end
        whole = first.day == 1 and (last == date.max or (last + timedelta(1)).day == 1)
        names = [("" if whole else f"{each.day} ") + MONTH_NAMES[each.month - 1] for each in (first, last)]
        if len(set(names)) == 1 and first.year == last.year:
            return f"{names[0]} {last.year}"
        year = "" if first.year == last.year else f" {first.year}"
        return f"{names[0]}{year} to {names[1]} {last.year}"

    @property
    def prose(self) -> str:
        """`July to September 2018 (Q2 2018 to 2019)`, for papers."""
        return f"{self.months} ({self.short} {self.year.prose})"

    @property
    def next(self) -> Round:
        if self.number == len(self.rhythm.begins):
            return self._replace(year=self.year.next, number=1)
        return self._replace(number=self.number + 1)

    @property
    def previous(self) -> Round:
        if self.number == 1:
            return self._replace(year=self.year.previous, number=len(self.rhythm.begins))
        return self._replace(number=self.number - 1)

    def followed_by(self, count: int) -> tuple[Round, ...]:
        """So many rounds, of which it is the first."""
        found = [self]
        while len(found) < count:
            found.append(found[-1].next)
        return tuple(found)


@lru_cache(maxsize=64)
def rhythm(every: Every, first_month: int = 4, terms: tuple[tuple[str, str], ...] = ()) -> Rhythm:
    """Rounds of one kind, by years that begin with a month; or `terms`, by default `TERMS`: see `read_terms`.

    Raises ValueError for terms that can't be meant.
    """
    if every == "term":
        return Rhythm(every, read_terms(terms or TERMS), tuple(name for name, _ in terms or TERMS))
    months = _MONTHS[every]
    return Rhythm(every, tuple(((first_month - 1 + before) % 12 + 1, 1) for before in range(0, 12, months)))


@lru_cache(maxsize=64)
def _longest(of: Rhythm) -> int:
    first = Round(FinancialYear(1999, of.begins[0][0]), 1, of)  # its year, or the next, holds 29 February 2000
    return max((each.end - each.start).days + 1 for each in first.followed_by(2 * len(of.begins)))


def quarters(first_month: int = 4) -> Rhythm:
    """The quarters of financial years that begin with a month, whatever rounds a plan has."""
    return rhythm("quarter", first_month)


def read_terms(terms: tuple[tuple[str, str], ...]) -> tuple[tuple[int, int], ...]:
    """The month and day on which each term of a year begins, from words such as `1 September`.

    Raises ValueError, with the reason: a name that can't be one, a day that is none in some year, days that are not in
    the order of a year.
    """
    days: list[tuple[int, int]] = []
    for name, words in terms:
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9 ]{0,30}", name) or name != name.strip():
            raise ValueError(f"`{name}` is no term's name: letters, digits and spaces, a letter first")
        day, _, month = words.partition(" ")
        number = next((at for at, each in enumerate(MONTH_NAMES, 1) if month in (each, each[:3])), 0)
        try:
            days.append((number, date(2001, number, int(day)).day))  # a year without 29 February
        except ValueError:
            raise ValueError(f"`{words}` is not a day of every year; write it like 1 September") from None
    in_order = [(day < days[0], day) for day in days]
    if in_order != sorted(set(in_order)) or not 1 < len(days) == len({name.casefold() for name, _ in terms}):
        raise ValueError("two terms or more, each with another name and first day, in the order of the plan's year")
    return tuple(days)


def round_file_name(label: str) -> str:
    """A round's label in the form that every file system takes, as its folder of returns is called."""
    return _one_word(label).replace("/", "-")


def _one_word(label: str) -> str:
    return label.replace(" ", "-")


def _follows(year: FinancialYear, second: str | None) -> bool:
    """Whether the second of two years, as written, is the one after; where years begin in January there is none."""
    if year.first_month == 1 or second is None:
        return year.first_month == 1 and second is None
    return int(second) == (year.end_year % 100 if len(second) == 2 else year.end_year)


@lru_cache(maxsize=8)
def _numbered(every: Every) -> re.Pattern[str] | None:
    """How the names of rounds are written that have a number, or none, beside their year; None for any others."""
    year = r"(?:FY ?)?(?P<first>[0-9]{4}|[0-9]{2})(?:[/-](?P<second>[0-9]{4}|[0-9]{2}))?"
    forms = {
        "quarter": year + r"[ -]?Q(?P<number>[1-4])",
        "half_year": rf"(?:H(?P<before>[12])[ -])?{year}(?(before)|[ -]?H(?P<number>[12]))",
        "year": year,
    }
    return re.compile(forms[every], re.IGNORECASE) if every in forms else None
