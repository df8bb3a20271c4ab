"""Days for a diary, as iCalendar."""

from npa_cli.render.ics import render_ics
from npa_cli.views.calendar import calendar_in
from npa_cli.views.view import View
from npa_cli.work.formats.table import Setting


def render(view: View, _: Setting) -> str:
    """A calendar, or those of several plans as one."""
    whole = calendar_in(view)
    assert whole is not None, f"{view.kind} is no calendar"
    return render_ics(whole.title, whole.stamp, whole.events, whole.notes).decode()
