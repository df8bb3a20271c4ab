"""Words of the plan and of people as they stand within a sentence of a paper."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from npa_cli.progress.assess import Assessed
from npa_cli.views.wording import listed, long_day

NAMED: Final = 3
"""So many are named in a sentence, before the rest are counted."""
_SMALL: Final = ("a", "all", "an", "both", "each", "it", "its", "no", "our", "some", "that", "the", "there", "they",
                 "this", "to", "we")  # fmt: skip


def some_of(ids: Sequence[str]) -> str:
    """`P1.1.1, P1.2.1 and P2.1.1`, or the first of them and how many more."""
    if len(ids) <= NAMED + 1:
        return listed(tuple(ids))
    return f"{', '.join(ids[:NAMED])} and {len(ids) - NAMED:,} more"


def first_of(names: Sequence[str]) -> str:
    """Names with words of their own, parted by semicolons: the first of them, and how many more."""
    more = f"; and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return "; ".join(names[:NAMED]) + more


def short(each: Assessed, letters: int) -> str:
    """A deliverable's own words on one line, as many whole ones as fit in so many letters."""
    words = " ".join(each.commitment.words.split())
    return words if len(words) <= letters else words[:letters].rsplit(" ", 1)[0] + " …"


def run_on(sentence: str) -> str:
    """A sentence to stand after a colon: its first word small where that word is no name, its full stop left out."""
    first, _, rest = sentence.strip().rstrip(".").partition(" ")
    return f"{first.lower() if first.lower() in _SMALL else first} {rest}".strip()


def ended(sentence: str) -> str:
    """A sentence on one line, with its full stop."""
    words = " ".join(sentence.split())
    return words if words.endswith((".", "?", "!")) else f"{words}."


def expected_words(each: Assessed) -> str:
    """When late work is expected, or that nobody says so; a forecast that does not count is never told as one."""
    forecast: date | None = each.live_forecast
    if forecast is not None:
        return f"expected {long_day(forecast)}"
    return "its forecast has passed" if each.facts.forecast else "no forecast"
