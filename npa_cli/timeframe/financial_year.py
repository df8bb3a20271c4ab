"""Financial years: twelve months from the first of any month."""

from __future__ import annotations

from datetime import date, timedelta
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
        return date(self.start_year, self.first_month, 1) if self.start_year else date.min

    @property
    def end(self) -> date:
        """Its last day, inclusive."""
        if self.first_month == 1:
            return date(self.end_year, 12, 31)
        return self.next.start - timedelta(1) if self.end_year <= date.max.year else date.max

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
