"""What a plan can decide: each setting changes what it says it changes, and what is wrong with one is said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from npa_cli.timeframe import Conventions, read

# setting, value, words, due by default, due with the setting (None: refused)
DECIDES: list[tuple[str, Any, str, str | None, str | None]] = [
    ("financial_year_start_month", 7, "2019/20", "2020-03-31", "2020-06-30"),
    ("financial_year_start_month", 10, "FY2020 Q1", "2019-06-30", "2019-12-31"),
    ("financial_year_start_month", 1, "Winter 2018-19", "2019-02-28", "2019-02-28"),
    ("financial_year_start_month", 1, "2018-19", "2019-03-31", "2019-12-31"),
    ("financial_year_name", "year_it_starts", "FY2019", "2019-03-31", "2020-03-31"),
    ("financial_year_name", "refuse", "FY2019", "2019-03-31", None),
    ("academic_year_start_month", 9, "academic year 2019/20", None, "2020-08-31"),
    ("academic_year_start_month", 8, "academic year 2019/20", None, "2020-07-31"),
    ("consecutive_years", "calendar", "2018 to 2019", "2019-03-31", "2019-12-31"),
    ("year", "financial", "2019", "2019-12-31", "2020-03-31"),
    ("year", "refuse", "2019", "2019-12-31", None),
    ("month_deadline", "day_before_month", "by March 2021", "2021-03-31", "2021-02-28"),
    ("month_deadline", "refuse", "by March 2021", "2021-03-31", None),
    ("quarter", "financial", "Q2 2019", "2019-06-30", "2019-09-30"),
    ("quarter", "refuse", "Q2 2019", "2019-06-30", None),
    ("until", "exclusive", "until March 2020", "2020-03-31", "2020-02-29"),
    ("before", "inclusive", "before March 2020", "2020-02-29", "2020-03-31"),
    ("seasons", "southern", "Spring 2019", "2019-05-31", "2019-11-30"),
    ("seasons", "southern", "Summer 2019", "2019-08-31", "2020-02-29"),
    ("seasons", "refuse", "Spring 2019", "2019-05-31", None),
    ("season_across_years", "last_year", "Winter 2019", "2020-02-29", "2019-02-28"),
    ("parts", "refuse", "mid-March 2020", "2020-03-20", None),
    ("week_ends", "friday", "w/c 4 May 2020", "2020-05-10", "2020-05-08"),
    ("first_number", "month", "03/04/2020", "2020-04-03", "2020-03-04"),
    ("first_number", "refuse", "03/04/2020", "2020-04-03", None),
    ("number_before_month", "day", "Phase 2 March 2020", "2020-03-31", "2020-03-02"),
    ("number_before_month", "refuse", "Phase 2 March 2020", "2020-03-31", None),
    ("bank_holidays", "scotland", "5 working days after 30 December 2019", "2020-01-07", "2020-01-08"),
    ("bank_holidays", "northern_ireland", "within 3 working days of 16 March 2020", "2020-03-19", "2020-03-20"),
    ("two_digit_years", "plan_period", "Mar-20", "2020-03-31", None),
    ("either_or", "earlier", "June/July 2019", "2019-07-31", "2019-06-30"),
    ("either_or", "refuse", "June or July 2019", "2019-07-31", None),
    ("approximate", "refuse", "approx. March 2020", "2020-03-31", None),
]


@pytest.mark.parametrize(("setting", "value", "words", "usual", "chosen"), DECIDES)
def test_a_setting_decides(setting: str, value: Any, words: str, usual: str | None, chosen: str | None) -> None:
    conventions, problems = Conventions.from_mapping({setting: value})
    assert problems == ()
    assert conventions.stated == {setting}
    assert _due(read(words)) == usual
    reading = read(words, conventions)
    assert _due(reading) == chosen
    if chosen is None:
        assert reading.error


def _due(reading: Any) -> str | None:
    return str(reading.due) if reading.due else None


def test_every_setting_is_shown_to_decide_something() -> None:
    shown = {setting for setting, *_ in DECIDES} | {
        "year_deadline",
        "bi_words",
        "turns",
    }  # test_signed_plan.py, test_occurrences.py
    assert shown == {setting.name for setting in Conventions.settings()}


@pytest.mark.parametrize(("value", "recurrence"), [("twice_a", "twice a year"), ("every_two", "every 2 years")])
def test_biannual(value: str, recurrence: str) -> None:
    assert read("Biannual").kind is None
    assert read("Biannual", Conventions(bi_words=value)).recurrence == recurrence


def test_two_digit_years_within_the_plan_s_period() -> None:
    conventions, _ = Conventions.from_mapping(
        {"two_digit_years": "plan_period"}, plan_start=date(2018, 4, 1), plan_end=date(2021, 3, 31)
    )
    assert read("Mar-20", conventions).due == date(2020, 3, 31)
    assert read("Mar-25", conventions).kind is None


@pytest.mark.parametrize(
    ("mapping", "key", "part"),
    [
        ({"year_dedline": "refuse"}, "year_dedline", "did you mean `year_deadline`?"),
        ({"year_deadline": "sometime"}, "year_deadline", "calendar_year_end"),
        ({"financial_year_start_month": 13}, "financial_year_start_month", "1 (January) to 12 (December)"),
        ({"financial_year_start_month": True}, "financial_year_start_month", "not a month"),
        ({"anchor": "soon"}, "anchor", "2018-10-01"),
        ({"anchors": "publication"}, "anchors", "publication: 2018-10-01"),
        ({"anchors": {"publication": "soon"}}, "anchors", "publication"),
    ],
)
def test_what_is_wrong_with_a_setting_is_said(mapping: dict[str, Any], key: str, part: str) -> None:
    conventions, problems = Conventions.from_mapping(mapping)
    assert [problem[0] for problem in problems] == [key]
    assert part in problems[0][1]
    assert conventions.year_deadline == "calendar_year_end", "what can't be used keeps its default"


def test_settings_typed_on_a_command_line_are_text() -> None:
    base, _ = Conventions.from_mapping({"year_deadline": "refuse"}, plan_start=date(2018, 4, 1))
    conventions, problems = Conventions.from_mapping(
        {"financial_year_start_month": "7", "anchor": "2018-10-01"}, base=base
    )
    assert problems == ()
    assert (conventions.financial_year_start_month, conventions.anchor) == (7, date(2018, 10, 1))
    assert (conventions.year_deadline, conventions.plan_start) == ("refuse", date(2018, 4, 1))
    assert conventions.stated == {"year_deadline", "financial_year_start_month"}


def test_a_named_event_is_found_in_the_words() -> None:
    conventions, _ = Conventions.from_mapping(
        {"anchors": {"publication": "2018-10-01", "contract_award": date(2019, 1, 31)}}
    )
    assert read("within 6 months of publication of the strategy", conventions).due == date(2019, 4, 1)
    assert read("1 month after contract award", conventions).due == date(2019, 2, 28)
    assert read("within 6 months of launch", conventions).kind == "relative"
    assert read("within 6 months of launch", conventions).due is None


def test_years_of_the_plan_count_from_its_start() -> None:
    conventions = Conventions(plan_start=date(2018, 4, 1))
    reading = read("Year 2", conventions)
    assert (reading.start, reading.due, reading.convention) == (date(2019, 4, 1), date(2020, 3, 31), "plan_start")
    assert read("Year 2").due is None


def test_an_item_or_word_within_another_is_no_anchor() -> None:
    conventions, problems = Conventions.from_mapping({"anchors": {"P1.2": "2020-01-01", "review": "2021-01-01"}})
    assert not problems
    dues = [read(f"within 2 weeks of {event}", conventions).due for event in ("P1.2", "P1.2.3", "the preview")]
    assert dues == [date(2020, 1, 15), None, None]


# words, due in a plan that puts the month first, whose own day is 1 August 2017
MONTH_FIRST = {
    "Sep 22": "2017-09-22",
    "by Sep 22": "2017-09-22",
    "Aug 14 - Sep 22": "2017-09-22",
    "Aug 14 and Sep 22": "2017-09-22",
    "Nov 28 - Dec 20": "2017-12-20",
}


@pytest.mark.parametrize("words", MONTH_FIRST)
def test_a_month_and_a_number_are_a_day_where_the_month_comes_first(words: str) -> None:
    reading = read(words, Conventions(first_number="month", anchor=date(2017, 8, 1)))
    assert (str(reading.due), reading.confidence) == (MONTH_FIRST[words], "by_convention")
