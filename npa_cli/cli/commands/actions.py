"""`npa actions`: who does what by when."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = ("npa actions", "npa actions --overdue", "npa actions --partner RC", "npa actions --format csv")


@only_reads
def command(
    ids: options.Ids = None,
    priority: options.Priorities = None,
    partner: options.Owners = None,
    overdue: Annotated[bool, Option("--overdue", help="Only those past their day."), only_reads] = False,
    period: options.Period = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextJsonOrCsv = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """List the open actions. By the day they are due, with the first day beside the new one."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session
    from npa_cli.progress.select import read_query
    from npa_cli.views.actions import build_actions

    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    asked = read_query(session.plan, ids=ids or (), priorities=priority or (), partners=partner or ())
    view = build_actions(session.plan, session.as_at, items=asked.ids, partners=asked.partners, overdue=overdue)
    write(view, format, output)
    raise SystemExit(exit_code(session))
