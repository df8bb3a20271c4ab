"""The bar of ratings: as long as it says, every rating in it, and each about as long as its share."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from npa_cli.model.vocabulary import RATINGS
from npa_cli.progress.roll_up import Counts
from npa_cli.views.rating_summary import RatingSummary, bar
from npa_cli.views.wording import rating_heading


@given(st.fixed_dictionaries({each: st.integers(0, 10**6) for each in RATINGS}).filter(lambda each: any(each.values())))
def test_a_bar_is_true_to_its_numbers(ratings: dict[str, int]) -> None:
    counts = Counts(deliverables=sum(ratings.values()), due=0, done=0, on_time=0, ratings=ratings, unreadable=0)
    drawn, _, words = bar(RatingSummary(date(2020, 1, 1), "priority", counts, (), True)).text.partition("  ")
    assert len(drawn) == 40
    by_symbol = Counter[str]()
    for each, number in ratings.items():
        by_symbol[rating_heading(each)[0]] += number  # some that are rare share one; the words tell them apart
        assert (f"{number:,} {rating_heading(each)[2:].lower()}" in words) == (number > 0)
    for symbol, number in by_symbol.items():
        cells = drawn.count(symbol)
        assert (cells > 0) == (number > 0)
        assert abs(cells - number * 40 / sum(ratings.values())) < len(RATINGS)
