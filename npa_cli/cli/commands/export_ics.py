"""`npa export ics`: the plan's days for a diary."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import answers, opening, options
from npa_cli.views import calendar

EXAMPLES: Final = (
    "npa export ics -o plan.ics",
    "npa export ics --partner PHE -o phe.ics",
    "npa export ics --priority 3 > mental-health.ics",
)


def command(
    *,
    ids: options.Ids = None,
    filters: options.Filters,
    as_at: options.AsAt = None,
    of: options.OfPlan,
    output: options.Output = None,
    force: options.Force = False,
) -> answers.Answer:
    """Write due days for a diary. With the ends of rounds and, for the whole plan, the meetings of its boards."""
    session = opening.open_session(of, options.Day(as_at=as_at))
    selected = opening.select(session, ids, filters)
    view = calendar.build_calendar(session.plan, selected, session.as_at, whole=not any((ids, *filters)))
    undated = f"{view.undated} meetings are left out: the plan gives no day; set `meetings` or `meeting_day`"
    given = answers.answer(view, "ics", output, force, is_whole=session.is_whole)
    return given._replace(notes=(undated,) if view.undated else ())
