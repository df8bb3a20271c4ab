"""Financial years and quarters, both ways, over two centuries and every first month."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npa_cli.timeframe import Conventions, FinancialYear, quarters, read

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
first_months = st.integers(1, 12)


@given(days, first_months)
def test_a_day_lies_in_its_quarter_and_year(day: date, first_month: int) -> None:
    quarter = quarters(first_month).of(day)
    assert quarter.start <= day <= quarter.end
    assert quarter.year.start <= quarter.start
    assert quarter.end <= quarter.year.end
    assert quarter.year == FinancialYear.of(day, first_month)
    assert quarter.start.day == 1
    assert (quarter.end + timedelta(1)).day == 1


@given(days, first_months)
def test_quarters_follow_one_another_without_gap(day: date, first_month: int) -> None:
    quarter = quarters(first_month).of(day)
    assert quarter.next.start == quarter.end + timedelta(1)
    assert quarter.previous.end == quarter.start - timedelta(1)
    assert quarter.next.previous == quarter == quarter.previous.next
    assert 89 <= (quarter.end - quarter.start).days + 1 <= 92  # February to April is the shortest


@given(days, first_months)
def test_a_quarter_is_found_again_by_its_names(day: date, first_month: int) -> None:
    quarter = quarters(first_month).of(day)
    for name in (quarter.label, quarter.file_name, quarter.label.replace(" ", "-"), quarter.label.lower()):
        assert quarters(first_month).called(name) == quarter


@given(st.dates(date(2000, 1, 1), date(2098, 12, 31)), st.integers(2, 12))
def test_a_quarter_s_label_is_read_as_its_days(day: date, first_month: int) -> None:
    quarter = quarters(first_month).of(day)
    reading = read(quarter.label, Conventions(financial_year_start_month=first_month))
    assert (reading.start, reading.due) == (quarter.start, quarter.end)


@given(days, first_months)
def test_a_financial_year_is_twelve_months(day: date, first_month: int) -> None:
    year = FinancialYear.of(day, first_month)
    assert year.next.start == year.end + timedelta(1)
    assert year.previous.next == year
    assert 365 <= (year.end - year.start).days + 1 <= 366


def test_names() -> None:
    quarter = quarters().called("FY18/19 Q2")
    assert quarter.label == "FY18/19 Q2"
    assert quarter.file_name == "FY18-19-Q2"
    assert quarter.prose == "July to September 2018 (Q2 2018 to 2019)"
    assert quarter.year.label == "FY18/19"
    assert FinancialYear(1999).label == "FY1999/00"
    assert FinancialYear(2018, 1).label == "FY2018"
    assert quarters(7).called("FY18/19 Q4").prose == "April to June 2019 (Q4 2018 to 2019)"
    assert quarters(8).called("FY18/19 Q2").months == "November 2018 to January 2019"


@pytest.mark.parametrize(
    "text", ["", "Q2", "FY18/20 Q2", "FY18/19 Q5", "FY18/19 Q0", "18 Q2", "FY18/19", "FY18/19 Q2 x"]
)
def test_what_is_no_quarter(text: str) -> None:
    assert quarters().called(text) is None


def test_the_quarter_of_a_day() -> None:
    quarter = quarters().of(date(2018, 11, 2))
    assert (quarter.label, quarter.year.label) == ("FY18/19 Q3", "FY18/19")
    assert quarters(7).of(date(2018, 11, 2)).label == "FY18/19 Q2"  # Australia's begins in July
