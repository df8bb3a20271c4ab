"""Days for a diary, as iCalendar."""

from __future__ import annotations

from npa_cli.render.ics import Day, render_ics
from npa_cli.views.calendar import calendar_in
from npa_cli.views.view import View
from npa_cli.work.formats.table import Setting


def render(view: View, _: Setting) -> str:
    """A calendar, or those of several plans as one."""
    whole = calendar_in(view)
    assert whole is not None, f"{view.kind} is no calendar"
    days = [Day(each.uid, each.day, each.summary, each.description, each.cancelled) for each in whole.events]
    return render_ics(whole.title, whole.stamp, days, whole.notes).decode()
