"""A paper as one HTML page; those of several plans one after the other, under what they say together."""

from __future__ import annotations

from npa_cli.document.blocks import Document, Heading
from npa_cli.render.html.page import Page, render_html
from npa_cli.store.house_template import read_template
from npa_cli.views.papers.paper import Paper
from npa_cli.views.several_plans import SeveralPlans, deeper
from npa_cli.views.view import View
from npa_cli.views.wording import counted
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.setting import Setting


def render(view: View, setting: Setting) -> str:
    """A paper as a page, in an organisation's own template where one is given. Raises UsageFault."""
    several = isinstance(view, SeveralPlans)
    papers = [each.view for each in view.plans] if isinstance(view, SeveralPlans) else [view]
    made = [each for each in papers if isinstance(each, Paper)]
    assert len(made) == len(papers), f"{view.kind} is no paper"
    files = " · ".join(f"plan {each.workplan.id}, {each.made.fingerprint}" for each in made)
    page = Page(
        template=read_template("page.html", setting.template),
        style=read_template("page.css"),
        script=read_template("page.js"),
        header=counted(len(made), "plan") if several else made[0].workplan.title,
        footer=f"{made[0].made.command} · {files} · npa {made[0].made.version}",
    )
    try:
        return render_html(_documents(view) if isinstance(view, SeveralPlans) else [made[0].screen_document()], page)
    except (KeyError, ValueError) as fault:
        raise UsageFault(
            f"--template `{setting.template}`: {fault} is no placeholder of a page; write `$$` for a dollar"
        ) from None


def _documents(view: SeveralPlans) -> list[Document]:
    front = Document((Heading(1, f"{counted(len(view.plans), 'plan')} together"), *view.together().blocks))
    return [
        front,
        *(
            Document((Heading(1, each.heading), *deeper(each.view.screen_document())))
            for each in view.plans
            if isinstance(each.view, Paper)
        ),
    ]
