"""A paper, or what is different between two versions of a plan, as one HTML page; of several plans one after the other.

Of several plans, what they say together is in front.
"""

from npa_cli import __version__
from npa_cli.document.blocks import Document, Heading
from npa_cli.render.html.page import PageTemplate, render_html
from npa_cli.store.house_template import read_template
from npa_cli.views.differences import DifferencesView
from npa_cli.views.papers.paper import Paper
from npa_cli.views.several_plans import SeveralPlans, deeper
from npa_cli.views.since import SinceView
from npa_cli.views.view import View
from npa_cli.views.wording import counted
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.table import Setting


def render(view: View, setting: Setting) -> str:
    """A view as a page, in an organisation's own template where one is given. Raises UsageFault."""
    documents = _together(view) if isinstance(view, SeveralPlans) else [_document(view)]
    answers = [each.view for each in view.plans] if isinstance(view, SeveralPlans) else [view]
    made = next((each.made for each in answers if isinstance(each, Paper)), None)
    command, version = (f"{made.command} · ", made.version) if made is not None else ("", __version__)
    if isinstance(view, SeveralPlans):
        command = command.replace(f"--plan {view.plans[0].plan}", "--plan all")
    html = read_template("page.html", setting.template)
    template = PageTemplate(html, read_template("page.css"), read_template("page.js"))
    footer = f"{command}{' · '.join(map(_files, answers))} · npa {version}"
    try:
        return render_html(documents, template, header=_title(view), footer=footer)
    except (KeyError, ValueError) as fault:
        raise UsageFault(
            f"--template `{setting.template}`: {fault} is no placeholder of a page; write `$$` for a dollar"
        ) from None


def _together(view: SeveralPlans) -> list[Document]:
    front = Document((Heading(1, f"{_title(view)} together"), *view.together().blocks))
    each_plan = (Document((Heading(1, each.heading), *deeper(_document(each.view)))) for each in view.plans)
    return [front, *each_plan]


def _document(view: View) -> Document:
    assert isinstance(view, Paper | DifferencesView | SinceView), f"{view.kind} is no page"
    return view.screen_document() if isinstance(view, Paper) else view.document()


def _title(view: View) -> str:
    if isinstance(view, SeveralPlans):
        return counted(len(view.plans), "plan")
    assert isinstance(view, Paper | DifferencesView | SinceView), f"{view.kind} is no page"
    return view.workplan.title


def _files(view: View) -> str:
    """Of which plan, and of a paper from which bytes, it was made."""
    assert isinstance(view, Paper | DifferencesView | SinceView), f"{view.kind} is no page"
    return f"plan {view.workplan.id}" + (f", {view.made.fingerprint}" if isinstance(view, Paper) else "")
