"""`npa list`: one row a thing."""

from __future__ import annotations

from typing import Annotated, Final, cast

from typer import Argument

from npa_cli.cli import answers, names, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.progress import select
from npa_cli.views import everything, listing, own_cells, things
from npa_cli.work import faults

EXAMPLES: Final = (
    "npa list priorities",
    "npa list deliverables --partner PHE",
    "npa list deliverables --rating not_reported --as-at 2019-04-01",
    "npa list activities -p 3 --format csv -o activities.csv",
    "npa list paragraphs --plan npa-2013",
    "npa list risks -p 1 --status closed --data examples/riverside",
)


@only_reads
def command(
    *,
    what: Annotated[
        str,
        Argument(
            metavar="KIND",
            autocompletion=names.kinds,
            help="What to list: priorities, activities, deliverables, partners, risks … A Tab offers them all.",
        ),
        only_reads,
    ],
    ids: options.Ids = None,
    filters: options.Filters,
    columns: options.Columns = None,
    day: options.Day,
    of: options.OfPlan,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """List the things of one kind. All of them, or those your filters leave."""
    what = things.read_kind(what)
    if columns is not None and what != "deliverables":
        raise faults.UsageFault("--columns are fields of deliverables and of what stands above them: list deliverables")
    session = opening.open_session(of, day, sections=what in ("sections", "paragraphs"))
    if what not in ("priorities", "activities", "deliverables", "partners"):
        typed = select.Filters(ids or (), *(each or () for each in filters))
        refused = things.refused_filter(what, typed)
        if refused is not None:
            raise faults.UsageFault(refused)
        everything_held = everything.Everything(session.plan, session.assess(), session.as_at)
        return answers.answer(things.list_things(what, everything_held, typed), *form, is_whole=session.is_whole)
    selected = opening.select(session, ids, filters)
    leads = tuple(code for each in selected for code in each.led_by) if any((ids, *filters)) else None
    partners = session.partners(filters.partners) if filters.partners else leads
    own = own_cells.read_columns(session.plan.workplan.fields, columns)
    view = listing.build_listing(cast("listing.Listed", what), session.plan, selected, session.as_at, partners, own)
    return answers.answer(view, *form, is_whole=session.is_whole)
