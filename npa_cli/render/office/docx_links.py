"""Places in a DOCX that links of the same document lead to: its headings, and the rows that ids stand for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from npa_cli.document.blocks import Heading
from npa_cli.render.office.page_layout import Chapter, LaidTable

_COLOUR: Final = "1D70B8"


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
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    begun, ended = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (begun, ended):
        element.set(qn("w:id"), str(number))
        paragraph._p.append(element)
    begun.set(qn("w:name"), name)


def add_link(paragraph: Any, name: str) -> Any:
    """A run at the end of a paragraph, yet without words, that leads to the bookmark `name`."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    run = paragraph.add_run()
    run.font.color.rgb = RGBColor.from_string(_COLOUR)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)
    return run
