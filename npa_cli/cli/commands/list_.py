"""`npa list`: one row a thing."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import typer

from npa_cli.cli import options

NAME: Final = "list"
EXAMPLES: Final = (
    "npa list priorities",
    "npa list deliverables --partner PHE",
    "npa list deliverables --rating off_track --as-at 2019-04-01",
    "npa list activities -p 3 --format csv -o activities.csv",
)


def command(
    what: Annotated[
        Literal["priorities", "activities", "deliverables", "partners"], typer.Argument(help="What to list.")
    ],
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
    """List priorities, activities, deliverables or partners: all, or those your filters leave."""
    from npa_cli.cli.screen import detect_screen
    from npa_cli.cli.session import open_session, write_answer
    from npa_cli.views.listing import build_listing, listing_document

    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    selected = session.select(
        ids=ids, priorities=priority, partners=partner, themes=theme, statuses=status, ratings=rating
    )
    listing = build_listing(what, session.plan, selected)
    if format == "json":
        from npa_cli.render.json_text import render_json

        text = render_json(listing.kind, {"as_at": session.as_at, "items": listing.items})
    elif format == "csv":
        from npa_cli.render.csv_text import render_csv

        text = render_csv(listing.columns, listing.items)
    else:
        from npa_cli.render.terminal import render_terminal

        text = render_terminal(listing_document(listing), detect_screen(to_file=output is not None))
    write_answer(text, output)
    raise typer.Exit(session.exit_code)
