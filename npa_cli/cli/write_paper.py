"""A paper written where it was asked to go, with the description of its columns beside a CSV file."""

from __future__ import annotations

import sys
from pathlib import Path

from npa_cli.cli.answer import Answer, give, put_out
from npa_cli.cli.boundary import complain
from npa_cli.cli.output_file import write_output
from npa_cli.cli.screen import detect_screen
from npa_cli.views.papers.paper import Paper
from npa_cli.views.view import View
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.csv_table import describe_csv
from npa_cli.work.formats.setting import Setting
from npa_cli.work.formats.table import FORMATS, format_of, render


def write_paper(paper: Paper, form: str | None, output: str | None, *, template: str | None = None) -> None:
    """Answer with a paper, in the format that was asked for or that the file's name ends in. Raises UsageFault."""
    chosen = format_of(form, output)
    if output is None and FORMATS[chosen].is_binary and sys.stdout.isatty():
        raise UsageFault(f"a terminal can't show {chosen}; write it to a file with -o paper.{chosen}")

    def put(whole: View) -> None:
        setting = Setting(chosen, detect_screen(to_file=output is not None), template)
        put_out(render(whole, setting), output)
        if chosen == "csv" and isinstance(whole, Paper) and output is not None and output != "-":
            path = Path(output)
            beside = path.with_name(f"{path.name}-metadata.json")
            write_output(str(beside), describe_csv(whole, path.name).encode())
            complain(f"wrote {path}, and what its columns are to {beside.as_posix()}")

    give(Answer(paper, put))
