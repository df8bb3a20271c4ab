"""Dates that decisions moved or took away, in a table and in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from npa_cli.document.blocks import Column, Table, Text
from npa_cli.progress.slippage import Slip, Slippage
from npa_cli.views.table_of import ColumnOf, table_of
from npa_cli.views.wording import counted, short_day


def date_now(each: Slippage) -> str:
    """The latest approved due day, or the words of the decision that took the date away: `no date (Ongoing)`."""
    return short_day(each.baseline) if each.baseline else f"no date ({each.assessed.commitment.timeframe})"


DATES: Final[tuple[ColumnOf[Slippage], ...]] = (
    (Column("ID"), lambda each: Text(each.assessed.commitment.id, "strong")),
    (Column("Deliverable", wraps=True, least=20), lambda each: each.assessed.commitment.words),
    (Column("Signed", drops=3), lambda each: short_day(each.original)),
    (Column("Now"), date_now),
    (Column("Moved", "right", drops=2), lambda each: str(each.times_moved)),
)
"""The first columns of every table of dates that moved: the deliverable, its date as signed, as approved since, and how
many times a change moved it."""


def moved_table(found: Iterable[Slippage]) -> Table:
    """What approved changes moved, in a plan of whose progress nothing is known."""
    by = Column("By", wraps=True, least=12)
    return table_of(found, *DATES, (by, lambda each: moved_words(each.against_original)))


def moved_words(slip: Slip | None) -> str:
    """How far a date was moved by decision: a longer time to do it in, and not a delay of the work."""
    if slip is None:
        return "date taken away"
    if slip.days == 0:
        return "to the same day"
    way = "later" if slip.days > 0 else "earlier"
    return f"{counted(abs(slip.days), 'day')} {way}"
