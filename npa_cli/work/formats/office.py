"""A paper as a document or a workbook of an office program, or as the PDF that a program prints of it."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from npa_cli.document.blocks import Document, Heading
from npa_cli.render.office.ods import render_ods
from npa_cli.render.office.odt import render_odt
from npa_cli.render.office.office_file import PaperFile, UnfitTemplateError
from npa_cli.render.office.paper_book import paper_book
from npa_cli.render.office.programs import (
    BROWSERS,
    OFFICES,
    ProgramRefusedError,
    find_program,
    print_document,
    print_page,
)
from npa_cli.render.office.xlsx import render_xlsx
from npa_cli.store.house_template import read_template, template_file
from npa_cli.views.papers.paper import Paper
from npa_cli.views.view import View
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats import page
from npa_cli.work.formats.table import Setting

MARK: Final = b"\n% made by npa: "
"""Goes before the paper's command at the end of a PDF, where there is room for remarks."""


def render(view: View, setting: Setting) -> bytes:
    """A paper as a text (odt, docx), its tables as a workbook (ods, xlsx), or a PDF. Raises UsageFault."""
    assert isinstance(view, Paper), f"{view.kind} is no paper"
    if setting.form == "pdf":
        return _printed(view, setting)
    headings = (block.text for block in view.content.blocks if isinstance(block, Heading))
    paper = PaperFile(next(headings, view.workplan.title), view.as_at, view.footer())
    if setting.form in ("ods", "xlsx"):
        book = paper_book(paper, view.sheets(), view.how_made())
        return render_xlsx(book) if setting.form == "xlsx" else render_ods(book, read_template("workbook_styles.xml"))
    try:
        return _text_writer(setting.form)(
            view.document(), paper, template_file(f"paper.{setting.form}"), setting.template
        )
    except UnfitTemplateError:
        raise UsageFault(
            f"--template `{setting.template}` is no {setting.form} document; make one from a paper that npa wrote"
        ) from None


def _text_writer(form: str) -> Callable[[Document, PaperFile, str, str | None], bytes]:
    if form == "odt":
        return render_odt
    from npa_cli.render.office.docx import (
        render_docx,  # late: it loads a library of its own, which is an optional extra
    )

    return render_docx


def _printed(paper: Paper, setting: Setting) -> bytes:
    """A paper as LibreOffice prints its ODT, else as a browser prints its page. Raises UsageFault.

    The bytes differ from one program, and one printing, to the next: it is the ODT or the page that can be verified.
    """
    is_page = setting.template is not None and not setting.template.lower().endswith(".odt")
    program = None if is_page else find_program(OFFICES, os.environ)
    browser = find_program(BROWSERS, os.environ) if program is None else None
    if program is None and browser is None:
        raise UsageFault(
            "pdf is printed by LibreOffice or Chromium, and neither is found here: install one, "
            "or write FILE.odt or FILE.html and save that as PDF from the program that opens it"
        )
    with TemporaryDirectory() as folder:
        try:
            if program is not None:
                source = Path(folder) / "paper.odt"
                source.write_bytes(render(paper, setting._replace(form="odt")))
                made = print_document(program, source)
            else:
                source = Path(folder) / "paper.html"
                source.write_text(page.render(paper, setting._replace(form="html")), encoding="utf-8")
                made = print_page(str(browser), source, is_ours=setting.template is None)
            raw = made.read_bytes()
        except ProgramRefusedError as refused:
            raise UsageFault(f"{refused}; write FILE.odt or FILE.html instead, and save that as PDF") from None
    return raw.rstrip() + MARK + paper.made.command.encode() + b"\n%%EOF\n"
