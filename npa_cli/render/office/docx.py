"""A document as DOCX, by python-docx, in the styles of a reference document: real headings, lists, tables, sections."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from npa_cli.document import blocks
from npa_cli.document.blocks import Document, Text
from npa_cli.render.draw.drawing import drawings_of
from npa_cli.render.office.docx_parts import add_link, add_picture, mark_place, places_of
from npa_cli.render.office.office_file import (
    STYLES,
    TONES,
    PaperFile,
    UnfitTemplateError,
    ground_of,
    moment,
    saved,
    style_of,
)
from npa_cli.render.office.page_layout import UPRIGHT, Chapter, LaidTable, Page, chapters_of, leads_to_table
from npa_cli.render.safe_text import visible
from npa_cli.render.wrap import kept_together

_UNITS: Final = 36_000  # of the format in a millimetre
_LONGEST: Final = 255  # characters of what a file says of itself
_LEVELS: Final = 5  # of headings below the title
_OWN_STYLES: Final = (
    *("Title", *(f"Heading {level}" for level in range(1, _LEVELS + 1)), "Caption", "List Bullet", "List Number"),
    *("npa table", *STYLES, *(f"npa {tone}" for tone in TONES)),
)


def render_docx(document: Document, paper: PaperFile, own: str, template: str | None = None) -> bytes:
    """The bytes of the document; equal ones for equal words.

    `own` is the file of npa's reference document, `template` that of a house's: its styles, margins and footers are
    used, and those of npa's own that it lacks are added. Raises UnfitTemplateError.
    """
    try:
        made: Any = docx.Document(template or own)
    except (ValueError, KeyError, OSError, PackageNotFoundError) as fault:
        raise UnfitTemplateError(str(fault)) from None
    if template:
        _add_styles(made, docx.Document(own))
    chapters = tuple(chapters_of(document))
    writer = _Writer(made, places_of(chapters))
    for chapter in chapters:
        writer.write_chapter(chapter)
    _set_footers(made, visible(paper.footer))
    about = made.core_properties
    about.title, about.subject = visible(paper.title)[:_LONGEST], visible(paper.footer)[:_LONGEST]
    about.language = "en-GB"
    about.author = about.comments = ""
    about.created = about.modified = moment(paper.as_at)
    return saved(made)


class _Writer:
    """A document being written, block after block."""

    def __init__(self, made: Any, places: Mapping[str, str]) -> None:
        self.made = made
        # by name, since the library looks through all for each use; the default one is said by naming none
        self.styles = {each.name: each.style_id for each in made.styles if not each.element.default}
        self.places = places  # the bookmarks that links lead to, by the words they stand at
        self.marked: set[str] = set()
        body = made.element.body
        for child in list(body)[:-1]:  # the last says what the pages are like
            body.remove(child)
        for name, relation in list(made.part.rels.items()):  # pictures of a paper that became a house's document
            if relation.reltype == RELATIONSHIP_TYPE.IMAGE:
                del made.part.rels[name]
        self.is_begun = self.is_dense = False
        self.pictures = 0
        self.page = UPRIGHT

    def write_chapter(self, chapter: Chapter) -> None:
        """The blocks on pages of the chapter's kind."""
        if self.is_begun:
            self.made.add_section()
        _turn(self.made.sections[-1], chapter.page)
        self.is_dense, self.page = chapter.is_dense, chapter.page
        starts = self.is_begun  # a section begins a page by itself
        for at, block in enumerate(chapter.blocks):
            self._write(block, already_new=starts)
            starts = False
            if leads_to_table(chapter.blocks[at:]):
                self.made.paragraphs[-1].paragraph_format.keep_with_next = True
        self.is_begun = True

    def _write(self, block: Any, *, already_new: bool) -> None:
        match block:
            case blocks.Heading():
                style = "Title" if block.level == 1 else f"Heading {min(block.level - 1, _LEVELS)}"
                paragraph = self._paragraph(style, Text(block.text), place=block.text)
                if block.starts_page and not already_new:
                    paragraph.paragraph_format.page_break_before = True
                if block.beside:
                    self._paragraph("npa note", Text(block.beside))
            case blocks.Paragraph():
                words = Text(block.text, block.tone, goes_to=block.goes_to)
                self._paragraph("npa note" if self.is_dense else "Normal", words, label=block.label)
            case blocks.FactList():
                for name, value in block.rows:
                    self._paragraph("npa fact", value, label=name).paragraph_format.keep_with_next = True
            case blocks.Bullets():
                self._list(block)
            case blocks.Lines():
                style = "npa small" if self.is_dense else "npa fact"
                for item in (each for each in block.items if not each.goes_to):
                    self._paragraph(style, item)
                links = [each for each in block.items if each.goes_to]
                if links:
                    paragraph = self._paragraph(style, links[0])
                for item in links[1:]:
                    paragraph.add_run(" · ")
                    self._add_words(paragraph, item)
            case blocks.Preformatted():
                self._paragraph("npa code", Text(block.text))
            case blocks.Figures():
                for figure in block.items:
                    self._paragraph("npa fact", Text(figure.label), label=figure.number)
            case LaidTable():
                self._table(block)
            case blocks.Grid() | blocks.Plot() | blocks.Chart():
                self._picture(block)

    def _paragraph(self, style: str, text: Text, *, label: str = "", place: str = "") -> Any:
        paragraph = self.made.add_paragraph()
        self._set_style(paragraph, style)
        if label:
            paragraph.add_run(f"{visible(label)}: ").bold = True
        self._mark(paragraph, place)
        self._add_words(paragraph, text)
        return paragraph

    def _set_style(self, paragraph: Any, style: str) -> None:
        paragraph._p.style = self.styles.get(style)

    def _mark(self, paragraph: Any, place: str) -> None:
        """Make a paragraph the place that links lead to for some words; the first of those that have the same."""
        if place in self.places and place not in self.marked:
            self.marked.add(place)
            mark_place(paragraph, self.places[place], len(self.marked))

    def _add_words(self, paragraph: Any, text: Text) -> None:
        """Words, with a line break for each line of their own, in the letters of their tone; a link where they lead."""
        run = add_link(paragraph, self.places[text.goes_to]) if text.goes_to in self.places else paragraph.add_run()
        if text.tone == "strong":
            run.bold = True
        elif text.tone in TONES:
            run._r.style = self.styles.get(f"npa {text.tone}")
        for number, line in enumerate(visible(text.text).split("\n")):
            if number:
                run.add_break()
            if line:
                run.add_text(line)

    def _list(self, block: blocks.Bullets) -> None:
        style = "List Number" if block.numbered else "List Bullet"
        number = None
        if block.numbered:  # a list of its own, that begins with 1
            numbering = self.made.part.numbering_part.element
            first = self.made.styles[style].element.pPr.numPr.numId.val
            abstract = next(each for each in numbering.num_lst if each.numId == first).abstractNumId.val
            number = numbering.add_num(abstract)
            number.add_lvlOverride(ilvl=0).add_startOverride(1)
        for item in block.items:
            paragraph = self._paragraph(style, item)
            if self.is_dense:
                paragraph.paragraph_format.space_after = 0
                for run in paragraph.runs:
                    run.font.size = self.made.styles["npa small"].font.size
            if number is not None:
                listed = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                listed.get_or_add_ilvl().val = 0
                listed.get_or_add_numId().val = number.numId

    def _picture(self, picture: blocks.Picture) -> None:
        for number, drawing in enumerate(drawings_of(picture)):
            self.pictures += 1
            self._paragraph("Caption", Text(drawing.title))
            if picture.reading and not number:
                self._paragraph("npa note", Text(picture.reading, "quiet")).paragraph_format.keep_with_next = True
            add_picture(self.made, self.made.add_paragraph(style="npa note"), drawing, self.pictures, self.page)

    def _table(self, laid: LaidTable) -> None:
        table = laid.table
        if table.caption:
            self._paragraph("Caption", Text(table.caption))
        heads = tuple(Text(column.heading) for column in table.columns)
        rows = [heads, *table.rows, *([table.totals] if table.totals else [])]
        made = self.made.add_table(len(rows), len(table.columns), style="npa table")
        made.autofit = False
        for column, width in zip(made._tbl.tblGrid.gridCol_lst, laid.widths, strict=True):
            column.w = round(width * _UNITS)  # where every office program looks for it
        for number, (row, cells) in enumerate(zip(made._tbl.tr_lst, rows, strict=True)):
            is_head, is_total = number == 0, bool(table.totals) and number == len(rows) - 1
            _keep_whole(row, is_head=is_head)
            for at, (cell, text) in enumerate(zip(row.tc_lst, cells, strict=True)):
                cell.width = round(laid.widths[at] * _UNITS)
                style = style_of(table.columns[at], is_head=is_head)
                tone = "strong" if is_total and text.tone == "plain" else text.tone
                paragraph = Paragraph(cell.p_lst[0], self.made._body)
                self._set_style(paragraph, style)
                ground = ground_of(text.tone, is_head=is_head)
                if ground and text.text.strip():
                    _shade(cell, ground)
                is_id = at == 0 and not is_head and not is_total
                if is_id and table.is_index:
                    self._mark(paragraph, text.text)
                goes_to = text.goes_to or (text.text if is_id and not table.is_index else "")
                self._add_words(paragraph, Text(kept_together(text.text), tone, goes_to=goes_to))
        missing = Text(f"Not on paper: {', '.join(laid.left_out)}.", "quiet")
        self._paragraph("npa note", missing if laid.left_out else Text(""))


def _shade(cell: Any, ground: str) -> None:
    """A colour behind a cell's words."""
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", ground.lstrip("#"))):
        shade.set(qn(f"w:{name}"), value)
    cell.get_or_add_tcPr().append(shade)


def _keep_whole(row: Any, *, is_head: bool) -> None:
    """No page ends inside the row; the row of headings stands on every page."""
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


def _turn(section: Any, page: Page) -> None:
    """Pages of a section made as large as they have to be; a house's own size stays where the page is upright."""
    is_wide = page.width > page.height
    if is_wide:
        section.orientation = 1
        section.page_width, section.page_height = page.width * _UNITS, page.height * _UNITS
    elif section.page_width > section.page_height:
        section.orientation = 0
        section.page_width, section.page_height = section.page_height, section.page_width


def _set_footers(made: Any, words: str) -> None:
    """Words where footers show the document's subject."""
    for section in made.sections:
        for footer in (section.footer, section.first_page_footer, section.even_page_footer):
            if footer.is_linked_to_previous:
                continue
            for held in footer._element.iter(qn("w:sdt")):
                if any("subject" in each.get(qn("w:xpath"), "") for each in held.iter(qn("w:dataBinding"))):
                    for number, text in enumerate(held.iter(qn("w:t"))):
                        text.text = "" if number else words


def _add_styles(made: Any, own: Any) -> None:
    """Npa's own styles, where a house's document lacks them."""
    there = {each.name for each in made.styles}
    for name in _OWN_STYLES:
        if name not in there:
            made.styles.element.append(deepcopy(own.styles[name].element))
