"""Dates that decisions moved or took away, in a table and in words."""

from __future__ import annotations

from collections.abc import Iterable

from npa_cli.document.blocks import Column, Table, Text
from npa_cli.progress.slippage import Slip, Slippage
from npa_cli.views.wording import counted, short_day


def moved_table(found: Iterable[Slippage]) -> Table:
    """What approved changes moved, in a plan of whose progress nothing is known."""
    return Table(
        (
            Column("ID"),
            Column("Deliverable", wraps=True, least=20),
            Column("Signed"),
            Column("Now"),
            Column("Moved", "right"),
            Column("By", wraps=True, least=12),
        ),
        tuple(
            (
                Text(each.assessed.commitment.id, "strong"),
                Text(each.assessed.commitment.words),
                Text(short_day(each.original)),
                Text(date_now(each)),
                Text(str(each.times_moved)),
                Text(moved_words(each.against_original)),
            )
            for each in found
        ),
    )


def date_now(each: Slippage) -> str:
    """The latest approved due day, or the words of the decision that took the date away: `no date (Ongoing)`."""
    return short_day(each.baseline) if each.baseline else f"no date ({each.assessed.commitment.timeframe})"


def moved_words(slip: Slip | None) -> str:
    """How far a date was moved by decision: a longer time to do it in, and not a delay of the work."""
    if slip is None:
        return "date taken away"
    if slip.days == 0:
        return "to the same day"
    way = "later" if slip.days > 0 else "earlier"
    return f"{counted(abs(slip.days), 'day')} {way}"
