"""`npa due`: what is overdue or falls due soon."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import names, options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = (
    "npa due",
    "npa due --within 30d --partner NHSE",
    "npa due --period FY19/20-Q1",
    "npa due --within 0d --as-at 2019-04-01",
)


@only_reads
def command(
    ids: options.Ids = None,
    within: Annotated[
        str | None,
        Option(metavar="DAYS", help="Overdue, or due within so many days: 90d.", show_default="91d"),
        only_reads,
    ] = None,
    priority: options.Priorities = None,
    partner: options.Partners = None,
    theme: options.Themes = None,
    period: Annotated[
        str | None,
        Option(metavar="QUARTER", autocompletion=names.periods, help="Due in this quarter: FY19/20-Q1."),
        only_reads,
    ] = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextOrJson = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """List what is overdue or due soon. By date, the earliest first."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session, select
    from npa_cli.views.due import build_due

    session = open_session(data=data, plan_id=plan, as_at=as_at)
    first, last = session.due_span(within, period)
    selected = select(session, ids=ids, priorities=priority, partners=partner, themes=theme)
    view = build_due(session.plan, selected, session.as_at, first=first, last=last)
    write(view, format, output)
    raise SystemExit(exit_code(session))
