"""A document as ODT, in the styles of a reference document: real headings, lists, tables, and pages on their side."""

from collections.abc import Iterator
from typing import Any, Final, Literal
from xml.sax.saxutils import escape, quoteattr

from npa_cli.document import blocks
from npa_cli.document.blocks import Document, Text, Tone
from npa_cli.render.draw.drawing import drawings_of
from npa_cli.render.draw.svg import svg_file
from npa_cli.render.office.office_file import (
    TONES,
    PaperFile,
    UnfitTemplateError,
    ground_of,
    moment,
    odf_style,
    saved,
    style_of,
)
from npa_cli.render.office.page_layout import (
    UPRIGHT,
    Chapter,
    LaidTable,
    Page,
    chapters_of,
    leads_to_table,
    size_on_page,
)
from npa_cli.render.safe_text import one_line, visible
from npa_cli.render.wrap import kept_together

_LEVELS: Final = 5  # of headings below the title
_LINE: Final = "0.5pt solid #b1b4b6"
_SHADES: Final[tuple[Tone | Literal[""], ...]] = ("", *TONES)
_RULE: Final = "1pt solid #0b0c0c"


def render_odt(document: Document, paper: PaperFile, own: str, template: str | None = None) -> bytes:
    """The bytes of the document; equal ones for equal words.

    `own` is the file of npa's reference document, `template` that of a house's: its styles, margins and footers are
    used, and those of npa's own that it lacks are added. Raises ModuleNotFoundError without odfdo, and
    UnfitTemplateError.
    """
    import odfdo

    try:
        made: Any = odfdo.Document(template or own)
        if made.get_type() != "text":
            raise UnfitTemplateError(f"it is a {made.get_type()}")
        made.body.clear()
    except (ValueError, KeyError, OSError, TypeError, AttributeError) as fault:
        raise UnfitTemplateError(str(fault)) from None
    styles = made.get_part("styles.xml")
    if template:
        _add_styles(styles, odfdo.Document(own).get_part("styles.xml"))
    chapters = tuple(chapters_of(document))
    for page in dict.fromkeys(chapter.page for chapter in chapters):
        _add_page(styles, page)
    for field in styles.get_elements("//text:subject"):
        field.text = visible(paper.footer)
    automatic = made.get_part("content.xml").get_element("//office:automatic-styles")
    automatic.clear()
    writer = _Writer(chapters)
    for part in writer.body():
        made.body.append(odfdo.Element.from_tag(part))
    for style in writer.automatic_styles():
        automatic.append(odfdo.Element.from_tag(style))
    for name, content in writer.pictures.items():
        made.container.set_part(name, content)
        made.manifest.add_full_path(name, "image/svg+xml")
    about = made.meta
    about.title, about.subject, about.language = visible(paper.title), visible(paper.footer), "en-GB"
    about.creation_date = about.date = moment(paper.as_at)
    return saved(made)


class _Writer:
    """Chapters as the elements of a body, and the styles without names that these need."""

    def __init__(self, chapters: tuple[Chapter, ...]) -> None:
        self.chapters = chapters
        tables = (each.table for chapter in chapters for each in chapter.blocks if isinstance(each, LaidTable))
        self.rows = {row[0].text for table in tables if table.is_index for row in table.rows}  # that ids lead to
        self.breaks: dict[str, str] = {}  # the styles of paragraphs that begin a page, by name
        self.widths: dict[float, None] = {}
        self.pictures: dict[str, bytes] = {}  # by their names in the package
        self.page = UPRIGHT
        self.is_dense = False
        self.is_kept = False  # the paragraph is on one page with the table after it

    def body(self) -> Iterator[str]:
        """Every block as an element."""
        for number, chapter in enumerate(self.chapters):
            begins, self.is_dense, self.page = _page_name(chapter.page), chapter.is_dense, chapter.page
            for at, block in enumerate(chapter.blocks):
                self.is_kept = leads_to_table(chapter.blocks[at:])
                yield from self._write(block, begins if number or begins != "Standard" else "")
                begins = ""

    def _write(self, block: blocks.Block | LaidTable, master: str) -> Iterator[str]:
        match block:
            case blocks.Heading(level=1):
                yield f'<text:p text:style-name="{self._begun("Title", master)}">{_words(Text(block.text))}</text:p>'
            case blocks.Heading():
                level = min(block.level - 1, _LEVELS)
                style = self._begun(f"Heading_20_{level}", master, starts_page=block.starts_page)
                outline = f'text:style-name="{style}" text:outline-level="{level}"'
                place = f"<text:bookmark text:name={quoteattr(visible(block.text))}/>"
                yield f"<text:h {outline}>{place}{_words(Text(block.text))}</text:h>"
                if block.beside:
                    yield _paragraph("npa note", Text(block.beside))
            case blocks.Paragraph():
                usual = "npa_20_small" if self.is_dense else "Standard"
                style = self._begun(usual, master) if master or not self.is_kept else "npa kept"
                text = Text(block.text, block.tone, goes_to=block.goes_to)
                yield _paragraph(style, text, block.label)
            case blocks.FactList():
                yield from (_paragraph("npa kept fact", value, name) for name, value in block.rows)
            case blocks.Bullets():
                kind, style = ("numbered", "List Number") if block.numbered else ("bulleted", "List Bullet")
                style = "npa small" if self.is_dense else style
                items = "".join(f"<text:list-item>{_paragraph(style, item)}</text:list-item>" for item in block.items)
                yield f'<text:list text:style-name="npa_20_{kind}">{items}</text:list>'
            case blocks.Lines():
                style = "npa small" if self.is_dense else "npa fact"
                yield from (_paragraph(style, item) for item in block.items if not item.goes_to)
                links = " · ".join(_link(item) for item in block.items if item.goes_to)
                yield from (f'<text:p text:style-name="npa_20_fact">{links}</text:p>',) if links else ()
            case blocks.Preformatted():
                yield _paragraph("npa code", Text(block.text))
            case blocks.Figures():
                yield from (_paragraph("npa fact", Text(each.label), each.number) for each in block.items)
            case LaidTable():
                yield from self._table(block)
            case blocks.Grid() | blocks.Plot() | blocks.Chart():
                yield from self._picture(block)

    def _begun(self, style: str, master: str, *, starts_page: bool = False) -> str:
        """The name of a paragraph's style, or of one like it that begins a page, of the kind `master` names."""
        if not master and not starts_page:
            return style
        name = f"{style}-{master or 'page'}"
        parent = f' style:parent-style-name="{style}"'
        kind, begins = (f' style:master-page-name="{master}"', "") if master else ("", 'fo:break-before="page"')
        self.breaks[name] = odf_style(name, "paragraph", begins, more=parent + kind)
        return name

    def _picture(self, picture: blocks.Picture) -> Iterator[str]:
        for number, drawing in enumerate(drawings_of(picture)):
            width, height = size_on_page(drawing, self.page)
            name = f"Pictures/{len(self.pictures) + 1}.svg"
            self.pictures[name] = svg_file(drawing).encode()
            yield _paragraph("Caption", Text(drawing.title))
            if picture.reading and not number:
                yield _paragraph("npa kept note", Text(picture.reading, "quiet"))
            yield (
                f'<text:p text:style-name="npa_20_note"><draw:frame draw:name="{name}" text:anchor-type="as-char" '
                f'svg:width="{width:.1f}mm" svg:height="{height:.1f}mm"><draw:image xlink:href="{name}" '
                'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" draw:mime-type="image/svg+xml"/>'
                f"<svg:title>{_escaped(one_line(drawing.title))}</svg:title>"
                f"<svg:desc>{_escaped(one_line(drawing.description))}</svg:desc></draw:frame></text:p>"
            )

    def _table(self, laid: LaidTable) -> Iterator[str]:
        table = laid.table
        self.widths.update(dict.fromkeys(laid.widths))
        if table.caption:
            yield _paragraph("Caption", Text(table.caption))
        number = f"npa-table-{round(sum(laid.widths))}"
        self.breaks[number] = odf_style(
            number,
            "table",
            f'table:align="left" style:width="{sum(laid.widths):.1f}mm" style:may-break-between-rows="true" '
            'fo:margin-bottom="3mm"',
        )
        columns = "".join(f'<table:table-column table:style-name="wide-{width}"/>' for width in laid.widths)
        heads = _row(laid, tuple(Text(column.heading) for column in table.columns), "head")
        linked = ((id_._replace(goes_to=id_.text * (id_.text in self.rows)), *rest) for id_, *rest in table.rows)
        rows = "".join(_row(laid, row, "plain") for row in linked)
        if table.totals:
            rows += _row(laid, table.totals, "total")
        yield (
            f'<table:table table:style-name="{number}">{columns}<table:table-header-rows>{heads}'
            f"</table:table-header-rows>{rows}</table:table>"
        )
        if laid.left_out:
            yield _paragraph("npa note", Text(f"Not on paper: {', '.join(laid.left_out)}.", "quiet"))

    def automatic_styles(self) -> Iterator[str]:
        """The styles of what has no name in an office program: where pages begin, columns, rows and cells."""
        yield from self.breaks.values()
        for of, like in (("", "Standard"), ("_20_fact", "npa_20_fact"), ("_20_note", "npa_20_note")):
            parent = f' style:parent-style-name="{like}"'
            yield odf_style(f"npa_20_kept{of}", "paragraph", 'fo:keep-with-next="always"', more=parent)
        for width in self.widths:
            yield odf_style(f"wide-{width}", "table-column", f'style:column-width="{width}mm"')
        yield odf_style("whole", "table-row", 'fo:keep-together="always"')
        for kind, (above, below) in {"head": ("", _RULE), "plain": ("", _LINE), "total": (_RULE, _RULE)}.items():
            for tone in _SHADES:
                ground = ground_of(tone, is_head=kind == "head")
                yield odf_style(
                    f"cell-{kind}{tone}",
                    "table-cell",
                    'fo:padding="0.7mm" fo:padding-left="1.5mm" fo:padding-right="1.5mm" '
                    f'fo:border-top="{above or "none"}" fo:border-bottom="{below}" '
                    f'fo:background-color="{ground or "transparent"}"',
                )


def _row(laid: LaidTable, cells: tuple[Text, ...], kind: Literal["head", "plain", "total"]) -> str:
    held: list[str] = []
    for column, cell in zip(laid.table.columns, cells, strict=True):
        style = style_of(column, is_head=kind == "head")
        tone = "strong" if kind == "total" and cell.tone == "plain" else cell.tone
        goes_to = "" if laid.table.is_index else cell.goes_to
        words = _paragraph(style, Text(kept_together(cell.text), tone, goes_to=goes_to))
        shade = cell.tone if cell.tone in TONES and cell.text.strip() else ""
        if laid.table.is_index and not held and kind == "plain":
            words = words.replace(">", f"><text:bookmark text:name={quoteattr(visible(cell.text))}/>", 1)
        held.append(f'<table:table-cell table:style-name="cell-{kind}{shade}">{words}</table:table-cell>')
    return f'<table:table-row table:style-name="whole">{"".join(held)}</table:table-row>'


def _paragraph(style: str, text: Text, label: str = "") -> str:
    before = f'<text:span text:style-name="npa_20_strong">{_escaped(label)}:</text:span> ' if label else ""
    return f'<text:p text:style-name="{style.replace(" ", "_20_")}">{before}{_words(text)}</text:p>'


def _words(text: Text) -> str:
    """Words in the letters of their tone; a link where they lead to a place in the document."""
    words = _link(text) if text.goes_to else _escaped(text.text)
    if text.tone in TONES or text.tone == "strong":
        return f'<text:span text:style-name="npa_20_{text.tone}">{words}</text:span>'
    return words


def _link(text: Text) -> str:
    place = quoteattr(f"#{visible(text.goes_to)}")
    return f'<text:a xlink:type="simple" xlink:href={place}>{_escaped(text.text)}</text:a>'


def _escaped(words: str) -> str:
    """Words as content of an element: spaces that follow another stay, and lines end where they do."""
    return escape(visible(words)).replace("  ", " <text:s/>").replace("\n", "<text:line-break/>")


def _page_name(page: Page) -> str:
    return "Standard" if page == UPRIGHT else f"npa_{page.width}"


def _add_page(styles: Any, page: Page) -> None:
    """A kind of page like the usual one, footer and all, but of another size; the usual one stays as it is."""
    name = _page_name(page)
    if name == "Standard" or styles.get_element(f'//style:master-page[@style:name="{name}"]'):
        return
    master = styles.get_element('//style:master-page[@style:name="Standard"]')
    layout_name = master.get_attribute("style:page-layout-name")
    layout = styles.get_element(f'//style:page-layout[@style:name="{layout_name}"]')
    turned, other = layout.clone, master.clone
    turned.set_attribute("style:name", f"{name}_layout")
    properties = turned.get_element("style:page-layout-properties")
    properties.set_attribute("fo:page-width", f"{page.width}mm")
    properties.set_attribute("fo:page-height", f"{page.height}mm")
    properties.set_attribute("style:print-orientation", "landscape")
    layout.parent.append(turned)
    other.set_attribute("style:name", name)
    other.set_attribute("style:display-name", name)
    other.set_attribute("style:page-layout-name", f"{name}_layout")
    master.parent.append(other)


def _add_styles(styles: Any, own: Any) -> None:
    """Npa's own styles, where a house's document lacks them."""
    common = styles.get_element("//office:styles")
    for style in own.get_elements("//office:styles/*"):
        name = style.get_attribute("style:name")
        if name and styles.get_element(f'//office:styles/*[@style:name="{name}"]') is None:
            common.append(style.clone)
