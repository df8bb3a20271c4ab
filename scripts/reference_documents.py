"""Makes the documents whose styles npa's papers are written in: `paper.docx` and `paper.odt` of `npa_cli/templates`.

python scripts/reference_documents.py

Run it after a change here; the two files are kept, so that nobody needs this to write a paper. A house makes its own
from a copy of either, in its office program.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import docx
import odfdo
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from npa_cli.render.office.office_file import saved
from npa_cli.render.office.page_layout import MARGIN, SIZE, SMALL, UPRIGHT
from npa_cli.render.tones import LOOKS

FOLDER: Final = Path(__file__).resolve().parent.parent / "npa_cli" / "templates"
LETTERS: Final = "Arial"
INK, QUIET, LINE, ACCENT = "0B0C0C", "505A5F", "B1B4B6", "0B3D5C"
TONES: Final = {**{tone: look.ink[1:].upper() for tone, look in LOOKS.items()}, "quiet": QUIET}
HEADINGS: Final = ((14, 13, 4), (11.5, 9, 3), (10.5, 6, 2), (9.5, 5, 1), (9.5, 5, 1))  # points: size, above, below
BODY: Final = 10
SPACES: Final = {
    "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
    "fo": "xsl-fo-compatible", "svg": "svg-compatible",
}  # fmt: skip
TOP, BOTTOM, FOOT = 15, 18, 9  # millimetres


def make_docx() -> bytes:
    """The reference document of DOCX papers."""
    made: Any = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(UPRIGHT.width), Mm(UPRIGHT.height)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(TOP), Mm(BOTTOM), Mm(FOOT)
    for each in made.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), "en-GB")
    _style(made, "Normal", BODY, below=3)
    made.styles["Normal"].paragraph_format.line_spacing = 1.1
    _style(made, "Title", 20, bold=True, below=6, colour=ACCENT)
    for border in made.styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    for level, (size, above, below) in enumerate(HEADINGS, 1):
        _style(made, f"Heading {level}", size, bold=True, above=above, below=below, colour=ACCENT)
        made.styles[f"Heading {level}"].font.italic = False
    _style(made, "Caption", 9, bold=True, above=4, below=3, keep=True)
    for name in ("List Bullet", "List Number"):
        _style(made, name, BODY, below=3)
        for tight in list(made.styles[name].element.iter(qn("w:contextualSpacing"))):
            tight.getparent().remove(tight)
    _style(made, "Footer", 8, colour=QUIET)
    for name, size, below in (("cell", SIZE, 0), ("fact", 9, 2), ("note", 8, 4), ("small", SMALL, 1)):
        _style(made, f"npa {name}", size, below=below)
    _style(made, "npa number", SIZE, below=0).paragraph_format.alignment = 2
    _style(made, "npa head", SIZE, bold=True, below=0, keep=True)
    _style(made, "npa number head", SIZE, bold=True, below=0, keep=True).paragraph_format.alignment = 2
    _style(made, "npa code", 8.5, below=4).font.name = "Courier New"
    for tone, colour in TONES.items():
        letters = made.styles.add_style(f"npa {tone}", WD_STYLE_TYPE.CHARACTER)
        letters.font.color.rgb = RGBColor.from_string(colour)
    made.styles.element.append(_table_style())
    made.settings.element.append(
        parse_xml(
            f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        )
    )
    _number_footer(section.footer.paragraphs[0])
    made.core_properties.title = made.core_properties.subject = made.core_properties.author = (
        made.core_properties.comments
    ) = ""
    return saved(made)


def _style(
    made: Any, name: str, size: float, *, bold: bool = False, above: float = 0, below: float = 0,
    colour: str = INK, keep: bool = False,
) -> Any:  # fmt: skip
    there = {each.name for each in made.styles}
    style = made.styles[name] if name in there else made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size, style.font.bold = LETTERS, Pt(size), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if "Theme" in key]:
        del fonts.attrib[key]
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), LETTERS)
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
    style.paragraph_format.line_spacing = 1.0
    if keep:
        style.paragraph_format.keep_with_next = True
    return style


def _table_style() -> Any:
    cell = f'w:sz="4" w:space="0" w:color="{LINE}"'
    rule = f'w:sz="8" w:space="0" w:color="{INK}"'
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="npatable"><w:name w:val="npa table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>'
        f'<w:top w:val="single" {cell}/><w:bottom w:val="single" {rule}/><w:insideH w:val="single" {cell}/>'
        '</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _number_footer(paragraph: Any) -> None:
    """Page x of y, and the document's subject, in which each paper says for whom and of which day it is."""
    for words in ("Page ", "PAGE", " of ", "NUMPAGES", " · "):
        if words.isupper():
            field = f'<w:fldSimple {nsdecls("w")} w:instr="{words}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
            paragraph._p.append(parse_xml(field))
        else:
            paragraph.add_run(words)
    properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    elements = "http://purl.org/dc/elements/1.1/"
    paragraph._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Subject"/><w:dataBinding w:prefixMappings="'
            f"xmlns:ns0='{elements}' xmlns:ns1='{properties}'\" w:xpath=\"/ns1:coreProperties[1]/ns0:subject[1]\" "
            'w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/><w:text/></w:sdtPr><w:sdtContent><w:r>'
            "<w:t>subject</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )


def make_odt() -> bytes:
    """The reference document of ODT papers."""
    made: Any = odfdo.Document("text")
    made.body.clear()
    made.set_part("styles.xml", _odt_styles().encode())
    made.meta.title = ""
    return saved(made)


def _odt_styles() -> str:
    styles = [
        _odt("Standard", "", BODY, below=3),
        _odt("Title", "Standard", 20, bold=True, below=6, colour=ACCENT),
        *(
            _odt(f"Heading {level}", "Standard", size, bold=True, above=above, below=below, colour=ACCENT, level=level)
            for level, (size, above, below) in enumerate(HEADINGS, 1)
        ),
        _odt("Caption", "Standard", 9, bold=True, above=4, below=3, keep=True),
        _odt("List Bullet", "Standard", BODY, below=3),
        _odt("List Number", "Standard", BODY, below=3),
        _odt("Footer", "Standard", 8, colour=QUIET),
        _odt("npa cell", "Standard", SIZE),
        _odt("npa fact", "Standard", 9, below=2),
        _odt("npa note", "Standard", 8, below=4),
        _odt("npa small", "Standard", SMALL, below=1),
        _odt("npa number", "Standard", SIZE, align="end"),
        _odt("npa head", "Standard", SIZE, bold=True, keep=True),
        _odt("npa number head", "Standard", SIZE, bold=True, keep=True, align="end"),
        _odt("npa code", "Standard", 8.5, below=4, letters="Courier New"),
        *(
            f'<style:style style:name="npa_20_{tone}" style:display-name="npa {tone}" style:family="text">'
            f'<style:text-properties fo:color="#{colour.lower()}"/></style:style>'
            for tone, colour in TONES.items()
        ),
        '<style:style style:name="npa_20_strong" style:display-name="npa strong" style:family="text">'
        '<style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>',
        _odt_list("npa_20_numbered", "number", 'style:num-suffix="." style:num-format="1"'),
        _odt_list("npa_20_bulleted", "bullet", 'text:bullet-char="•"'),
    ]
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in SPACES.items()
    )
    page = (
        f'fo:page-width="{UPRIGHT.width}mm" fo:page-height="{UPRIGHT.height}mm" style:print-orientation="portrait" '
        f'fo:margin-left="{MARGIN}mm" fo:margin-right="{MARGIN}mm" fo:margin-top="{TOP}mm" fo:margin-bottom="{FOOT}mm"'
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {spaces} office:version="1.3">'
        f'<office:font-face-decls><style:font-face style:name="{LETTERS}" svg:font-family="{LETTERS}"/>'
        '<style:font-face style:name="Courier New" svg:font-family="\'Courier New\'"/></office:font-face-decls>'
        f'<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="en" '
        f'fo:country="GB" style:font-name="{LETTERS}"/></style:default-style>{"".join(styles)}</office:styles>'
        f'<office:automatic-styles><style:page-layout style:name="upright"><style:page-layout-properties {page}/>'
        f'<style:footer-style><style:header-footer-properties fo:min-height="{BOTTOM - FOOT}mm" '
        f'fo:margin-top="{(BOTTOM - FOOT) / 2}mm"/></style:footer-style></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="upright">'
        '<style:footer><text:p text:style-name="Footer">Page <text:page-number text:select-page="current"/> of '
        "<text:page-count/> · <text:subject/></text:p></style:footer></style:master-page></office:master-styles>"
        "</office:document-styles>"
    )


def _odt(
    name: str, parent: str, size: float, *, bold: bool = False, above: float = 0, below: float = 0, colour: str = INK,
    keep: bool = False, align: str = "start", letters: str = LETTERS, level: int = 0,
) -> str:  # fmt: skip
    inherits = f' style:parent-style-name="{parent}"' if parent else ""
    outline = f' style:default-outline-level="{level}"' if level else ""
    weight = "bold" if bold else "normal"
    kept = ' fo:keep-with-next="always"' if keep or level else ""
    return (
        f'<style:style style:name="{name.replace(" ", "_20_")}" style:display-name="{name}" style:family="paragraph"'
        f'{inherits}{outline} style:class="text"><style:paragraph-properties fo:margin-top="{above}pt" '
        f'fo:margin-bottom="{below}pt" fo:text-align="{align}" fo:orphans="2" fo:widows="2"{kept}/>'
        f'<style:text-properties style:font-name="{letters}" fo:font-size="{size}pt" fo:font-weight="{weight}" '
        f'fo:color="#{colour.lower()}" fo:language="en" fo:country="GB"/></style:style>'
    )


def _odt_list(name: str, kind: str, mark: str) -> str:
    return (
        f'<text:list-style style:name="{name}"><text:list-level-style-{kind} text:level="1" {mark}>'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="6mm" '
        'fo:text-indent="-6mm" fo:margin-left="6mm"/></style:list-level-properties>'
        f"</text:list-level-style-{kind}></text:list-style>"
    )


def main() -> None:
    """Write both."""
    (FOLDER / "paper.docx").write_bytes(make_docx())
    (FOLDER / "paper.odt").write_bytes(make_odt())


if __name__ == "__main__":
    main()
