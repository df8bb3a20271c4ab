"""`npa status`: how the plan stands."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import answers, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.views import own_cells, status
from npa_cli.work import session as sessions

EXAMPLES: Final = (
    "npa status",
    "npa status --priority 3",
    "npa status -p 3 --as-at 2019-04-01 --why",
    "npa status --period FY18/19-Q3 --by partner",
    "npa status 3.1 --format json",
)


@only_reads
def command(
    *,
    ids: options.Ids = None,
    filters: options.Filters,
    columns: options.Columns = None,
    day: options.Day,
    by: options.ByGroup = "priority",
    why: options.Why = False,
    of: options.OfPlan,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """Show how the plan stands. A table by priority, or every deliverable of the priorities or ids you name."""
    named = (*(ids or ()), *(filters.priorities or ()))
    session = opening.open_session(of, day, within=() if filters.themes else named)
    selected = opening.select(session, ids, filters)
    place = sessions.place_of(session.root)
    detailed = bool(named) or why
    own = own_cells.read_columns(session.plan.workplan.fields, columns, summed=not detailed)
    view = status.build_status(
        session.plan, selected, session.as_at, by=by, detailed=detailed, why=why, place=place, own=own
    )
    return answers.answer(view, *form, is_whole=session.is_whole)
