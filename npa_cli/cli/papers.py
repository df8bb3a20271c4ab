"""`npa report`: a paper written where it was asked to go, or one that somebody holds verified."""

from __future__ import annotations

import sys
from pathlib import Path

from npa_cli.cli.answers import Answer, exit_code
from npa_cli.cli.boundary import complain
from npa_cli.cli.opening import open_session
from npa_cli.cli.options import OfPlan
from npa_cli.cli.output import tell, write_out, write_output
from npa_cli.cli.screen import detect_screen
from npa_cli.views.papers.paper import Paper
from npa_cli.views.view import View
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.csv_table import describe_csv
from npa_cli.work.formats.setting import Setting
from npa_cli.work.formats.table import FORMATS, format_of, render
from npa_cli.work.papers import make_paper
from npa_cli.work.report_request import Asked
from npa_cli.work.verify import read_paper, verify_paper


def answer_paper(asked: Asked, data: str | None, form: str | None, output: str | None, template: str | None) -> Answer:
    """The paper, in the format that was asked for or that the file's name ends in. Raises UsageFault.

    The description of its columns is written beside a CSV file.
    """
    session = open_session(OfPlan(asked.plan, data)).on(asked.as_at, asked.period)
    paper, notices = make_paper(session, asked)
    tell(notices)
    chosen = format_of(form, output)
    if output is None and FORMATS[chosen].is_binary and sys.stdout.isatty():
        raise UsageFault(f"a terminal can't show {chosen}; write it to a file with -o paper.{chosen}")

    def write(whole: View) -> None:
        setting = Setting(chosen, detect_screen(to_file=output is not None), template)
        write_out(render(whole, setting), output)
        if chosen == "csv" and isinstance(whole, Paper) and output is not None and output != "-":
            path = Path(output)
            beside = path.with_name(f"{path.name}-metadata.json")
            write_output(str(beside), describe_csv(whole, path.name))
            complain(f"wrote {path}, and what its columns are to {beside.as_posix()}")

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
    return exit_code(is_whole=True, is_amiss=not verdict.follows)
