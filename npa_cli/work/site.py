"""The page of a whole plan, as its audience may see it."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from npa_cli import __version__
from npa_cli.document.site import SiteFilter, SitePage
from npa_cli.model.proposed_command import proposed
from npa_cli.model.vocabulary import RATINGS, Audience
from npa_cli.progress.audience import for_audience
from npa_cli.progress.thread import weave
from npa_cli.render.html.page import PageTemplate
from npa_cli.render.html.site import render_site
from npa_cli.rules.checked_file import items_in
from npa_cli.store.house_template import read_template
from npa_cli.store.plan_files import fingerprint
from npa_cli.views.own_words import in_prose
from npa_cli.views.papers.foot import Provenance
from npa_cli.views.site.row import table_of_rows
from npa_cli.views.site.site import Site, build_site, over_all_document, rows_over_all
from npa_cli.views.wording import rating_heading
from npa_cli.work.papers import commit_of, typed_data
from npa_cli.work.session import Session, shown_path
from npa_cli.work.sister_plans import plans_beside

_OVER_ALL: Final = "All plans"


def make_site(
    session: Session, audience: Audience = "internal", *, period: str | None = None
) -> tuple[Site, tuple[str, ...]]:
    """The page of the plan that is open, on its day, and what to tell beside it. Raises UsageFault.

    `period` is the round whose returns it tells of. What is marked for a narrower audience is left out before
    anything is worked out, here and in the plans beside it; where anything may be, lines of files are not told, since
    they would show how much.
    """
    plan, withheld = for_audience(session.plan, audience)
    beside = [for_audience(each, audience)[0] for each in plans_beside(session)]
    root = session.root
    commit, notices = commit_of(root)
    data = typed_data(session)
    named = ("--data", data) if data else ()
    narrowed = ("--audience", audience) if audience != "internal" else ()
    made = Provenance(
        command=proposed("site", "--as-at", session.as_at.isoformat(), *named, *narrowed),
        version=__version__,
        fingerprint=fingerprint(root),
        commit=commit,
        audience=audience,
        withheld=withheld,
        left_out=tuple(dict.fromkeys(each.path for each in session.loaded.unread)),
        plan_words=named,
    )
    places = _places(session) if audience == "internal" else {}
    quarter = session.reporting_round(period)
    return build_site(plan, quarter, session.as_at, weave((plan, *beside)), made, places), notices


def site_page(site: Site, *, version: str = "", over_all: str = "") -> str:
    """The page as HTML; with a `version` it asks the server that it came from whether there is a later one.

    `over_all` is the address of the page over this plan and others, where there is one.
    """
    return render_site(
        site.plan.workplan.title,
        site.foot,
        site.pages,
        _filters(site),
        site.table,
        site.rows,
        _template(),
        version=version,
        links=((_OVER_ALL, over_all),) if over_all else (),
        elsewhere={f"rating-{each}": f"#plan?rating={each}" for each in RATINGS},
    )


def page_over_all(sites: Sequence[Site], *, version: str = "") -> str:
    """The page over several plans as HTML, for a folder in which each has a page of its own, named by its id."""
    rows = tuple(rows_over_all(sites))
    ratings = {each.rating for each in rows}
    codes = sorted({code for each in rows for code in each.partners})
    plans = [each.plan.workplan for each in sites]
    filters = (
        SiteFilter("words", "Words"),
        SiteFilter("priority", "Plan", [(each.id, each.title) for each in plans]),
        SiteFilter("partner", "Partner", [(code, code) for code in codes]),
        SiteFilter("rating", "Rating", [(each, rating_heading(each)) for each in RATINGS if each in ratings]),
        SiteFilter("since", "Changed since", kind="date"),
    )
    page = SitePage("plan", _OVER_ALL, over_all_document(sites), has_table=True)
    foot = " · ".join(dict.fromkeys(f"{each.plan.workplan.id}: {each.foot}" for each in sites))
    files = {each.id: f"{quote(each.id)}.html" for each in plans}
    table, template = table_of_rows(rows), _template()
    return render_site(_OVER_ALL, foot, [page], filters, table, rows, template, version=version, elsewhere=files)


def _template() -> PageTemplate:
    style = read_template("page.css") + read_template("site.css")
    return PageTemplate(read_template("site.html"), style, read_template("page.js") + read_template("site.js"))


def _filters(site: Site) -> tuple[SiteFilter, ...]:
    """What the one table may be narrowed by; of ratings and rounds, those that there are."""
    plan, ratings = site.plan, {each.rating for each in site.rows}
    priority = in_prose(plan.workplan, "priority", 1)
    return (
        SiteFilter("words", "Words"),
        SiteFilter(
            "priority",
            priority[0].upper() + priority[1:],
            [(each.id, f"{each.id}  {each.title}") for each in plan.priorities],
        ),
        SiteFilter("partner", "Partner", [(each.code, each.code) for each in plan.partners]),
        SiteFilter(
            "rating",
            "Rating",
            [(each, rating_heading(each, plan.workplan.scale)) for each in RATINGS if each in ratings],
        ),
        SiteFilter("period", "Due in", [(each, each) for each in site.periods]),
        SiteFilter("since", "Changed since", kind="date"),
    )


def _places(session: Session) -> dict[str, str]:
    """The file and the line of each deliverable, by its id."""
    root = session.root
    return {
        item.id: f"{shown_path(root, item.path)}:{file.document.locate((*item.at, 'id')).line}"
        for file in session.loaded.source.files
        if file.kind == "priority"
        for item in items_in(file.document.path, file.document.data)
        if item.level == "deliverable" and item.id is not None
    }
