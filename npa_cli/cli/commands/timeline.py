"""`npa timeline`: a picture of when everything is due."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from typer import Option

from npa_cli.cli import options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = (
    "npa timeline --priority 3",
    "npa timeline 3.1 --as-at 2019-04-01",
    "npa timeline --format svg -o timeline.svg",
    "npa timeline --priority 3 --format mermaid",
)


@only_reads
def command(
    ids: options.Ids = None,
    priority: options.Priorities = None,
    partner: options.Partners = None,
    theme: options.Themes = None,
    status: options.Statuses = None,
    rating: options.Ratings = None,
    period: options.Period = None,
    as_at: options.AsAt = None,
    ascii_only: Annotated[bool, Option("--ascii", help="Draw with plain letters only."), only_reads] = False,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: Annotated[  # noqa: A002  # named as it is typed
        Literal["text", "svg", "mermaid", "json"], Option("--format", "-f", help="How to write it."), only_reads
    ] = "text",
    output: options.Output = None,
) -> None:
    """Draw when everything is due. Windows, dates as signed and as approved, forecasts, and the day it is as at."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session, select
    from npa_cli.views.timeline import TimelineView, build_timeline

    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    selected = select(
        session, ids=ids, priorities=priority, partners=partner, themes=theme, statuses=status, ratings=rating
    )
    chart = build_timeline(session.plan, selected, session.as_at, title=session.plan.workplan.title)
    write(TimelineView(chart), format, output, ascii_only=ascii_only)
    raise SystemExit(exit_code(session))
