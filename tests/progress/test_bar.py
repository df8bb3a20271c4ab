"""The bar of ratings: as long as it says, every rating in it, and each about as long as its share."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from npa_cli.model.vocabulary import RATINGS
from npa_cli.progress.roll_up import Counts
from npa_cli.views.standing import Standing, bar
from npa_cli.views.wording import rating_heading


@given(st.fixed_dictionaries({each: st.integers(0, 10**6) for each in RATINGS}).filter(lambda each: any(each.values())))
def test_a_bar_is_true_to_its_numbers(ratings: dict[str, int]) -> None:
    counts = Counts(deliverables=sum(ratings.values()), due=0, done=0, on_time=0, ratings=ratings, unreadable=0)
    drawn, _, words = bar(Standing(date(2020, 1, 1), "priority", counts, (), True)).text.partition("  ")
    assert len(drawn) == 40
    for each, number in ratings.items():
        cells = drawn.count(rating_heading(each)[0])
        assert (cells > 0) == (number > 0)
        assert (f"{number:,} {rating_heading(each)[2:].lower()}" in words) == (number > 0)
        share = number * 40 / sum(ratings.values())
        assert cells <= 1 or abs(cells - share) < len(RATINGS)
