"""`npa site` and `npa serve`: a whole plan on one page, and the page over several plans, as data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from npa_cli.document.blocks import Column, Document, Grid, Heading, Table, Text
from npa_cli.document.site import SitePage, SiteRow
from npa_cli.model.plan import Plan
from npa_cli.progress.thread import Thread
from npa_cli.timeframe import Round
from npa_cli.views.own_words import in_own_words
from npa_cli.views.papers.foot import Provenance
from npa_cli.views.papers.round_view import build_round_view
from npa_cli.views.rating_summary import RatingSummary, done_words
from npa_cli.views.site.pages import Pages
from npa_cli.views.site.row import site_rows, table_of_rows
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import counted, long_day


@dataclass(frozen=True, slots=True)
class Site:
    """A plan on one day: its pages, and a row for each deliverable."""

    kind: ClassVar[str] = "site"

    plan: Plan
    as_at: date
    summary: RatingSummary
    pages: tuple[SitePage, ...]
    rows: tuple[SiteRow, ...]
    made: Provenance

    @property
    def table(self) -> Table:
        """The one table, in the plan's own words for its columns."""
        (own,) = in_own_words(Document((table_of_rows(self.rows),)), self.plan.workplan).blocks
        assert isinstance(own, Table)
        return own

    @property
    def periods(self) -> tuple[str, ...]:
        """The columns of the grid, in order."""
        grids = (block for page in self.pages for block in page.document.blocks if isinstance(block, Grid))
        return tuple(each.words for each in grid.columns) if (grid := next(grids, None)) else ()

    @property
    def foot(self) -> str:
        """The day it is as at, whether the plan is committed, for whom it is, and from what it was made."""
        made = self.made
        commit = made.commit if made.commit.startswith("not ") else f"commit {made.commit}"
        return (
            f"As at {long_day(self.as_at)} · {commit} · files {made.fingerprint} · {made.audience_words} · "
            f"{made.command} · npa {made.version}"
        )

    def payload(self) -> Mapping[str, Any]:
        """Which pages it has and from what it was made."""
        return {
            "plan": self.plan.workplan.id,
            "as_at": self.as_at,
            "pages": [each.name for each in self.pages],
            "made": self.made.payload(),
        }


def build_site(
    plan: Plan, reported: Round, as_at: date, thread: Thread, made: Provenance, places: Mapping[str, str]
) -> Site:
    """The plan as at the start of `as_at`, and its returns for a round; `places` are file and line by deliverable."""
    view = build_round_view(plan, reported, as_at=as_at)
    rows = site_rows(plan, view.assessed, as_at, view.returns.partners, places)
    return Site(plan, as_at, view.summary, tuple(Pages(view, thread, made).all()), tuple(rows), made)


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
