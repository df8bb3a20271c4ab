"""Which entries were known and open on a day."""

from __future__ import annotations

from datetime import date


def is_open(*, raised_on: date | None, ended: bool, closed_on: date | None, as_at: date) -> bool:
    """Whether an entry was in the register, and not ended, at the start of `as_at`.

    One without the day it was raised was always there. One that has ended, on a day nobody wrote, is over; one that
    still says it is open is open, whatever day stands beside it: silence is never green.
    """
    if raised_on is not None and raised_on >= as_at:
        return False
    return not ended or (closed_on is not None and closed_on >= as_at)


def touches(affects: tuple[str, ...], items: tuple[str, ...]) -> bool:
    """Whether any of the ids stands for one of the items, for what hangs from it, or for what it hangs from."""
    return any(
        one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.") for one in affects for other in items
    )
