"""`npa escalations`: what has been taken up, and to whom."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = (
    "npa escalations",
    "npa escalations --level board",
    "npa escalations -p 1",
    "npa escalations --format json",
)


@only_reads
def command(
    ids: options.Ids = None,
    priority: options.Priorities = None,
    partner: options.Owners = None,
    level: options.Levels = None,
    period: options.Period = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextJsonOrCsv = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """List what has been taken up. To whom, why, what came back, and what the board should know and does not."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session
    from npa_cli.model.register import ESCALATION_LEVELS
    from npa_cli.progress.select import read_query, read_value
    from npa_cli.views.escalations import build_escalations

    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    asked = read_query(session.plan, ids=ids or (), priorities=priority or (), partners=partner or ())
    view = build_escalations(
        session.plan,
        session.as_at,
        items=asked.ids,
        partners=asked.partners,
        levels=tuple(read_value("level", ESCALATION_LEVELS, each) for each in level or ()),
    )
    write(view, format, output)
    raise SystemExit(exit_code(session))
