"""`npa slippage`: how far commitments have moved from their dates."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from typer import Option

from npa_cli.cli import options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = (
    "npa slippage",
    "npa slippage --by partner --period FY19/20-Q1",
    "npa slippage --priority 3 --format json",
)


@only_reads
def command(
    ids: options.Ids = None,
    by: Annotated[
        Literal["deliverable", "partner", "priority"],
        Option("--by", help="What a row of the table stands for."),
        only_reads,
    ] = "deliverable",
    priority: options.Priorities = None,
    partner: options.Partners = None,
    theme: options.Themes = None,
    period: options.Period = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextOrJson = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """Show what has slipped. How late it is against its date as signed, and as approved since."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session, select
    from npa_cli.views.slippage import build_slippage

    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    selected = select(session, ids=ids, priorities=priority, partners=partner, themes=theme)
    view = build_slippage(session.plan, selected, session.as_at, by)
    write(view, format, output)
    raise SystemExit(exit_code(session))
