"""Dates, counts and schedules in words, the same in every report. GOV.UK style: 31 March 2019, 2,884 days."""

from __future__ import annotations

from datetime import date
from typing import Final

from npa_cli.document.blocks import Text, Tone
from npa_cli.model.vocabulary import Rating, Schedule
from npa_cli.progress.assess import Assessed
from npa_cli.progress.rating import SYMBOLS, WORDS
from npa_cli.timeframe import Reading

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_TONES: Final[dict[Rating, Tone]] = {
    "complete": "done",
    "on_track": "good",
    "at_risk": "warn",
    "off_track": "bad",
    "not_reported": "plain",
    "not_yet_due": "quiet",
    "on_hold": "quiet",
    "business_as_usual": "quiet",
    "superseded": "quiet",
    "cancelled": "quiet",
}
_SCHEDULES: Final[dict[Schedule, str]] = {
    "closed": "closed",
    "business_as_usual": "business as usual",
    "complete_on_time": "complete, on time",
    "complete_late": "complete, late",
    "complete": "complete",
    "on_hold": "on hold",
    "ongoing": "ongoing",
    "no_recent_update": "no recent update",
    "overdue": "overdue",
    "forecast_late": "forecast late",
    "due_soon": "due soon",
    "not_yet_due": "not yet due",
}


def long_day(day: date) -> str:
    """31 March 2019."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """31 Mar 2019, for tables."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """1 deliverable, 2,884 days, no activities."""
    return f"{number:,} {one if number == 1 else many or one + 's'}" if number else f"no {many or one + 's'}"


def listed(words: tuple[str, ...], *, last: str = "and") -> str:
    """HMPPS, MoJ and NHSE."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def when_due(reading: Reading | None, due: date | None) -> str:
    """The calendar day a timeframe comes to, or why it comes to none. `due` is that of the next occurrence."""
    if reading is None or reading.kind is None:
        return "can't be read"
    if due is None:
        return {"as_needed": "as needed", "unset": "not set", "relative": "depends on an event"}.get(
            reading.kind, "no end date"
        )
    return short_day(due)


def schedule_words(assessed: Assessed) -> str:
    """Where the dates put it, with the days late where there are any."""
    scheduled = assessed.scheduled
    if scheduled is None:
        return "not known"
    words = _SCHEDULES[scheduled.schedule]
    return f"{words} by {counted(scheduled.days_late, 'day')}" if scheduled.days_late else words


def rating_text(assessed: Assessed) -> Text:
    """Symbol and words of a rating, in its tone."""
    if assessed.rated is None:
        return Text("? Not reported (timeframe can't be read)", "bad")
    return Text(assessed.rated.shown, _TONES[assessed.rated.rating])


def rating_heading(rating: Rating) -> str:
    """A rating as a column heading: ▼ Off track."""
    return f"{SYMBOLS[rating]} {WORDS[rating]}"


def tone_of(rating: Rating) -> Tone:
    """How a rating looks where there is colour."""
    return _TONES[rating]
