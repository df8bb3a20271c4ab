"""Financial years, twelve months from the first of any month, and their quarters, a plan's reporting periods."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple


class FinancialYear(NamedTuple):
    """The financial year that begins in `start_year`, on the first of `first_month` (4 is April, the UK's).

    A year that begins in January lies in one calendar year, and is named by that year alone.
    """

    start_year: int
    first_month: int = 4

    @property
    def start(self) -> date:
        """Its first day, inclusive."""
        return date(self.start_year, self.first_month, 1)

    @property
    def end(self) -> date:
        """Its last day, inclusive."""
        return date(self.end_year, 12, 31) if self.first_month == 1 else self.next.start - timedelta(1)

    @property
    def end_year(self) -> int:
        """The calendar year of its last day."""
        return self.start_year + (self.first_month > 1)

    @property
    def label(self) -> str:
        """`FY18/19`; `FY2018` where it lies in one calendar year; all digits outside this century."""
        if self.first_month == 1:
            return f"FY{self.start_year}"
        if 2000 <= self.start_year < 2099:
            return f"FY{self.start_year % 100:02}/{self.end_year % 100:02}"
        return f"FY{self.start_year}/{self.end_year % 100:02}"

    @property
    def prose(self) -> str:
        """`2018 to 2019`, as GOV.UK writes a financial year."""
        return str(self.start_year) if self.first_month == 1 else f"{self.start_year} to {self.end_year}"

    @property
    def next(self) -> FinancialYear:
        return FinancialYear(self.start_year + 1, self.first_month)

    @property
    def previous(self) -> FinancialYear:
        return FinancialYear(self.start_year - 1, self.first_month)

    @classmethod
    def of(cls, day: date, first_month: int = 4) -> FinancialYear:
        """The financial year that `day` lies in."""
        return cls(day.year - (day.month < first_month), first_month)


MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Quarter(NamedTuple):
    """Quarter `number`, 1 to 4, of a financial year."""

    number: int
    year: FinancialYear

    @property
    def start(self) -> date:
        """Its first day, inclusive."""
        months = self.year.first_month - 1 + (self.number - 1) * 3
        return date(self.year.start_year + months // 12, months % 12 + 1, 1)

    @property
    def end(self) -> date:
        """Its last day, inclusive."""
        return self.year.end if self.number == 4 else self.next.start - timedelta(1)

    @property
    def label(self) -> str:
        """`FY18/19 Q2`, as plans write it."""
        return f"{self.year.label} Q{self.number}"

    @property
    def one_word(self) -> str:
        """`FY18/19-Q2`: the label without a space, as it is typed."""
        return self.label.replace(" ", "-")

    @property
    def file_name(self) -> str:
        """`FY18-19-Q2`: the label in the form that every file system takes."""
        return self.one_word.replace("/", "-")

    @property
    def months(self) -> str:
        """`July to September 2018`; both years are named where there are two."""
        first, last = self.start, self.end
        year = "" if first.year == last.year else f" {first.year}"
        return f"{MONTH_NAMES[first.month - 1]}{year} to {MONTH_NAMES[last.month - 1]} {last.year}"

    @property
    def prose(self) -> str:
        """`July to September 2018 (Q2 2018 to 2019)`, for papers."""
        return f"{self.months} (Q{self.number} {self.year.prose})"

    @property
    def next(self) -> Quarter:
        return Quarter(1, self.year.next) if self.number == 4 else Quarter(self.number + 1, self.year)

    @property
    def previous(self) -> Quarter:
        return Quarter(4, self.year.previous) if self.number == 1 else Quarter(self.number - 1, self.year)

    @classmethod
    def of(cls, day: date, first_month: int = 4) -> Quarter:
        """The financial quarter that `day` lies in."""
        year = FinancialYear.of(day, first_month)
        return cls((day.month - first_month) % 12 // 3 + 1, year)

    @classmethod
    def parse(cls, text: str, first_month: int = 4) -> Quarter | None:
        """A quarter from its name: `FY18/19 Q3`, `FY18/19-Q3`, `FY18-19-Q3`, `2018/19 Q3`; None for anything else.

        The second year must be the one after the first. A year of two digits is in this century.
        """
        match = _name().fullmatch(text.strip())
        if match is None:
            return None
        first, second, number = match.groups()
        start_year = int(first) + (2000 if len(first) == 2 else 0)
        if not 1 <= start_year < 9999 or not _follows(start_year, second, first_month):
            return None
        return cls(int(number), FinancialYear(start_year, first_month))


def _follows(start_year: int, second: str | None, first_month: int) -> bool:
    if first_month == 1 or second is None:
        return first_month == 1 and second is None
    return int(second) % 100 == (start_year + 1) % 100 if len(second) == 2 else int(second) == start_year + 1


@lru_cache(maxsize=1)
def _name() -> re.Pattern[str]:
    return re.compile(r"(?:FY ?)?([0-9]{4}|[0-9]{2})(?:[/-]([0-9]{4}|[0-9]{2}))?[ -]?Q([1-4])", re.IGNORECASE)
