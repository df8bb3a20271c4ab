"""Rounds of every kind: a day is in one, each follows another, and its names lead back to it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npa_cli.timeframe import Every, Rhythm, rhythm
from npa_cli.timeframe.financial_year import MONTH_NAMES

days = st.dates(date(1900, 1, 1), date(2098, 12, 31))


@st.composite
def own_terms(draw: st.DrawFn) -> Rhythm:
    """Terms that begin on any days but 29 February, the year on any of them."""
    begins = sorted(draw(st.sets(st.dates(date(2001, 1, 1), date(2001, 12, 31)), min_size=2, max_size=7)))
    first = draw(st.integers(0, len(begins) - 1))
    around = begins[first:] + begins[:first]
    return rhythm(
        "term", terms=tuple((f"Term {n}", f"{day.day} {MONTH_NAMES[day.month - 1]}") for n, day in enumerate(around))
    )


rhythms = st.one_of(st.builds(rhythm, st.sampled_from(get_args(Every)), st.integers(1, 12)), own_terms())


@given(days, rhythms)
def test_every_day_is_in_exactly_one_round(day: date, cut: Rhythm) -> None:
    one = cut.of(day)
    assert one.start <= day <= one.end
    assert not one.previous.start <= day <= one.previous.end
    assert not one.next.start <= day <= one.next.end
    assert cut.of(one.start) == cut.of(one.end) == one
    assert (one.end - one.start).days + 1 <= cut.longest


@given(days, rhythms)
def test_rounds_follow_one_another_without_gap(day: date, cut: Rhythm) -> None:
    one = cut.of(day)
    assert one.next.previous == one == one.previous.next
    assert one.next.start == one.end + timedelta(1)
    assert one.previous < one < one.next
    year = one.followed_by(len(cut.begins) + 1)
    assert year[-1] == one._replace(year=one.year.next)


@given(days, rhythms)
def test_a_round_is_found_again_by_its_names(day: date, cut: Rhythm) -> None:
    one = cut.of(day)
    for name in (one.label, one.one_word, one.file_name, one.label.lower(), f" {one.label.upper()} "):
        assert cut.called(name) == one
    assert not set(one.file_name) & set('/\\: *?"<>|')


@given(days, rhythms)
def test_no_two_rounds_share_a_name(day: date, cut: Rhythm) -> None:
    names = [each.file_name.casefold() for each in cut.of(day).followed_by(3 * len(cut.begins))]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("every", "first_month", "day", "label", "file_name", "months"),
    [
        ("month", 4, date(2023, 4, 30), "2023-04", "2023-04", "April 2023"),
        ("two_months", 4, date(2023, 5, 1), "Apr-May 2023", "Apr-May-2023", "April to May 2023"),
        ("two_months", 2, date(2024, 1, 1), "Dec 2023-Jan 2024", "Dec-2023-Jan-2024", "December 2023 to January 2024"),
        ("quarter", 4, date(2019, 1, 1), "FY18/19 Q4", "FY18-19-Q4", "January to March 2019"),
        ("term", 4, date(2023, 3, 31), "Spring 2023", "Spring-2023", "January to March 2023"),
        ("term", 4, date(2023, 8, 31), "Summer 2023", "Summer-2023", "April to August 2023"),
        ("half_year", 4, date(2023, 9, 30), "H1 2023/24", "H1-2023-24", "April to September 2023"),
        ("half_year", 1, date(2023, 9, 30), "H2 2023", "H2-2023", "July to December 2023"),
        ("year", 8, date(2025, 7, 31), "2024-25", "2024-25", "August 2024 to July 2025"),
        ("year", 1, date(2025, 7, 31), "FY2025", "FY2025", "January to December 2025"),
    ],
)
def test_names(every: Every, first_month: int, day: date, label: str, file_name: str, months: str) -> None:
    one = rhythm(every, first_month).of(day)
    assert (one.label, one.file_name, one.months) == (label, file_name, months)


def test_days_are_named_where_a_term_does_not_begin_with_a_month() -> None:
    cut = rhythm("term", terms=(("Autumn", "4 September"), ("Spring", "8 January"), ("Summer", "15 April")))
    assert cut.of(date(2024, 1, 7)).months == "4 September 2023 to 7 January 2024"
    assert cut.of(date(2024, 1, 8)).label == "Spring 2024"


@pytest.mark.parametrize(
    ("every", "text", "label"),
    [
        ("half_year", "FY23/24 H2", "H2 2023/24"),
        ("half_year", "h2 2023-2024", "H2 2023/24"),
        ("year", "FY24/25", "2024-25"),
        ("year", "2024/2025", "2024-25"),
        ("term", "spring-2023", "Spring 2023"),
    ],
)
def test_other_spellings(every: Every, text: str, label: str) -> None:
    found = rhythm(every).called(text)
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    ("every", "text"),
    [
        *(("term", text) for text in ("Winter 2023", "Spring", "2023", "Spring 23", "FY23/24 Q1")),
        *(("month", text) for text in ("2023-13", "2023-4", "2023-04-01", "23-04")),
        *(("half_year", text) for text in ("H3 2023/24", "H1 2023/25", "H1 2023/24 H1", "H1 2023", "2023/24")),
        *(("year", text) for text in ("2024", "2024-26", "2024-25 Q1", "20245")),
        *(("two_months", text) for text in ("May-Jun 2023", "Apr-May")),
    ],
)
def test_what_is_no_round(every: Every, text: str) -> None:
    assert rhythm(every).called(text) is None


@pytest.mark.parametrize(("every", "longest"), [("month", 31), ("two_months", 62), ("quarter", 92), ("year", 366)])
def test_the_longest_round(every: Every, longest: int) -> None:
    assert rhythm(every).longest == longest


def test_the_longest_term() -> None:
    assert rhythm("term").longest == 153  # April to August
    assert rhythm("term", terms=(("A", "1 February"), ("B", "1 March"))).longest == 337  # all but February


@pytest.mark.parametrize(
    "terms",
    [
        (("Autumn", "1 September"),),
        (("Autumn", "1 September"), ("autumn", "1 January")),
        (("Autumn", "1 September"), ("Spring", "1 September")),
        (("Autumn", "1 September"), ("Summer", "1 April"), ("Spring", "1 January")),
        (("Autumn", "1 September"), ("Spring", "29 February")),
        (("Autumn", "1 September"), ("Spring", "January")),
        (("Autumn", "1 September"), ("../x", "1 January")),
    ],
)
def test_terms_that_can_not_be_meant(terms: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(ValueError, match=r"term|day of every year"):
        rhythm("term", terms=terms)


@pytest.mark.parametrize("every", get_args(Every))
def test_the_last_round_of_the_calendar_ends_with_it(every: Every) -> None:
    assert rhythm(every).of(date.max).end == date.max
