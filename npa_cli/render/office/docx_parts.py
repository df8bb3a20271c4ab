"""Parts of a DOCX that its library has no calls for: links to its headings and rows, and pictures.

A picture is SVG for those who can show it, and a metafile for the others, with words for who can't see.
"""

from collections.abc import Iterable
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.shape import CT_Inline, CT_Picture
from docx.shared import Mm, RGBColor

from npa_cli.document.blocks import Heading
from npa_cli.render.draw.marks import Drawing
from npa_cli.render.draw.svg import svg_file
from npa_cli.render.office.emf import emf
from npa_cli.render.office.page_layout import Chapter, LaidTable, Page, size_on_page
from npa_cli.render.safe_text import one_line

_COLOUR: Final = "1D70B8"  # of a link
_SVG: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def places_of(chapters: Iterable[Chapter]) -> dict[str, str]:
    """The bookmark of each heading by its words, and of each row of an index by its id; where two share it, the first.

    A bookmark's name has letters, digits and `_` alone, so that it can't be the words themselves.
    """
    found: dict[str, str] = {}
    for chapter in chapters:
        for block in chapter.blocks:
            if isinstance(block, Heading):
                found.setdefault(block.text, f"npa_part_{len(found)}")
            elif isinstance(block, LaidTable) and block.table.is_index:
                for row in block.table.rows:
                    found.setdefault(row[0].text, f"npa_row_{len(found)}")
    return found


def mark_place(paragraph: Any, name: str, number: int) -> None:
    """Put the bookmark `name`, the document's `number`-th, at the start of a paragraph."""
    begun, ended = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (begun, ended):
        element.set(qn("w:id"), str(number))
        paragraph._p.append(element)
    begun.set(qn("w:name"), name)


def add_link(paragraph: Any, name: str) -> Any:
    """A run at the end of a paragraph, yet without words, that leads to the bookmark `name`."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    run = paragraph.add_run()
    run.font.color.rgb = RGBColor.from_string(_COLOUR)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)
    return run


def add_picture(made: Any, paragraph: Any, drawing: Drawing, number: int, page: Page) -> None:
    """Put a picture, the document's `number`-th, into a paragraph of a page."""
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
    part = Part(PackURI(f"/word/media/picture{name}"), kind, content, made.part.package)
    return str(made.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
