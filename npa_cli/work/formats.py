"""The one list of formats: what writes a view in each, and how a file in it is called."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Final, Literal, NamedTuple

from npa_cli.document.blocks import Document
from npa_cli.render.csv_text import render_csv
from npa_cli.render.csvw import render_csvw
from npa_cli.render.json_text import render_json
from npa_cli.render.markdown import render_markdown
from npa_cli.render.terminal import Screen, render_terminal
from npa_cli.store.house_template import read_template
from npa_cli.views.calendar import CalendarView
from npa_cli.views.columns import DELIVERABLE
from npa_cli.views.field import fields_in
from npa_cli.views.findings import FindingsView
from npa_cli.views.papers.paper import Paper
from npa_cli.views.several_plans import SeveralPlans
from npa_cli.views.timeline import TimelineView
from npa_cli.views.view import DocumentView, TableView, View
from npa_cli.work.faults import UsageFault

# Below, a renderer that needs a library or is seldom asked for is loaded when it is asked for: one run writes one.


class Setting(NamedTuple):
    """How an answer is to look, beside its format."""

    screen: Screen = Screen()
    template: str | None = None  # a file: the page or the styles of a paper
    excerpts: bool = False  # source lines under findings


class Format(NamedTuple):
    """One format. `render` raises UsageFault for a view that it can't hold."""

    render: Callable[[View, Setting], str | bytes]
    endings: tuple[str, ...] = ()  # of files that are read as this format
    is_binary: bool = False  # no terminal can show it
    takes_template: bool = False
    holds_one_plan: bool = False  # the answers of several plans can't stand in one file of it


def format_of(form: str | None, output: str | None) -> str:
    """The format that was asked for, else the one that a file's name ends in, else markdown."""
    ending = PurePath(output).suffix.lower() if output else ""
    return form or next((name for name, each in FORMATS.items() if ending in each.endings), "markdown")


def render(view: View, form: str, setting: Setting) -> str | bytes:
    """A view in a format: words, or bytes where the format is binary.

    Raises UsageFault where the format can't hold the view, its library is missing, or the template does not fit.
    """
    chosen = FORMATS[form]
    if isinstance(view, SeveralPlans) and chosen.holds_one_plan:
        raise UsageFault(f"a file of {form} holds one plan; name it: --plan ID (`npa plans` lists them)")
    if setting.template is not None and not chosen.takes_template:
        takers = ", ".join(name for name, each in FORMATS.items() if each.takes_template)
        raise UsageFault(f"--template is for {takers}; this is {form}")
    if setting.template is not None and not Path(setting.template).is_file():
        raise UsageFault(f"--template `{setting.template}`: no such file")
    try:
        return chosen.render(view, setting)
    except ModuleNotFoundError as missing:
        raise UsageFault(
            f"{form} needs {missing.name}, which is not installed: pip install 'npa-cli[office]'"
        ) from None


def describe_csv(paper: Paper, name: str) -> str:
    """What the columns of a paper's CSV file are, as the file `NAME-metadata.json` beside it says it."""
    workplan = paper.workplan
    columns = {each.name: each.holds for each in fields_in("items", DELIVERABLE)}
    licence = next((source.licence for source in workplan.sources), "not stated")
    return render_csvw(name, columns, title=workplan.title, licence=licence, made=paper.made.payload())


def _document(view: View) -> Document:
    assert isinstance(view, DocumentView), f"{view.kind} is nothing that can be read"
    return view.document()


def _paper(view: View) -> Paper:
    assert isinstance(view, Paper), f"{view.kind} is no paper"
    return view


def _text(view: View, setting: Setting) -> str:
    if isinstance(view, SeveralPlans):
        return "\n".join(
            f"{each.heading}\n{'═' * len(each.heading)}\n\n{_text(each.view, setting)}" for each in view.plans
        )
    if isinstance(view, FindingsView):
        return _excerpts(view, setting) if setting.excerpts else _concise(view, setting)
    return render_terminal(_document(view), setting.screen)


def _concise(view: View, setting: Setting) -> str:
    from npa_cli.render.findings.plain import render_findings

    if isinstance(view, SeveralPlans):
        return _text(view, setting._replace(excerpts=False))
    return render_findings(_findings(view).found, colour=setting.screen.colour)


def _excerpts(view: FindingsView, setting: Setting) -> str:
    from npa_cli.render.findings.excerpt import render_excerpts

    return render_excerpts(view.found, colour=setting.screen.colour, width=setting.screen.width)


def _markdown(view: View, _: Setting) -> str:
    if isinstance(view, FindingsView) or (isinstance(view, SeveralPlans) and view.findings() is not None):
        from npa_cli.render.findings.markdown import render_table

        return render_table(_findings(view).found)
    return render_markdown(_document(view))


def _json(view: View, _: Setting) -> str:
    return render_json(view.kind, view.payload())


def _csv(view: View, _: Setting) -> str:
    assert isinstance(view, TableView), f"{view.kind} is no table"
    return render_csv(*view.rows())


def _html(view: View, setting: Setting) -> str:
    from npa_cli.render.html.page import Page, render_html

    paper = _paper(view)
    workplan = paper.workplan
    page = Page(
        template=read_template("page.html", setting.template),
        style=read_template("page.css"),
        script=read_template("page.js"),
        header=workplan.title,
        footer=f"{paper.made.command} · plan {workplan.id}, {paper.made.fingerprint} · npa {paper.made.version}",
    )
    try:
        return render_html(paper.screen_document(), page)
    except (KeyError, ValueError) as fault:
        raise UsageFault(
            f"--template `{setting.template}`: {fault} is no placeholder of a page; write `$$` for a dollar"
        ) from None


def _word(form: Literal["odt", "docx"]) -> Callable[[View, Setting], bytes]:
    def render_word(view: View, setting: Setting) -> bytes:
        from npa_cli.render.office.word import write_word

        paper = _paper(view)
        # The day of the paper stands for the time of writing: the same paper gives the same bytes.
        start = datetime(paper.as_at.year, paper.as_at.month, paper.as_at.day, tzinfo=UTC)
        os.environ["SOURCE_DATE_EPOCH"] = str(max(int(start.timestamp()), 0))
        with TemporaryDirectory() as folder:
            target = Path(folder) / f"paper.{form}"
            try:
                write_word(paper.document(), form, str(target), reference=setting.template)
            except RuntimeError as refused:
                raise UsageFault(f"pandoc could not write {form}: {str(refused).splitlines()[-1]}") from None
            return target.read_bytes()

    return render_word


def _xlsx(view: View, _: Setting) -> bytes:
    from npa_cli.render.office.workbook import render_xlsx

    return render_xlsx(_paper(view).document(), _paper(view).as_at)


def _ods(view: View, _: Setting) -> bytes:
    from npa_cli.render.office.workbook import render_ods

    return render_ods(_paper(view).document(), _paper(view).as_at)


def _svg(view: View, _: Setting) -> str:
    from npa_cli.render.html.chart import standalone

    assert isinstance(view, TimelineView), f"{view.kind} is no picture"
    return standalone(view.chart, read_template("page.css"))


def _mermaid(view: View, _: Setting) -> str:
    from npa_cli.render.mermaid import render_mermaid

    assert isinstance(view, TimelineView), f"{view.kind} is no picture"
    return render_mermaid(view.chart)


def _ics(view: View, _: Setting) -> str:
    from npa_cli.render.ics import Day, render_ics

    whole = view.calendar() if isinstance(view, SeveralPlans) else view
    assert isinstance(whole, CalendarView), f"{view.kind} is no calendar"
    days = [Day(each.uid, each.day, each.summary, each.description, each.revision) for each in whole.events]
    return render_ics(whole.title, whole.stamp, days).decode()


def _findings(view: View) -> FindingsView:
    """The findings of a plan, or of several as one list: their paths say of which plan they are."""
    found = view.findings() if isinstance(view, SeveralPlans) else view
    assert isinstance(found, FindingsView), f"{view.kind} are no findings"
    return found


def _github(view: View, _: Setting) -> str:
    from npa_cli.render.findings.github import render_github

    return render_github(_findings(view).found)


def _gitlab(view: View, _: Setting) -> str:
    from npa_cli.render.findings.gitlab import render_gitlab

    return render_gitlab(_findings(view).found)


def _junit(view: View, _: Setting) -> str:
    from npa_cli.render.findings.junit import render_junit

    return render_junit(_findings(view).found)


def _sarif(view: View, _: Setting) -> str:
    from npa_cli.render.findings.sarif import render_sarif

    return render_sarif(_findings(view).found, _findings(view).rules())


def _rdjson(view: View, _: Setting) -> str:
    from npa_cli.render.findings.rdjson import render_rdjson

    return render_rdjson(_findings(view).found)


FORMATS: Final[Mapping[str, Format]] = {
    "markdown": Format(_markdown, (".markdown", ".md")),
    "text": Format(_text, (".text", ".txt")),
    "html": Format(_html, (".html", ".htm"), takes_template=True, holds_one_plan=True),
    "odt": Format(_word("odt"), (".odt",), is_binary=True, takes_template=True, holds_one_plan=True),
    "docx": Format(_word("docx"), (".docx",), is_binary=True, takes_template=True, holds_one_plan=True),
    "ods": Format(_ods, (".ods",), is_binary=True, holds_one_plan=True),
    "xlsx": Format(_xlsx, (".xlsx",), is_binary=True, holds_one_plan=True),
    "csv": Format(_csv, (".csv",)),
    "json": Format(_json, (".json",)),
    "svg": Format(_svg, holds_one_plan=True),
    "mermaid": Format(_mermaid, holds_one_plan=True),
    "ics": Format(_ics),
    "concise": Format(_concise),
    "github": Format(_github),
    "gitlab": Format(_gitlab),
    "junit": Format(_junit),
    "sarif": Format(_sarif),
    "rdjson": Format(_rdjson),
}
"""Every format by name. Which of them a command offers is in its `--format`."""
