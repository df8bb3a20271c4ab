"""The page over several plans: how each stands and where its own page is, and all their deliverables in one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from npa_cli.document.blocks import Column, Document, Heading, Text
from npa_cli.views.rating_summary import done_words
from npa_cli.views.site.row import SiteRow
from npa_cli.views.site.site import Site
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import counted, long_day


def over_all_document(sites: Sequence[Site]) -> Document:
    """The plans, a row for each that leads to its page, and how many deliverables there are in all."""
    whole = sum(len(each.rows) for each in sites)
    return Document(
        (
            Heading(1, f"{counted(len(sites), 'plan')}, {counted(whole, 'deliverable')}"),
            table_of(
                sites,
                (Column("Plan", wraps=True, least=24), _title),
                (Column("As at"), lambda each: Text(long_day(each.as_at), order=each.as_at.isoformat())),
                (Column("Deliverables", "right"), lambda each: f"{len(each.rows):,}"),
                (Column("Due so far", "right"), lambda each: f"{each.summary.counts.due:,}"),
                (Column("Of those", wraps=True, least=16), lambda each: done_words(each.summary.counts)),
                caption="The plans here",
            ),
        )
    )


def _title(site: Site) -> Text:
    return Text(f"{site.plan.workplan.id}  {site.plan.workplan.title}", goes_to=site.plan.workplan.id)


def rows_over_all(sites: Sequence[Site]) -> Iterator[SiteRow]:
    """The rows of all plans, each under its plan's name, with the plan in place of the priority."""
    for site in sites:
        plan = site.plan.workplan.id
        for row in site.rows:
            name = f"{plan}:{row.id}"
            yield row._replace(id=name, priority=plan, cells=(Text(name, "strong"), *row.cells[1:]))
