"""`npa report`: a progress summary for a board paper."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import typer

from npa_cli.cli import options

NAME: Final = "report"
EXAMPLES: Final = (
    "npa report",
    "npa report --priority 3",
    "npa report --period FY18/19-Q3 -o summary.md",
    "npa report --partner PHE --format text",
)


def command(
    ids: options.Ids = None,
    priority: options.Priorities = None,
    partner: options.Partners = None,
    theme: options.Themes = None,
    status: options.Statuses = None,
    rating: options.Ratings = None,
    period: options.Period = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: Annotated[  # noqa: A002  # named as it is typed
        Literal["markdown", "text"], typer.Option("--format", "-f", help="How to write it.", show_default=True)
    ] = "markdown",
    output: options.Output = None,
) -> None:
    """Write a progress summary. It is markdown, of the whole plan or of what you name."""
    from npa_cli.cli.answer import answer
    from npa_cli.cli.session import open_session
    from npa_cli.views.report import build_report, report_document

    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    selected = session.select(
        ids=ids, priorities=priority, partners=partner, themes=theme, statuses=status, ratings=rating
    )
    report = build_report(session.plan, selected, session.as_at, full=bool(ids or priority))
    answer("report", format, output, document=lambda: report_document(report))
    raise typer.Exit(session.exit_code)
