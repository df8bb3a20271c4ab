"""`npa risks`: what may happen, the highest score first."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = (
    "npa risks",
    "npa risks --band extreme --level lead",
    "npa risks -p 1 --partner RC",
    "npa risks --format csv",
)


@only_reads
def command(
    ids: options.Ids = None,
    priority: options.Priorities = None,
    partner: options.Owners = None,
    level: options.Levels = None,
    band: Annotated[
        list[str] | None, Option("--band", metavar="BAND", help="Only risks in this band: extreme."), only_reads
    ] = None,
    period: options.Period = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextJsonOrCsv = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """List the open risks. By score, with how far each has moved, and a matrix of likelihood and impact."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session
    from npa_cli.model.register import ESCALATION_LEVELS
    from npa_cli.progress.registers.risk import BANDS
    from npa_cli.progress.select import read_query, read_value
    from npa_cli.views.risks import build_risks

    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    asked = read_query(session.plan, ids=ids or (), priorities=priority or (), partners=partner or ())
    view = build_risks(
        session.plan,
        session.as_at,
        items=asked.ids,
        partners=asked.partners,
        levels=tuple(read_value("level", ESCALATION_LEVELS, each) for each in level or ()),
        bands=tuple(read_value("band", BANDS, each) for each in band or ()),
    )
    write(view, format, output)
    raise SystemExit(exit_code(session))
