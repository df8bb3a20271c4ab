"""`npa list`: one row a thing."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from typer import Argument

from npa_cli.cli import answers, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.views import listing

EXAMPLES: Final = (
    "npa list priorities",
    "npa list deliverables --partner PHE",
    "npa list deliverables --rating not_reported --as-at 2019-04-01",
    "npa list activities -p 3 --format csv -o activities.csv",
)


@only_reads
def command(
    *,
    what: Annotated[
        Literal["priorities", "activities", "deliverables", "partners"], Argument(help="What to list."), only_reads
    ],
    ids: options.Ids = None,
    filters: options.Filters,
    day: options.Day,
    of: options.OfPlan,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """List priorities, activities, deliverables or partners. All of them, or those your filters leave."""
    session = opening.open_session(of, day)
    selected = opening.select(session, ids, filters)
    leads = tuple(code for each in selected for code in each.led_by) if any((ids, *filters)) else None
    partners = session.partners(filters.partners) if filters.partners else leads
    view = listing.build_listing(what, session.plan, selected, session.as_at, partners)
    return answers.answer(view, *form, is_whole=session.is_whole)
