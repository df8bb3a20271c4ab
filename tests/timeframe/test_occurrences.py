"""Recurrences unfolded into due days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npa_cli.timeframe import Conventions, Reading, canonical, occurrences, read
from npa_cli.timeframe.recurrence import MOST_TURNS, weekdays_of_months

PLAN = Conventions(plan_start=date(2018, 4, 1), plan_end=date(2021, 3, 31))
LATE = date(2030, 1, 1)


def turning(words: str, first: date | None = None) -> Reading:
    """A reading that recurs as the words say, from its first due day where one is given."""
    return read(f"{canonical(read(first.isoformat()))} (then {words})" if first else words)


def days(*texts: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)


def test_annually_from_a_first_date_to_the_plan_s_end() -> None:
    found = occurrences(turning("annually", date(2019, 3, 31)), PLAN.plan_start or LATE, LATE, PLAN)
    assert found == days("2019-03-31", "2020-03-31", "2021-03-31")


def test_quarterly_starts_with_the_plan_s_first_financial_quarter() -> None:
    found = occurrences(turning("quarterly"), date(2018, 1, 1), date(2018, 12, 31), PLAN)
    assert found == days("2018-06-30", "2018-09-30", "2018-12-31")
    july = Conventions(financial_year_start_month=7, plan_start=date(2018, 8, 15))
    assert occurrences(turning("quarterly"), date(2018, 8, 1), date(2018, 12, 31), july) == days("2018-12-31")
    running = occurrences(turning("quarterly"), date(2018, 8, 1), date(2018, 12, 31), july, whole=False)
    assert running == days("2018-09-30", "2018-12-31")


def test_the_last_day_of_a_month_stays_the_last() -> None:
    found = occurrences(turning("monthly", date(2020, 1, 31)), date(2020, 1, 1), date(2020, 4, 30))
    assert found == days("2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30")
    assert occurrences(turning("monthly", date(2020, 1, 30)), date(2020, 1, 1), date(2020, 3, 31)) == days(
        "2020-01-30", "2020-02-29", "2020-03-30"
    )
    assert occurrences(turning("annually", date(2020, 2, 29)), date(2020, 1, 1), date(2022, 12, 31)) == days(
        "2020-02-29", "2021-02-28", "2022-02-28"
    )


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("monthly", "2018-04-30"),
        ("annually", "2019-03-31"),
        ("every 6 months", "2018-09-30"),
        ("twice a year", "2018-09-30"),
        ("every 2 years", "2020-03-31"),
        ("weekly", "2018-04-07"),
    ],
)
def test_the_first_turn_ends_with_a_whole_period(words: str, first: str) -> None:
    assert occurrences(turning(words), date(2018, 4, 1), LATE, PLAN)[0] == date.fromisoformat(first)


def test_words_without_a_length_give_their_first_date_only() -> None:
    first = date(2019, 12, 31)
    for words in ("termly", "5 times a year"):
        assert occurrences(turning(words, first), date(2019, 1, 1), LATE) == (first,)
        assert occurrences(turning(words), date(2019, 1, 1), LATE) == ()
    assert occurrences(read("each Board meeting"), date(2019, 1, 1), LATE) == ()


def test_a_first_date_after_the_plan_s_end_still_counts() -> None:
    assert occurrences(turning("annually", date(2023, 12, 31)), date(2018, 4, 1), LATE, PLAN) == (date(2023, 12, 31),)


@given(
    st.sampled_from(["daily", "weekly", "monthly", "quarterly", "annually", "every 2 weeks", "every 4 months"]),
    st.dates(date(2015, 1, 1), date(2025, 12, 31)),
    st.integers(0, 800),
)
def test_they_come_in_order_within_the_bounds(words: str, first: date, length: int) -> None:
    until = first + timedelta(length)
    found = occurrences(turning(words, first), first, until)
    assert found[0] == first
    assert list(found) == sorted(set(found))
    assert all(first <= day <= until for day in found)


UNITS = ("day", "month", "week", "year")
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(first=DAYS, unit=st.sampled_from(["month", "year"]), count=st.integers(1, 14), years=st.integers(0, 12))
def test_no_month_is_missed_and_each_turn_falls_on_the_day_its_month_has(
    first: date, unit: str, count: int, years: int
) -> None:
    found = occurrences(turning(f"every {count} {unit}s", first), first, first + timedelta(366 * years))
    months = [12 * day.year + day.month for day in found]
    step = count * (12 if unit == "year" else 1)
    assert months == list(range(months[0], months[0] + step * len(months), step))
    ends_a_month = first.day == monthrange(first.year, first.month)[1]
    for day in found:
        last = monthrange(day.year, day.month)[1]
        assert day.day == (last if ends_a_month else min(first.day, last))


@given(first=DAYS, unit=st.sampled_from(["day", "week"]), count=st.integers(1, 14), length=st.integers(0, 800))
def test_days_and_weeks_are_counted_from_the_first(first: date, unit: str, count: int, length: int) -> None:
    step = count * (7 if unit == "week" else 1)
    found = occurrences(turning(f"every {count} {unit}s", first), first, first + timedelta(length))
    assert found == tuple(first + timedelta(turn) for turn in range(0, length + 1, step))


@given(
    weekday=st.integers(0, 6), nth=st.sampled_from([-2, -1, 1, 2, 3, 4, 5]), first=DAYS, length=st.integers(0, 900),
    months=st.lists(st.integers(1, 12), min_size=1, unique=True),
)  # fmt: skip
def test_weekdays_of_months_are_those_that_counting_the_days_finds(
    weekday: int, nth: int, first: date, length: int, months: list[int]
) -> None:
    def is_meant(day: date) -> bool:
        left = monthrange(day.year, day.month)[1] - day.day
        return day.weekday() == weekday and nth == ((day.day - 1) // 7 + 1 if nth > 0 else -(left // 7 + 1))

    last = first + timedelta(length)
    every_day = (first + timedelta(each) for each in range(length + 1))
    expected = tuple(day for day in every_day if day.month in months and is_meant(day))
    assert weekdays_of_months(weekday, nth, tuple(months), first, last) == expected


@pytest.mark.parametrize("unit", UNITS)
def test_nothing_falls_due_after_the_last_day_there_is(unit: str) -> None:
    found = occurrences(turning(f"every 3 {unit}s", date(2199, 6, 30)), date(9999, 1, 1), date.max)
    assert found and found[-1] <= date.max
    assert weekdays_of_months(0, -1, (12,), date(9999, 1, 1), date.max) == (date(9999, 12, 27),)


# words, the first days on which they fall due in a plan from April 2018 to March 2021
TURNS = {
    "Quarterly": ("2018-06-30", "2018-09-30", "2018-12-31"),
    "Quarterly from Q1 FY19/20 until Q4 FY20/21": ("2019-06-30", "2019-09-30", "2019-12-31"),
    "Annually (each September)": ("2018-09-30", "2019-09-30", "2020-09-30"),
    "Q2 each year": ("2018-09-30", "2019-09-30", "2020-09-30"),
    "every April and October": ("2018-04-30", "2018-10-31", "2019-04-30"),
    "first Monday of each month": ("2018-04-02", "2018-05-07", "2018-06-04"),
    "last Friday of every month": ("2018-04-27", "2018-05-25", "2018-06-29"),
    "fortnightly until 31 December 2018": ("2018-04-14", "2018-04-28", "2018-05-12"),
    "30 June 2021 and each June after": ("2021-06-30",),
    "monthly from 31 January 2019": ("2019-01-31", "2019-02-28", "2019-03-31"),
    "every Monday": ("2018-04-02", "2018-04-09", "2018-04-16"),
    "15th of each month": ("2018-04-15", "2018-05-15", "2018-06-15"),
    "Monthly until June 2018": ("2018-04-30", "2018-05-31", "2018-06-30"),
    "by 31 January of each year, starting in 2020": ("2020-01-31", "2021-01-31"),
}


@pytest.mark.parametrize("words", TURNS)
def test_words_fall_due_on_the_days_they_say(words: str) -> None:
    found = occurrences(read(words, PLAN), date(2018, 4, 1), LATE, PLAN)
    assert found[: len(TURNS[words])] == days(*TURNS[words])


def test_only_whole_quarters_of_the_plan_s_own_period_are_turns() -> None:
    short = Conventions(plan_start=date(2018, 5, 15), plan_end=date(2019, 2, 10))
    assert occurrences(read("Quarterly", short), date(2018, 1, 1), LATE, short) == days("2018-09-30", "2018-12-31")
    assert occurrences(read("Annually", short), date(2018, 1, 1), LATE, short) == ()


def test_a_turn_that_no_words_name_is_a_convention() -> None:
    assert read("Quarterly").convention == "turns"
    assert read("first Monday of each month").convention is None
    refusing = Conventions(turns="refuse", plan_start=date(2018, 4, 1), plan_end=date(2021, 3, 31))
    assert occurrences(read("Quarterly", refusing), date(2018, 4, 1), LATE, refusing) == ()


def test_turns_are_worked_out_one_at_a_time_and_never_more_than_asked_for() -> None:
    ages = Conventions(plan_start=date(1900, 1, 1), plan_end=date(2199, 12, 31))
    assert len(occurrences(read("daily", ages), date(1900, 1, 1), date.max, ages)) == MOST_TURNS
    late = occurrences(read("daily", ages), date(2198, 1, 1), date.max, ages, at_most=2)
    assert late == days("2198-01-01", "2198-01-02")
