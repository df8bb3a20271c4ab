"""A picture in a DOCX: as SVG for those who can show it, as a metafile for the others, with words for who can't see."""

from __future__ import annotations

from typing import Any, Final

from npa_cli.render.draw.marks import Drawing
from npa_cli.render.draw.svg import svg_file
from npa_cli.render.office.emf import emf
from npa_cli.render.office.page_layout import Page, size_on_page
from npa_cli.render.safe_text import one_line

_SVG: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def add_picture(made: Any, paragraph: Any, drawing: Drawing, number: int, page: Page) -> None:
    """Put a picture, the document's `number`-th, into a paragraph of a page."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn
    from docx.oxml.shape import CT_Inline, CT_Picture
    from docx.shared import Mm

    wide, high = map(Mm, size_on_page(drawing, page))
    plain = _part(made, f"{number}.emf", "image/x-emf", emf(drawing))
    drawn = _part(made, f"{number}.svg", "image/svg+xml", svg_file(drawing).encode())
    picture = CT_Picture.new(0, f"{number}.emf", plain, wide, high)
    blip = next(picture.iter(qn("a:blip")))
    blip.append(
        parse_xml(
            f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
            f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{drawn}"/></a:ext></a:extLst>'
        )
    )
    inline = CT_Inline.new(wide, high, number, picture)
    inline.docPr.set("title", one_line(drawing.title))
    inline.docPr.set("descr", one_line(f"{drawing.title}. {drawing.description}"))
    paragraph.add_run()._r.add_drawing(inline)


def _part(made: Any, name: str, kind: str, content: bytes) -> str:
    """A new part of the package, and the name by which the document knows it."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    part = Part(PackURI(f"/word/media/picture{name}"), kind, content, made.part.package)
    return str(made.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
