"""Whatever the text: nothing raises, nothing contradicts itself, and the words written back mean the same."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from npa_cli.timeframe import Conventions, Reading, canonical, explain, read
from npa_cli.timeframe.reading import KINDS, UNITS
from tests.counts import examples

SOUP = [
    "by",
    "before",
    "until",
    "from",
    "onwards",
    "to",
    "-",
    "–",
    "/",
    ",",
    ";",
    ":",
    "(",
    ")",
    "&",
    "and",
    "or",
    "the",
    "of",
    "in",
    "end",
    "early",
    "mid",
    "late",
    "start",
    "Q1",
    "Q4",
    "quarter",
    "H2",
    "FY",
    "FY18/19",
    "2018/19",
    "2019",
    "2020",
    "2021/22",
    "19",
    "31",
    "1st",
    "04",
    "March",
    "Jan-20",
    "sept",
    "May",
    "autumn",
    "winter",
    "Monday",
    "w/c",
    "week",
    "year",
    "years",
    "months",
    "6",
    "two",
    "every",
    "each",
    "annually",
    "quarterly",
    "monthly",
    "biannual",
    "then",
    "thereafter",
    "ongoing",
    "TBC",
    "as",
    "required",
    "complete",
    "completed",
    "delayed",
    "within",
    "over",
    "next",
    "after",
    "following",
    "publication",
    "NPHB",
    "Board",
    "meeting",
    "review",
    "phase",
    "not",
    "until",
    "31/03/2020",
    "2020-03-31",
    "30.6.21",
    "99/99/99",
    "£",
    "?",
    "*",
    "+",
    "twice",
    "once",
    "first",
    "second",
    "half",
    "a",
    "'",
    "may",
    "revised",
    "now",
    "due",
    "target",
    "financial",
]
soup = st.lists(st.sampled_from(SOUP), min_size=1, max_size=9).map(" ".join)
cells = st.one_of(soup, st.text(max_size=60), st.lists(st.sampled_from(SOUP), max_size=5).map("".join))
conventions = st.builds(
    Conventions()._replace,  # a named tuple itself would have all its other settings made up
    financial_year_start_month=st.integers(1, 12),
    year=st.sampled_from(["calendar", "financial", "refuse"]),
    quarter=st.sampled_from(["calendar", "financial", "refuse"]),
    first_number=st.sampled_from(["day", "month", "refuse"]),
    seasons=st.sampled_from(["northern", "southern", "refuse"]),
    season_across_years=st.sampled_from(["first_year", "last_year", "refuse"]),
    month_deadline=st.sampled_from(["month_end", "day_before_month", "refuse"]),
    either_or=st.sampled_from(["later", "earlier", "refuse"]),
    approximate=st.sampled_from(["as_written", "refuse"]),
    bi_words=st.sampled_from(["refuse", "twice_a", "every_two"]),
    anchor=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    plan_start=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)


def said(reading: Reading) -> tuple[object, ...]:
    """What a reading says, without how it was worded."""
    return (
        reading.kind,
        reading.start,
        reading.due,
        reading.recurrence,
        reading.body,
        reading.until,
        reading.each,
    )


@settings(max_examples=examples(4_000))
@given(cells, conventions)
def test_never_raises_and_never_contradicts_itself(text: str, chosen: Conventions) -> None:
    reading = read(text, chosen)
    assert reading.expression == text
    if reading.kind is None:
        assert reading.error
        assert reading.confidence == "refused"
        assert (reading.start, reading.due, reading.recurrence, reading.alternatives) == (None, None, None, ())
        return
    assert reading.error is None
    assert reading.kind in KINDS
    assert reading.unit is None or reading.unit in UNITS
    assert reading.confidence == ("by_convention" if reading.convention else "certain")
    if reading.start and reading.due:
        assert reading.start <= reading.due
    if reading.kind == "dated":
        assert reading.due
    if reading.kind in ("relative", "unset", "as_needed", "ongoing"):
        assert reading.due is None
    if reading.kind == "recurring":
        assert reading.recurrence
    assert reading.latest is None or (reading.due and reading.latest >= reading.due)


@settings(max_examples=examples(2_000))
@given(soup, conventions)
def test_words_written_back_mean_the_same(text: str, chosen: Conventions) -> None:
    reading = read(text, chosen)
    words = canonical(reading, chosen)
    if reading.kind is None:
        assert words == ""
        return
    assert said(read(words, chosen)) == said(reading), words


@settings(max_examples=examples(2_000))
@given(soup, st.sampled_from([" ", "\t", "\u00a0", "\n", "  "]))
def test_space_around_and_case_do_not_matter(text: str, space: str) -> None:
    plain = read(text)
    assert said(read(space + text.replace(" ", space) + space))[:4] == said(plain)[:4]
    if "NPHB" not in text:  # capitals are what makes a word a body's name
        assert said(read(text.upper()))[:4] == said(read(text.lower()))[:4]


@settings(max_examples=examples(1_500))
@given(cells)
def test_every_word_is_accounted_for(text: str) -> None:
    lines = explain(read(text))
    assert lines
    assert all(line.isprintable() for line in lines)
