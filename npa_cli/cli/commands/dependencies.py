"""`npa dependencies`: what waits for what."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = (
    "npa dependencies",
    "npa dependencies --late",
    "npa dependencies -p 1",
    "npa dependencies --format json",
)


@only_reads
def command(
    ids: options.Ids = None,
    priority: options.Priorities = None,
    partner: options.Owners = None,
    late: Annotated[bool, Option("--late", help="Only those not there when they are needed."), only_reads] = False,
    period: options.Period = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextJsonOrCsv = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """List what waits for what. Those that will not be there when they are needed come first."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session
    from npa_cli.progress.select import read_query
    from npa_cli.views.dependencies import build_dependencies

    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    asked = read_query(session.plan, ids=ids or (), priorities=priority or (), partners=partner or ())
    view = build_dependencies(
        session.plan, session.assess(), session.as_at, items=asked.ids, partners=asked.partners, late=late
    )
    write(view, format, output)
    raise SystemExit(exit_code(session))
