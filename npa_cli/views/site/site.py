"""`npa site` and `npa serve`: a whole plan on one page, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from npa_cli.document.blocks import Document, Grid, Table
from npa_cli.model.plan import Plan
from npa_cli.progress.thread import Thread
from npa_cli.timeframe import Round
from npa_cli.views.own_words import in_own_words
from npa_cli.views.papers.foot import Provenance
from npa_cli.views.papers.quarter import build_quarter
from npa_cli.views.rating_summary import RatingSummary
from npa_cli.views.site.pages import Pages, SitePage
from npa_cli.views.site.row import RowsOf, SiteRow, table_of_rows
from npa_cli.views.wording import long_day


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
    plan: Plan, quarter: Round, as_at: date, thread: Thread, made: Provenance, places: Mapping[str, str]
) -> Site:
    """The plan as at the start of `as_at`, and its returns for `quarter`; `places` are file and line by deliverable."""
    view = build_quarter(plan, quarter, as_at=as_at)
    rows = RowsOf(plan, view.assessed, as_at, view.returns.partners, places).rows()
    return Site(plan, as_at, view.summary, Pages(view, thread, made).all(), tuple(rows), made)
