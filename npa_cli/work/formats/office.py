"""A paper as a document or a workbook of an office program."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from npa_cli.render.office.word import write_word
from npa_cli.render.office.workbook import render_ods, render_xlsx
from npa_cli.views.papers.paper import Paper
from npa_cli.views.view import View
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.setting import Setting


def render(view: View, setting: Setting) -> bytes:
    """A paper as a text (odt, docx) or its tables as a workbook (ods, xlsx). Raises UsageFault."""
    assert isinstance(view, Paper), f"{view.kind} is no paper"
    if setting.form == "ods":
        return render_ods(view.document(), view.as_at)
    if setting.form == "xlsx":
        return render_xlsx(view.document(), view.as_at)
    return _written(view, "odt" if setting.form == "odt" else "docx", setting.template)


def _written(paper: Paper, form: Literal["odt", "docx"], template: str | None) -> bytes:
    # The day of the paper stands for the time of writing: the same paper gives the same bytes.
    start = datetime(paper.as_at.year, paper.as_at.month, paper.as_at.day, tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(max(int(start.timestamp()), 0))
    with TemporaryDirectory() as folder:
        target = Path(folder) / f"paper.{form}"
        try:
            write_word(paper.document(), form, str(target), reference=template)
        except RuntimeError as refused:
            raise UsageFault(f"pandoc could not write {form}: {str(refused).splitlines()[-1]}") from None
        return target.read_bytes()
