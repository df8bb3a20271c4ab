"""The rule by which a recurrence falls due, as a value."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Turns(NamedTuple):
    """A rule of iCalendar (RFC 5545): how often, and on which days of the year, month or week.

    `named` is whether the words name those days. Where they do not, as in `Quarterly`, each whole period of the plan
    is a turn, due at its end: a convention, and no one's word.
    """

    frequency: str  # DAILY, WEEKLY, MONTHLY or YEARLY
    interval: int = 1
    months: tuple[int, ...] = ()
    days: tuple[int, ...] = ()  # of the month; -1 is the last. Of several, the latest that a month has
    weekdays: tuple[tuple[int, int], ...] = ()  # Monday is 0; the nth in the month, 0 for every one
    first: date | None = None  # the first of the days, where the words give it
    named: bool = True

    @property
    def rule(self) -> str:
        """As iCalendar writes it: `FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1`."""
        parts = [
            f"FREQ={self.frequency}",
            f"INTERVAL={self.interval}" if self.interval > 1 else "",
            f"BYMONTH={','.join(map(str, self.months))}" if self.months else "",
            f"BYMONTHDAY={','.join(map(str, self.days))}" if self.days else "",
            f"BYDAY={','.join(f'{nth or str()}{_WEEKDAYS[day]}' for day, nth in self.weekdays)}"
            if self.weekdays
            else "",
            "BYSETPOS=-1" if len(self.days) > 1 else "",
        ]
        return ";".join(filter(None, parts))
