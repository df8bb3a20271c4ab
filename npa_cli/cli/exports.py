"""Exports: the plan in other programs' own formats."""

from __future__ import annotations

from npa_cli.cli.answer import write
from npa_cli.cli.boundary import complain
from npa_cli.views.calendar import CalendarView


def write_calendar(view: CalendarView, output: str | None) -> None:
    """Write a calendar to a file or to standard output, and say which meetings it could not hold."""
    write(view, "ics", output)
    if view.undated:
        complain(f"{view.undated} meetings are left out: the plan gives no day; set `meetings` or `meeting_day`")
