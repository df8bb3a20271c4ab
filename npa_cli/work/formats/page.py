"""A paper as one HTML page."""

from __future__ import annotations

from npa_cli.render.html.page import Page, render_html
from npa_cli.store.house_template import read_template
from npa_cli.views.papers.paper import Paper
from npa_cli.views.view import View
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.setting import Setting


def render(view: View, setting: Setting) -> str:
    """A paper as a page, in an organisation's own template where one is given. Raises UsageFault."""
    assert isinstance(view, Paper), f"{view.kind} is no paper"
    workplan = view.workplan
    page = Page(
        template=read_template("page.html", setting.template),
        style=read_template("page.css"),
        script=read_template("page.js"),
        header=workplan.title,
        footer=f"{view.made.command} · plan {workplan.id}, {view.made.fingerprint} · npa {view.made.version}",
    )
    try:
        return render_html(view.screen_document(), page)
    except (KeyError, ValueError) as fault:
        raise UsageFault(
            f"--template `{setting.template}`: {fault} is no placeholder of a page; write `$$` for a dollar"
        ) from None
