"""A paper, or what is different between two versions of a plan, as one HTML page."""

from __future__ import annotations

from npa_cli import __version__
from npa_cli.render.html.page import Page, render_html
from npa_cli.store.house_template import read_template
from npa_cli.views.differences import DifferencesView
from npa_cli.views.papers.paper import Paper
from npa_cli.views.since import SinceView
from npa_cli.views.view import View
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.setting import Setting


def render(view: View, setting: Setting) -> str:
    """A view as a page, in an organisation's own template where one is given. Raises UsageFault."""
    assert isinstance(view, Paper | DifferencesView | SinceView), f"{view.kind} is no page"
    workplan, foot, version = view.workplan, f"plan {view.workplan.id}", __version__
    document = view.screen_document() if isinstance(view, Paper) else view.document()
    if isinstance(view, Paper):
        foot, version = f"{view.made.command} · {foot}, {view.made.fingerprint}", view.made.version
    page = Page(
        template=read_template("page.html", setting.template),
        style=read_template("page.css"),
        script=read_template("page.js"),
        header=workplan.title,
        footer=f"{foot} · npa {version}",
    )
    try:
        return render_html(document, page)
    except (KeyError, ValueError) as fault:
        raise UsageFault(
            f"--template `{setting.template}`: {fault} is no placeholder of a page; write `$$` for a dollar"
        ) from None
