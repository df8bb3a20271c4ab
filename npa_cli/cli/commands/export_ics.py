"""`npa export ics`: the plan's days for a diary."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import options

EXAMPLES: Final = (
    "npa export ics -o plan.ics",
    "npa export ics --partner PHE -o phe.ics",
    "npa export ics --priority 3 > mental-health.ics",
)


def command(
    ids: options.Ids = None,
    priority: options.Priorities = None,
    partner: options.Partners = None,
    theme: options.Themes = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    output: options.Output = None,
) -> None:
    """Write due days for a diary. With the ends of quarters and, for the whole plan, the meetings of its boards."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.boundary import complain
    from npa_cli.cli.session import exit_code, open_session, select
    from npa_cli.views.calendar import build_calendar

    session = open_session(data=data, plan_id=plan, as_at=as_at)
    selected = select(session, ids=ids, priorities=priority, partners=partner, themes=theme)
    whole = not (ids or priority or partner or theme)
    view = build_calendar(session.plan, selected, session.as_at, whole=whole)
    write(view, "ics", output)
    if view.undated:
        complain(f"{view.undated} meetings are left out: the plan gives no day; set `meetings` or `meeting_day`")
    raise SystemExit(exit_code(session))
