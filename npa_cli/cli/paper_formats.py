"""A paper in the format its readers open. The one place that knows which renderer a format of papers has."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from npa_cli.cli.boundary import UsageFault
from npa_cli.cli.papers import Paper
from npa_cli.cli.session import write_answer

_ENDINGS: Final = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
}


def write_paper(paper: Paper, form: str | None, output: str | None, *, template: str | None = None) -> None:
    """Write a paper to a file or to standard output: as `form`, else as the file's name ends, else as markdown."""
    chosen = form or _ENDINGS.get(PurePath(output).suffix.lower() if output else "", "markdown")
    if template is not None and chosen != "html":
        raise UsageFault(f"--template is for html; this is {chosen}")
    write_answer(_text(paper, chosen, output, template), output)


def _text(paper: Paper, form: str, output: str | None, template: str | None) -> str:
    match form:
        case "html":
            return _html(paper, template)
        case "json":
            from npa_cli.render.json_text import render_json

            return render_json("report", paper.payload())
        case "text":
            from npa_cli.cli.screen import detect_screen
            from npa_cli.render.terminal import render_terminal

            return render_terminal(paper.document, detect_screen(to_file=output is not None))
        case _:
            from npa_cli.render.markdown import render_markdown

            return render_markdown(paper.document)


def _html(paper: Paper, template: str | None) -> str:
    from npa_cli.render.html.page import Page, render_html
    from npa_cli.store.house_template import read_template

    workplan = paper.session.plan.workplan
    page = Page(
        template=read_template("page.html", template),
        style=read_template("page.css"),
        script=read_template("page.js"),
        header=workplan.title,
        footer=f"{paper.made.command} · plan {workplan.id}, {paper.made.fingerprint} · npa {paper.made.version}",
    )
    document = paper.on_screen() if paper.on_screen else paper.document
    try:
        return render_html(document, page)
    except (KeyError, ValueError) as fault:
        raise UsageFault(
            f"--template `{template}`: {fault} is no placeholder of a page; write `$$` for a dollar"
        ) from None
