"""Where the pages of `npa site` go: to one file, or to a folder with a page for each plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Final

from npa_cli.cli.answers import Answer, exit_code
from npa_cli.cli.opening import open_session
from npa_cli.cli.options import Day, OfPlan
from npa_cli.cli.output import Written, tell, write_files
from npa_cli.model.file_name import NotAFileNameError, page_names
from npa_cli.model.vocabulary import Audience
from npa_cli.store.unwritable import folder_made, writing
from npa_cli.views.several_plans import SeveralPlans
from npa_cli.views.site.site import Site
from npa_cli.views.view import View
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.table import format_of
from npa_cli.work.site import make_site, page_over_all, site_page

OVER_ALL: Final = "index.html"
"""The page that a folder of pages begins with."""
_ENDINGS: Final = (".html", ".htm")


def answer_site(of: OfPlan, day: Day, audience: Audience, output: str, *, force: bool) -> Answer:
    """The page of the plan that was named; `output` is the file or the folder it goes to. Raises UsageFault."""
    session = open_session(of, day, sections=True)
    site, notices = make_site(session, audience, period=day.period)
    tell(notices)

    def write(whole: View) -> None:
        write_pages(whole, output, force=force)

    return Answer(site, write, exit_code(is_whole=session.is_whole))


def write_pages(view: View, output: str, *, force: bool) -> None:
    """The page of one plan to a file or to a folder's index.html; of several, to a folder. Raises UsageFault."""
    path = PurePath(output)
    is_file = path.suffix.lower() in _ENDINGS
    if path.suffix:
        format_of(None, output, ("html",))
    pages = dict(_pages(view, path.name if is_file else "", output))
    folder = path.parent if is_file else path
    files = [Written(str(folder / name), page, "html") for name, page in pages.items()]
    with writing(output), folder_made(Path(folder)):
        write_files(files, force=force)


def _pages(view: View, name: str, output: str) -> Iterator[tuple[str, str]]:
    """Each page with its name; `name` is empty if they go to a folder."""
    if not isinstance(view, SeveralPlans):
        assert isinstance(view, Site), f"{view.kind} is no page"
        yield name or OVER_ALL, site_page(view)
        return
    if name:
        raise UsageFault(f"`{output}` is one file, and each plan has a page; name a folder: -o site")
    sites = tuple(each.view for each in view.plans if isinstance(each.view, Site))
    names = named_pages([each.plan.workplan.id for each in sites])
    yield from ((each, site_page(site, over_all=OVER_ALL)) for each, site in zip(names, sites, strict=True))
    yield OVER_ALL, page_over_all(sites)


def named_pages(plans: Sequence[str]) -> list[str]:
    """What the pages of plans are called, beside the one over all. Raises UsageFault for an id that is no name."""
    try:
        return page_names(plans)
    except NotAFileNameError as why:
        raise UsageFault(f"a page is called by its plan's id, and {why}; change it in workplan.yaml") from None
