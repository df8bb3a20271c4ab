"""The other way round: what a day is called."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from npa_cli.timeframe.conventions import DEFAULT, Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.quarter import Quarter


class Described(NamedTuple):
    """A day, and the financial year and quarter it lies in."""

    day: date
    year: FinancialYear
    quarter: Quarter


def describe(day: date, conventions: Conventions = DEFAULT) -> Described:
    """The financial year and quarter of a day, by the month the plan's financial year starts in."""
    first_month = conventions.financial_year_start_month
    quarter = Quarter.of(day, first_month)
    return Described(day, quarter.year, quarter)
