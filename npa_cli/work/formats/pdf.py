"""A paper as a PDF, printed by a program that is there already; npa itself makes none."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from npa_cli.render.office.programs import (
    ProgramRefusedError,
    find_browser,
    find_office,
    print_document,
    print_page,
)
from npa_cli.views.papers.paper import Paper
from npa_cli.views.view import View
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats import office, page
from npa_cli.work.formats.setting import Setting

MARK: Final = b"\n% made by npa: "
"""Goes before the paper's command at the end of the file, where PDF has room for remarks."""


def render(view: View, setting: Setting) -> bytes:
    """A paper as LibreOffice prints its ODT, else as a browser prints its page. Raises UsageFault.

    The bytes differ from one program, and one printing, to the next: it is the ODT or the page that can be verified.
    """
    assert isinstance(view, Paper), f"{view.kind} is no paper"
    is_page = setting.template is not None and not setting.template.lower().endswith(".odt")
    program = None if is_page else find_office(os.environ)
    browser = find_browser(os.environ) if program is None else None
    if program is None and browser is None:
        raise UsageFault(
            "pdf is printed by LibreOffice or Chromium, and neither is found here: install one, "
            "or write FILE.odt or FILE.html and save that as PDF from the program that opens it"
        )
    with TemporaryDirectory() as folder:
        try:
            if program is not None:
                source = Path(folder) / "paper.odt"
                source.write_bytes(office.render(view, setting._replace(form="odt")))
                made = print_document(program, source)
            else:
                source = Path(folder) / "paper.html"
                source.write_text(page.render(view, setting._replace(form="html")), encoding="utf-8")
                made = print_page(str(browser), source, is_ours=setting.template is None)
            raw = made.read_bytes()
        except ProgramRefusedError as refused:
            raise UsageFault(f"{refused}; write FILE.odt or FILE.html instead, and save that as PDF") from None
    return raw.rstrip() + MARK + view.made.command.encode() + b"\n%%EOF\n"
