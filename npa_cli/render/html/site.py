"""The page of a whole plan: every page of it one after the other, and the rows of its table as data for its script.

Where a script runs, it shows one page at a time and makes the table of the data. Where none does, each page and the
whole table can be read: those of the table's words that a script has for itself stand where only others look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import Template
from typing import Final
from urllib.parse import quote, urlencode

from npa_cli.document.as_table import span_headings
from npa_cli.document.blocks import Block, Document, Grid, Heading, Table, Text
from npa_cli.render.html.blocks import draw, escape
from npa_cli.render.html.page import policy_of
from npa_cli.render.html.site_rows import RowParts, rows_as_data

MOST_IN_FULL: Final = 1_000
"""Deliverables that stand in full where no script runs; of more, their table alone does."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name in the address, its label, and its choices as value and words; without any, a field."""

    name: str
    label: str
    choices: Sequence[tuple[str, str]] = ()
    kind: str = "search"  # of the field


@dataclass(frozen=True, slots=True)
class PageParts:
    """One page: its name in the address, what leads to it, the page in whose list it stands, and what it says."""

    name: str
    title: str
    above: str
    document: Document
    has_table: bool
    priority: str
    partner: str


@dataclass(frozen=True, slots=True)
class SitePage:
    """What a page of a whole plan is made of. With a `version`, its script asks the server for a later one."""

    title: str
    foot: str
    pages: Sequence[PageParts]
    filters: Sequence[Filter]
    table: Table
    rows: Sequence[RowParts]
    template: str
    style: str
    script: str
    version: str = ""
    links: Sequence[tuple[str, str]] = ()  # words and addresses of other files, before the links to the pages
    elsewhere: Mapping[str, str] = field(default_factory=dict)  # other files that words lead to, by what leads there


def render_site(site: SitePage) -> str:
    """The page. Nothing of the plan can become markup or script, and nothing is fetched from anywhere else."""
    names = (*(each.id for each in site.rows), *(each.name for each in site.pages))
    elsewhere = {**{each: f"#{quote(each)}" for each in names}, **site.elsewhere}
    own = "connect-src 'self'; " if site.version else ""
    rows, more = rows_as_data(site.table, site.rows)
    return Template(site.template).substitute(
        title=escape(site.title),
        version=f' data-version="{escape(site.version)}"' if site.version else "",
        policy=own + policy_of(site.style, site.script),
        style=site.style,
        nav="\n".join(_nav(site)),
        filters="\n".join(_filters(site.filters)),
        pages="\n".join(_pages(site, elsewhere)),
        rows=rows,
        more=more,
        foot=escape(site.foot),
        script=site.script,
    )


def _nav(site: SitePage) -> Iterator[str]:
    for words, address in site.links:
        yield f'<li><a href="{escape(address)}">{escape(words)}</a></li>'
    for each in site.pages:
        if not each.above:
            yield f'<li><a href="#{quote(each.name)}">{escape(each.title)}</a></li>'


def _filters(filters: Sequence[Filter]) -> Iterator[str]:
    for each in filters:
        field = f'id="by-{each.name}" name="{each.name}"'
        yield f'<div><label for="by-{each.name}">{escape(each.label)}</label>'
        if each.choices:
            options = "".join(f'<option value="{escape(value)}">{escape(words)}' for value, words in each.choices)
            yield f'<select {field}><option value="">All{options}</select></div>'
        else:
            yield f'<input {field} type="{each.kind}"></div>'


def _pages(site: SitePage, elsewhere: Mapping[str, str]) -> Iterator[str]:
    """Each page as a section, the numbers of its blocks going on from those of the one before."""
    number = 0
    for page in site.pages:
        keys = {"above": page.above or page.name, "priority": page.priority, "partner": page.partner}
        data = "".join(f' data-{key}="{escape(value)}"' for key, value in keys.items() if value)
        table = " data-table" if page.has_table else ""
        yield f'<section id="{escape(page.name)}" data-title="{escape(page.title)}"{data}{table}>'
        for part in _parted(page.document.blocks) if page.has_table else (page.document.blocks,):
            if isinstance(part, Grid):
                yield from _grid(part)
            else:
                yield from draw(Document(part), first=number, elsewhere=elsewhere)
                number += len(part)
        yield "</section>"
    yield "<noscript><section>"
    yield from draw(Document((Heading(2, site.table.caption), site.table)), first=number, elsewhere=elsewhere)
    number += 2
    for row, cells in zip(site.rows, site.table.rows, strict=True) if len(site.rows) <= MOST_IN_FULL else ():
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
