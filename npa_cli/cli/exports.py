"""Exports: the plan in other programs' own formats."""

from __future__ import annotations

from npa_cli.cli.boundary import UsageFault, complain
from npa_cli.cli.session import write_answer
from npa_cli.views.calendar import CalendarView


def write_calendar(view: CalendarView, output: str | None) -> None:
    """Write a calendar to a file or to standard output, and say which meetings it could not hold."""
    from npa_cli.render.ics import Day, render_ics

    days = [Day(each.uid, each.day, each.summary, each.description, each.revision) for each in view.events]
    try:
        raw = render_ics(view.title, view.stamp, days)
    except ModuleNotFoundError as missing:
        raise UsageFault(f"ics needs {missing.name}, which is not installed: pip install 'npa-cli[office]'") from None
    write_answer(raw.decode(), output)
    if view.undated:
        complain(f"{view.undated} meetings are left out: the plan gives no day; set `meetings` or `meeting_day`")
