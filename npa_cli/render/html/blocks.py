"""Each block as HTML: headings in order, tables with captions and scopes, and never colour without words."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape as _escape
from urllib.parse import unquote

from npa_cli.document import blocks
from npa_cli.document.blocks import Column, Document, Text
from npa_cli.render.draw.drawing import drawings_of
from npa_cli.render.draw.svg import svg, svg_in_sight
from npa_cli.render.safe_text import visible
from npa_cli.render.tones import LOOKS
from npa_cli.render.wrap import kept_together

_ID = re.compile(r"\b[A-Z]\w*(?:[.-]\w+)+")
_ADDRESS = re.compile(r'(https?://[^\s<>"]+)')
_LEAST = 10  # characters: columns that need as many are never printed narrower than a word and its sign


def escape(text: str) -> str:
    """Words as HTML that shows just those words, in text and in quoted attributes alike."""
    return _escape(visible(text), quote=True)


def draw(document: Document, *, first: int = 0, elsewhere: Mapping[str, str] = {}) -> Iterator[str]:
    """The document's blocks; a table without a caption takes the words of the heading above it.

    What is under a heading that folds is closed on a screen until it is asked for, and open on paper. In a page of
    several documents, `first` is the number of blocks drawn before, and `elsewhere` says where links lead to what does
    not stand in this one, by its id or its name.
    """
    above, folded = "", 0
    places = {**elsewhere, **_places(document, first, elsewhere)}
    for number, block in enumerate(document.blocks, first):
        if isinstance(block, blocks.Heading):
            above = block.text
            if folded and block.level <= folded:
                yield "</details>"
                folded = 0
            if block.folds and not folded:
                kind = "starts-page" if block.starts_page else "screen"
                named = f' class="{kind}"' if block.starts_page or not block.on_paper else ""
                heading = "".join(_draw(block._replace(starts_page=False), "", number, places))
                yield f"<details{named}><summary>{heading}</summary>"
                folded = block.level
                continue
        yield from _draw(block, above, number, places)
    if folded:
        yield "</details>"


def _places(document: Document, first: int, elsewhere: Mapping[str, str]) -> dict[str, str]:
    """Where links lead: to each heading by its words, to each row of an index by its id."""
    found: dict[str, str] = {}
    for number, block in enumerate(document.blocks, first):
        if isinstance(block, blocks.Heading):
            found.setdefault(block.text, f"#part-{number}")
        elif isinstance(block, blocks.Table) and block.is_index:
            ids = ((at, row[0].text) for at, row in enumerate(block.rows))
            found.update((id_, elsewhere.get(id_, f"#row-{number}-{at}")) for at, id_ in ids)
    return found


def _draw(block: blocks.Block, above: str, number: int, places: Mapping[str, str]) -> Iterator[str]:
    match block:
        case blocks.Heading():
            beside = f' <span class="beside">{escape(block.beside)}</span>' if block.beside else ""
            starts = ' class="starts-page"' if block.starts_page else ""
            yield f'<h{block.level} id="part-{number}"{starts}>{escape(block.text)}{beside}</h{block.level}>'
        case blocks.Paragraph():
            label = f"<strong>{escape(block.label)}:</strong> " if block.label else ""
            yield f"<p>{label}{_words(Text(block.text, block.tone, goes_to=block.goes_to), places)}</p>"
        case blocks.FactList():
            yield "<dl>"
            for name, value in block.rows:
                yield f"<dt>{escape(name)}</dt><dd>{_words(value)}</dd>"
            yield "</dl>"
        case blocks.Bullets():
            yield from _list(block, places)
        case blocks.Lines():
            leads = ' class="contents"' if any(item.goes_to for item in block.items) else ""
            yield f"<p{leads}>{'<br>'.join(_words(item, places) for item in block.items)}</p>"
        case blocks.Preformatted():
            yield f'<pre tabindex="0" role="region" aria-label="{escape(above)}">{escape(block.text)}</pre>'
        case blocks.Figures():
            yield '<ul class="figures">'
            for figure in block.items:
                yield f'<li class="{figure.tone}"><b>{escape(figure.number)}</b> {escape(figure.label)}</li>'
            yield "</ul>"
        case blocks.Table():
            yield from _table(block, above, number, places)
        case blocks.Grid() | blocks.Plot() | blocks.Chart():
            yield from _picture(block, number)


def _list(bullets: blocks.Bullets, places: Mapping[str, str]) -> Iterator[str]:
    """A list; what is deeper than the item before it is a list inside that item."""
    kind = "ol" if bullets.numbered else "ul"
    yield f"<{kind}>"
    before = None
    for item, depth in zip(bullets.items, bullets.depths or (0,) * len(bullets.items), strict=True):
        if before is not None:
            yield f"<{kind}>" if depth > before else "</li>" + f"</{kind}></li>" * (before - depth)
        yield f"<li>{_words(item, places)}"
        before = depth
    yield "" if before is None else "</li>" + f"</{kind}></li>" * before
    yield f"</{kind}>"


def _picture(block: blocks.Picture, number: int) -> Iterator[str]:
    """The picture in a region that scrolls, what to see in it and how to read it above."""
    stays = " chart" if isinstance(block, blocks.Chart) else ""
    yield f'<div class="scrolls{stays}" role="region" tabindex="0" aria-labelledby="caption-{number}"><figure>'
    reading = f' <span class="quiet">{escape(block.reading)}</span>' if block.reading else ""
    yield f'<figcaption id="caption-{number}"><b>{escape(block.title)}</b>{reading}</figcaption>'
    for part, drawing in enumerate(drawings_of(block)):
        name = f"picture-{number}-{part}" if part else f"picture-{number}"
        yield '<div class="picture">'
        yield from svg(drawing, name)
        yield from svg_in_sight(drawing, name)
        yield "</div>"
    yield "</figure></div>"


def _words(text: Text, places: Mapping[str, str] = {}) -> str:
    words = _linked(text, places)
    if text.tone in LOOKS and text.text.strip():
        first, _, rest = words.partition("<br>")
        return f'<span class="tag {text.tone}">{first}</span>{f"<br>{rest}" if rest else ""}'
    return words if text.tone == "plain" or not text.text.strip() else f'<span class="{text.tone}">{words}</span>'


def _linked(text: Text, places: Mapping[str, str]) -> str:
    """Words as HTML, whole a link where they lead to a heading, else with one for each address, and id with a row."""
    if text.goes_to in places:
        return f'<a href="{escape(places[text.goes_to])}">{_lines(text.text)}</a>'
    return "".join(
        f'<a href="{escape(piece)}" rel="noreferrer">{escape(piece)}</a>' if odd % 2 else _with_ids(piece, places)
        for odd, piece in enumerate(_ADDRESS.split(text.text))
    )


def _with_ids(words: str, places: Mapping[str, str]) -> str:
    return _ID.sub(lambda id_: _link(id_.group(), places), _lines(words)) if places else _lines(words)


def _link(id_: str, places: Mapping[str, str]) -> str:
    leads = not places.get(id_, "#part-").startswith("#part-")
    return f'<a href="{escape(places[id_])}">{id_}</a>' if leads else id_


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _table(table: blocks.Table, above: str, number: int, places: Mapping[str, str]) -> Iterator[str]:
    """A table; the words of the heading above it are its caption for those who hear it, where it has no other."""
    hidden = "" if table.caption else ' class="heard"'
    yield f'<div class="scrolls" role="region" tabindex="0" aria-labelledby="caption-{number}">'
    yield f'<table><caption id="caption-{number}"{hidden}>{escape(table.caption or above)}</caption>'
    yield "<thead><tr>"
    for column in table.columns:
        filters = " data-filters" if column.filters else ""
        yield f'<th scope="col"{_classes(column)}{filters}>{escape(column.heading)}</th>'
    yield "</tr></thead>"
    yield "<tbody>"
    links = {} if table.is_index else places
    drawn = cache(lambda cell, index: _cell(cell, table.columns[index], index, links))  # many rows have the same words
    for row in table.rows:
        place = f' id="{escape(unquote(places[row[0].text][1:]))}"' if table.is_index else ""
        cells = "".join(drawn(cell, index) for index, cell in enumerate(row))
        yield f"<tr{place}>{cells}</tr>"
    yield "</tbody>"
    if table.totals:
        cells = "".join(_cell(cell, table.columns[index], index) for index, cell in enumerate(table.totals))
        yield f"<tfoot><tr>{cells}</tr></tfoot>"
    yield "</table></div>"


def _cell(cell: Text, column: Column, index: int, places: Mapping[str, str] = {}) -> str:
    order = f' data-order="{escape(cell.order)}"' if cell.order else ""
    keys = f' data-keys="{escape(json.dumps(cell.keys, ensure_ascii=False))}"' if cell.keys else ""
    shown = cell._replace(text=kept_together(cell.text))
    if index == 0:
        return f'<th scope="row"{_classes(column)}{order}{keys}>{_linked(shown, places)}</th>'
    return f"<td{_classes(column)}{order}{keys}>{_words(shown, places)}</td>"


def _classes(column: Column) -> str:
    """At which edge a column's words stand, that they stay on one line, are not printed, or need some room."""
    names = [
        *(["right"] if column.align == "right" else []),
        *([] if column.wraps else ["whole"]),
        *(["screen"] if column.drops else []),
        *(["least"] if column.least >= _LEAST else []),
    ]
    return f' class="{" ".join(names)}"' if names else ""
