"""Days as an iCalendar file (RFC 5545) that any diary takes in: whole days, nobody invited, nothing that runs."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from npa_cli.document.blocks import DiaryDay
from npa_cli.render.safe_text import one_line, visible


def render_ics(title: str, stamp: date, days: Iterable[DiaryDay], notes: Sequence[str] = ()) -> bytes:
    """The calendar. DTEND is the day after, as the standard has it: the end of an event is no part of it.

    `notes` are its description. `stamp`, the day it is as at, stands for when it was made, and its number for the
    revision of every event: what is made for a later day takes the place of what a diary has.

    Raises ModuleNotFoundError where icalendar is missing.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//npa//workplan as code//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(title))
    if notes:
        calendar.add("x-wr-caldesc", one_line(" ".join(notes)))
    for each in days:
        event = icalendar.Event()
        event.add("uid", f"{one_line(each.uid)}@npa")
        event.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
        event.add("dtstart", each.day)
        if each.day < date.max:  # without an end it lasts that day
            event.add("dtend", each.day + timedelta(1))
        event.add("summary", one_line(each.summary))
        event.add("description", visible(each.description))
        event.add("sequence", stamp.toordinal())
        event.add("status", "CANCELLED" if each.cancelled else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
