"""`npa status`: how the plan stands."""

from __future__ import annotations

from typing import Final

import typer

from npa_cli.cli import options

NAME: Final = "status"
EXAMPLES: Final = (
    "npa status",
    "npa status --priority 3",
    "npa status -p 3 --as-at 2019-04-01",
    "npa status --period FY18/19-Q3 --partner PHE",
    "npa status 3.1 --format json",
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
    format: options.TextJsonOrCsv = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """How the plan stands: a table by priority, or every deliverable of what you name."""
    from npa_cli.cli.screen import detect_screen
    from npa_cli.cli.session import open_session, write_answer
    from npa_cli.views.status import build_status, status_document, status_payload

    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    selected = session.select(
        ids=ids, priorities=priority, partners=partner, themes=theme, statuses=status, ratings=rating
    )
    view = build_status(session.plan, selected, session.as_at, detailed=bool(ids or priority))
    if format == "json":
        from npa_cli.render.json_text import render_json

        text = render_json("status", status_payload(view))
    elif format == "csv":
        from npa_cli.render.csv_text import render_csv
        from npa_cli.views.status import status_rows

        text = render_csv(*status_rows(view))
    else:
        from npa_cli.render.terminal import render_terminal

        text = render_terminal(status_document(view), detect_screen(to_file=output is not None))
    write_answer(text, output)
    raise typer.Exit(session.exit_code)
