"""A paper as a document or a workbook of an office program."""

from __future__ import annotations

from npa_cli.document.blocks import Heading
from npa_cli.render.office.docx import render_docx
from npa_cli.render.office.ods import render_ods
from npa_cli.render.office.odt import render_odt
from npa_cli.render.office.office_file import PaperFile, UnfitTemplateError
from npa_cli.render.office.paper_book import paper_book
from npa_cli.render.office.xlsx import render_xlsx
from npa_cli.store.house_template import read_template, template_file
from npa_cli.views.papers.paper import Paper
from npa_cli.views.view import View
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.setting import Setting


def render(view: View, setting: Setting) -> bytes:
    """A paper as a text (odt, docx) or its tables as a workbook (ods, xlsx). Raises UsageFault."""
    assert isinstance(view, Paper), f"{view.kind} is no paper"
    paper = PaperFile(_title(view), view.as_at, view.footer())
    if setting.form in ("ods", "xlsx"):
        book = paper_book(paper, view.sheets(), view.how_made())
        return render_xlsx(book) if setting.form == "xlsx" else render_ods(book, read_template("workbook_styles.xml"))
    write = render_odt if setting.form == "odt" else render_docx
    try:
        return write(
            view.document(),
            PaperFile(_title(view), view.as_at, view.footer()),
            template_file(f"paper.{setting.form}"),
            setting.template,
        )
    except UnfitTemplateError:
        raise UsageFault(
            f"--template `{setting.template}` is no {setting.form} document; make one from a paper that npa wrote"
        ) from None


def _title(paper: Paper) -> str:
    return next((block.text for block in paper.content.blocks if isinstance(block, Heading)), paper.workplan.title)
