"""`npa list`: one row a thing."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from typer import Argument

from npa_cli.cli import options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = (
    "npa list priorities",
    "npa list deliverables --partner PHE",
    "npa list deliverables --rating off_track --as-at 2019-04-01",
    "npa list activities -p 3 --format csv -o activities.csv",
)


@only_reads
def command(
    what: Annotated[
        Literal["priorities", "activities", "deliverables", "partners"], Argument(help="What to list."), only_reads
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
    """List priorities, activities, deliverables or partners. All of them, or those your filters leave."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session, select
    from npa_cli.views.listing import build_listing

    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    selected = select(
        session, ids=ids, priorities=priority, partners=partner, themes=theme, statuses=status, ratings=rating
    )
    narrowed = any((ids, priority, partner, theme, status, rating))
    leads = tuple(code for each in selected for code in each.led_by) if narrowed else None
    listing = build_listing(
        what, session.plan, selected, session.as_at, session.partners(partner) if partner else leads
    )
    write(listing, format, output)
    raise SystemExit(exit_code(session))
