"""The 25 timeframes of the signed Workplan 2018-2021, as agreed."""

from __future__ import annotations

from datetime import date

import pytest

from npa_cli.timeframe import Alternative, Conventions, read

QUARTERS = {
    "FY17/18 Q4": ("2018-01-01", "2018-03-31"),
    "FY18/19 Q1": ("2018-04-01", "2018-06-30"),
    "FY18/19 Q2": ("2018-07-01", "2018-09-30"),
    "FY18/19 Q3": ("2018-10-01", "2018-12-31"),
    "FY18/19 Q4": ("2019-01-01", "2019-03-31"),
    "FY19/20 Q1": ("2019-04-01", "2019-06-30"),
    "FY19/20 Q2": ("2019-07-01", "2019-09-30"),
    "FY19/20 Q3": ("2019-10-01", "2019-12-31"),
    "FY19/20 Q4": ("2020-01-01", "2020-03-31"),
    "FY20/21 Q4": ("2021-01-01", "2021-03-31"),
}
# words: kind, recurrence, body
UNDATED = {
    "Quarterly": ("recurring", "quarterly", None),
    "Feed into quarterly HJPB meetings": ("recurring", "quarterly", "HJPB"),
    "As required (quarterly NPHB)": ("as_needed", "quarterly", "NPHB"),
    "Ongoing (quarterly RRB)": ("ongoing", "quarterly", "RRB"),
    "Ongoing (business as usual)": ("ongoing", None, None),
    "Ongoing": ("ongoing", None, None),
    "As necessary": ("as_needed", None, None),
    "As required": ("as_needed", None, None),
}


@pytest.mark.parametrize("words", QUARTERS)
def test_quarter(words: str) -> None:
    reading = read(words)
    start, due = QUARTERS[words]
    assert (reading.kind, reading.unit) == ("dated", "financial_quarter")
    assert (str(reading.start), str(reading.due)) == (start, due)
    assert (reading.confidence, reading.alternatives, reading.remainder) == ("certain", (), None)


@pytest.mark.parametrize("year", [2020, 2021, 2022, 2023, 2025])
def test_by_a_year(year: int) -> None:
    reading = read(f"by {year}")
    assert (reading.kind, reading.unit, reading.start) == ("dated", "year", None)
    assert reading.due == reading.latest == date(year, 12, 31)
    assert (reading.convention, reading.confidence) == ("year_deadline", "by_convention")
    assert [other.due for other in reading.alternatives] == [date(year - 1, 12, 31), date(year, 3, 31)]
    assert all(isinstance(other, Alternative) for other in reading.alternatives)


@pytest.mark.parametrize(
    ("value", "due"),
    [
        ("calendar_year_end", date(2021, 12, 31)),
        ("calendar_year_start", date(2020, 12, 31)),
        ("financial_year_end", date(2021, 3, 31)),
    ],
)
def test_the_plan_can_choose_what_by_a_year_means(value: str, due: date) -> None:
    conventions, problems = Conventions.from_mapping({"year_deadline": value})
    reading = read("by 2021", conventions)
    assert problems == ()
    assert reading.due == due
    assert reading.latest == due, "the plan states the convention, so no other reading is defensible"


def test_the_plan_can_refuse_by_a_year() -> None:
    conventions, _ = Conventions.from_mapping({"year_deadline": "refuse"})
    reading = read("by 2021", conventions)
    assert (reading.kind, reading.due, reading.confidence) == (None, None, "refused")
    assert reading.error


def test_then_annually() -> None:
    reading = read("FY18/19 Q4 (then Annually)")
    assert (reading.kind, reading.recurrence) == ("recurring", "annually")
    assert (reading.start, reading.due) == (date(2019, 1, 1), date(2019, 3, 31))


def test_a_date_and_thereafter_is_a_start() -> None:
    reading = read("FY19/20 Q3 (and thereafter)")
    assert (reading.kind, reading.start, reading.due) == ("ongoing", date(2019, 10, 1), None)


@pytest.mark.parametrize("words", UNDATED)
def test_without_a_date(words: str) -> None:
    reading = read(words)
    assert (reading.kind, reading.recurrence, reading.body) == UNDATED[words]
    assert (reading.start, reading.due) == (None, None)


def test_two_deadlines_for_two_things_are_refused() -> None:
    reading = read("FY17/18 Q4; Implementation: FY18/19 Q4")
    assert (reading.kind, reading.start, reading.due) == (None, None, None)
    assert "`FY17/18 Q4`" in (reading.error or "")
    assert "two deliverables" in (reading.hint or "")
