"""The page of a whole plan: every page of it one after the other, and the rows of its table as data for its script.

Where a script runs, it shows one page at a time and makes the table of the data. Where none does, each page and the
whole table can be read: those of the table's words that a script has for itself stand where only others look.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import Template
from typing import Any, Final
from urllib.parse import quote, urlencode

from npa_cli.document.as_table import span_headings
from npa_cli.document.blocks import Block, Bullets, Document, FactList, Grid, Heading, Lines, Paragraph, Table, Text
from npa_cli.document.site import SiteFilter, SitePage, SiteRow
from npa_cli.render.html.blocks import draw, escape
from npa_cli.render.html.page import PageTemplate
from npa_cli.render.safe_text import visible
from npa_cli.render.wrap import kept_together

_MOST_IN_FULL: Final = 1_000  # deliverables, where no script runs; of more, their table alone stands
_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def render_site(
    title: str,
    foot: str,
    pages: Sequence[SitePage],
    filters: Sequence[SiteFilter],
    table: Table,
    rows: Sequence[SiteRow],
    template: PageTemplate,
    *,
    version: str = "",
    links: Sequence[tuple[str, str]] = (),
    elsewhere: Mapping[str, str] = {},
) -> str:
    """The page. Nothing of the plan can become markup or script, and nothing is fetched from anywhere else.

    With a `version`, its script asks the server for a later one. `links` are words and addresses of other files, which
    stand before the links to the pages; `elsewhere` are other files that words lead to, by what leads there.
    """
    names = (*(each.id for each in rows), *(each.name for each in pages))
    places = {**{each: f"#{quote(each)}" for each in names}, **elsewhere}
    own = "connect-src 'self'; " if version else ""
    held, more = _rows_as_data(table, rows)
    return Template(template.html).substitute(
        title=escape(title),
        version=f' data-version="{escape(version)}"' if version else "",
        policy=own + template.policy,
        style=template.style,
        nav="\n".join(_nav(links, pages)),
        filters="\n".join(_filters(filters)),
        pages="\n".join(_pages(pages, table, rows, places)),
        rows=held,
        more=more,
        foot=escape(foot),
        script=template.script,
    )


def _nav(links: Sequence[tuple[str, str]], pages: Sequence[SitePage]) -> Iterator[str]:
    for words, address in links:
        yield f'<li><a href="{escape(address)}">{escape(words)}</a></li>'
    for each in pages:
        if not each.above:
            yield f'<li><a href="#{quote(each.name)}">{escape(each.title)}</a></li>'


def _filters(filters: Sequence[SiteFilter]) -> Iterator[str]:
    for each in filters:
        field = f'id="by-{each.name}" name="{each.name}"'
        yield f'<div><label for="by-{each.name}">{escape(each.label)}</label>'
        if each.choices:
            options = "".join(f'<option value="{escape(value)}">{escape(words)}' for value, words in each.choices)
            yield f'<select {field}><option value="">All{options}</select></div>'
        else:
            yield f'<input {field} type="{each.kind}"></div>'


def _pages(
    pages: Sequence[SitePage], table: Table, rows: Sequence[SiteRow], elsewhere: Mapping[str, str]
) -> Iterator[str]:
    """Each page as a section, the numbers of its blocks going on from those of the one before."""
    number = 0
    for page in pages:
        keys = {"above": page.above or page.name, "priority": page.priority, "partner": page.partner}
        data = "".join(f' data-{key}="{escape(value)}"' for key, value in keys.items() if value)
        has_table = " data-table" if page.has_table else ""
        yield f'<section id="{escape(page.name)}" data-title="{escape(page.title)}"{data}{has_table}>'
        for part in _parted(page.document.blocks) if page.has_table else (page.document.blocks,):
            if isinstance(part, Grid):
                yield from _grid(part)
            else:
                yield from draw(Document(part), first=number, elsewhere=elsewhere)
                number += len(part)
        yield "</section>"
    yield "<noscript><section>"
    yield from draw(Document((Heading(2, table.caption), table)), first=number, elsewhere=elsewhere)
    number += 2
    for row, cells in zip(rows, table.rows, strict=True) if len(rows) <= _MOST_IN_FULL else ():
        blocks = (Heading(3, f"{row.id}  {cells[1].text}"), *(_deeper(each) for each in row.more))
        yield from draw(Document(blocks), first=number, elsewhere=elsewhere)
        number += len(blocks)
    yield "</section></noscript>"


def _deeper(block: Block) -> Block:
    return block._replace(level=block.level + 2) if isinstance(block, Heading) else block


def _parted(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...] | Grid]:
    """The blocks with each grid by itself, since here it is a table whose cells are links."""
    held: list[Block] = []
    for each in blocks:
        if isinstance(each, Grid):
            yield tuple(held)
            yield each
            held = []
        else:
            held.append(each)
    yield tuple(held)


def _grid(grid: Grid) -> Iterator[str]:
    """The grid as a table: a cell leads to the rows that it counts. The as-at line is the edge of a column."""
    names = span_headings(grid.columns)
    periods = [each.words for each in grid.columns]
    now = [' class="now"' if at == grid.line else "" for at in range(len(names))]
    yield f'<p class="caption" id="grid-caption"><b>{escape(grid.title)}</b> '
    yield f'<span class="quiet">{escape(grid.reading)} The thick line: {escape(grid.as_at)}.</span></p>'
    yield '<div class="scrolls" role="region" tabindex="0" aria-labelledby="grid-caption">'
    yield '<table class="grid" data-still aria-labelledby="grid-caption">'
    yield f'<thead><tr><th scope="col">{escape(grid.corner)}</th>'
    for name, edge in zip(names, now, strict=True):
        yield f'<th scope="col"{edge}>{escape(name).replace(" ", "<br>")}</th>'
    yield "</tr></thead><tbody>"
    for id_, title, cells in grid.rows:
        link = f'<a href="#{quote(f"priority-{id_.text}")}">{escape(id_.text)}</a>'
        yield f'<tr><th scope="row">{link} <span>{escape(title.text)}</span></th>'
        for cell, period, edge in zip(cells, periods, now, strict=True):
            yield f"<td{edge}>{_linked(cell, {'priority': id_.text, 'period': period})}</td>"
        yield "</tr>"
    yield '</tbody><tfoot><tr><th scope="row">All</th>'
    for cell, period, edge in zip(grid.totals, periods, now, strict=True):
        yield f"<td{edge}>{_linked(cell, {'period': period})}</td>"
    yield "</tr></tfoot></table></div>"


def _linked(cell: Text, keys: Mapping[str, str]) -> str:
    if not cell.text:
        return ""
    said = ", ".join(keys.values())
    return (
        f'<a class="{cell.tone}" href="#plan?{urlencode(keys)}" aria-label="{escape(f"{said}: {cell.text}")}">'
        f"{escape(cell.text)}</a>"
    )


def _rows_as_data(table: Table, rows: Sequence[SiteRow]) -> tuple[str, str]:
    """The texts and rows as JSON, and a line of JSON for each row in full, which is read when the row is opened.

    Each text stands once, and everywhere else its number: days, codes and how dates are read are said again and again.
    """
    texts = _Texts()
    told = [
        {
            "id": row.id,
            "cells": [texts.number(cell) for cell in cells],
            "also": texts.number(row.also),
            "priority": row.priority,
            "partners": row.partners,
            "rating": row.rating,
            "period": row.period,
            "changed": row.changed.isoformat() if row.changed else "",
        }
        for row, cells in zip(rows, table.rows, strict=True)
    ]
    more = "\n".join(_calm([row.id, [_block(block, texts) for block in row.more]]) for row in rows)
    columns = [each.heading for each in table.columns]
    held = {"caption": table.caption, "columns": columns, "texts": texts.told(), "rows": told}
    return _calm(held), more


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts so far, each with its number."""

    numbers: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def number(self, text: Text | str) -> int:
        """The number of a text; what has no tone is plain."""
        words, tone, order, *_ = text if isinstance(text, Text) else Text(text)
        return self.numbers.setdefault((words, tone, order), len(self.numbers))

    def told(self) -> list[list[str]]:
        """Each text in turn: its words, and where there are any its tone and what it is sorted by."""
        return [_without_ends(words, tone, order) for words, tone, order in self.numbers]


def _without_ends(words: str, tone: str, order: str) -> list[str]:
    given = [visible(kept_together(words)), "" if tone == "plain" else tone, order]
    while len(given) > 1 and not given[-1]:
        given.pop()
    return given


def _block(block: Block, texts: _Texts) -> dict[str, Any]:
    """A block as the script draws it. A row in full has no pictures and no figures."""
    match block:
        case Heading():
            return {"heading": texts.number(block.text)}
        case Paragraph():
            return {"words": texts.number(Text(block.text, block.tone)), "label": texts.number(block.label)}
        case FactList():
            return {"facts": [[texts.number(label), texts.number(value)] for label, value in block.rows]}
        case Table():
            rows = [[texts.number(cell) for cell in row] for row in block.rows]
            columns = [texts.number(each.heading) for each in block.columns]
            return {"columns": columns, "rows": rows, "caption": texts.number(block.caption)}
        case Bullets() | Lines():
            return {"list": [texts.number(item) for item in block.items]}
        case _:
            raise TypeError(f"{type(block).__name__} in a row in full")


def _calm(value: Any) -> str:
    """JSON in which nothing can end the element that it stands in."""
    return _JSON.encode(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
