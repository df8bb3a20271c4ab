"""`npa report`: a paper written where it was asked to go, or one that somebody holds verified."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from npa_cli.cli.answers import Answer, exit_code
from npa_cli.cli.boundary import complain
from npa_cli.cli.opening import open_session
from npa_cli.cli.options import OfPlan
from npa_cli.cli.output import Written, tell, write_files, write_out
from npa_cli.cli.screen import detect_screen
from npa_cli.store.house_template import template_words
from npa_cli.views.papers.paper import Paper
from npa_cli.views.view import View
from npa_cli.work.formats.data import describe_csv
from npa_cli.work.formats.table import Setting, render
from npa_cli.work.papers import make_paper
from npa_cli.work.report_request import Asked
from npa_cli.work.verify import read_paper, verify_paper


def answer_paper(
    asked: Asked, data: str | None, form: str, output: str | None, template: str | None, *, force: bool = False
) -> Answer:
    """The paper, in a format. Raises UsageFault.

    The description of its columns is written beside a CSV file.
    """
    session = open_session(OfPlan(asked.plan, data)).on(asked.as_at, asked.period)
    paper, notices = make_paper(session, replace(asked, template=template_words(template) if template else None))
    tell(notices)

    def write(whole: View) -> None:
        content = render(whole, Setting(form, detect_screen(to_file=output is not None), template))
        if form == "csv" and isinstance(whole, Paper) and output is not None and output != "-":
            path = Path(output)
            columns = Written(f"{path}-metadata.json", describe_csv(whole, path.name), "json")
            write_files([Written(output, content, form), columns], force=force)
        else:
            write_out(content, output, form, force=force)

    return Answer(paper, write, exit_code(is_whole=session.is_whole))


def verify(file: str, *, data: str | None, template: str | None) -> int:
    """Say on standard error whether the paper in a file follows from the plan's files, or why not; the exit code."""
    held = read_paper(file)
    asked = held.asked
    session = open_session(OfPlan(asked.plan, data)).on(asked.as_at, asked.period)
    setting = Setting(screen=detect_screen(to_file=True), template=template)
    verdict = verify_paper(session, held, setting, is_named=data is not None)
    tell(verdict.notices)
    complain(verdict.words)
    return exit_code(is_whole=verdict.is_compared, is_amiss=not verdict.follows)
