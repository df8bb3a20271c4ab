"""A document as the tree that pandoc reads. Words are leaves of it, so none of them can become markup."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from npa_cli.document.as_table import grid_table, plot_table
from npa_cli.document.blocks import (
    Block,
    Bullets,
    Chart,
    Document,
    FactList,
    Figures,
    Grid,
    Heading,
    Lines,
    Paragraph,
    Plot,
    Preformatted,
    Table,
    Text,
)
from npa_cli.render.safe_text import visible

_Node = dict[str, Any]
_VERSION: Final = [1, 23, 1]  # of pandoc's own types; every pandoc 3 reads it
_NONE: Final[list[Any]] = ["", [], []]  # no name, no classes, no attributes
_STYLED: Final = ("good", "warn", "bad", "done", "quiet")


def pandoc_tree(document: Document) -> str:
    """The tree as JSON. The first heading is the paper's title; the ones below it move up by one."""
    title = next((block.text for block in document.blocks if isinstance(block, Heading)), "")
    blocks = [node for block in document.blocks for node in _draw(block)]
    meta = {"title": {"t": "MetaInlines", "c": _inlines(title)}, "lang": {"t": "MetaString", "c": "en-GB"}}
    return json.dumps({"pandoc-api-version": _VERSION, "meta": meta, "blocks": blocks}, ensure_ascii=False)


def _draw(block: Block) -> Iterator[_Node]:
    match block:
        case Heading():
            if block.level > 1:
                yield _node("Header", [block.level - 1, _NONE, _inlines(block.text)])
            if block.beside:
                yield _para(Text(block.beside))
        case Paragraph():
            label = [_node("Strong", _inlines(f"{block.label}:")), _node("Space")] if block.label else []
            yield _node("Para", [*label, *_styled(Text(block.text, block.tone))])
        case FactList():
            for name, value in block.rows:
                yield _node("Para", [_node("Strong", _inlines(f"{name}:")), _node("Space"), *_styled(value)])
        case Bullets():
            items = [[_plain(item)] for item in block.items]
            ordered = [[1, _node("Decimal"), _node("Period")], items]
            yield _node("OrderedList", ordered) if block.numbered else _node("BulletList", items)
        case Lines():
            yield from (_para(item) for item in block.items)
        case Preformatted():
            yield _node("CodeBlock", [_NONE, visible(block.text)])
        case Figures():
            for figure in block.items:
                yield _node("Para", [_node("Strong", _inlines(figure.number)), _node("Space"), *_inlines(figure.label)])
        case Table():
            yield _table(block)
        case Grid():
            yield _table(grid_table(block, titles=True, caption=block.title))
        case Plot():
            yield _table(plot_table(block))
        case Chart():
            return  # a picture; the tables say the same in words


def _table(table: Table) -> _Node:
    aligned = [_node("AlignRight" if column.align == "right" else "AlignLeft") for column in table.columns]
    widths = _widths(table)
    head = [_row([Text(column.heading) for column in table.columns])]
    body = [_row(row) for row in table.rows]
    foot = [_row(table.totals)] if table.totals else []
    caption = [None, [_node("Plain", _inlines(table.caption))] if table.caption else []]
    columns = [[align, width] for align, width in zip(aligned, widths, strict=True)]
    return _node("Table", [_NONE, caption, columns, [_NONE, head], [[_NONE, 1, [], body]], [_NONE, foot]])


def _widths(table: Table) -> list[_Node]:
    """Shares of the line by what each column holds, so that words get room and numbers do not."""
    rows = [*table.rows, *([table.totals] if table.totals else [])]
    needed = []
    for index, column in enumerate(table.columns):
        longest = max((len(line) for row in rows for line in row[index].text.split("\n")), default=0)
        word = max((len(word) for word in column.heading.split()), default=1)
        needed.append(min(max(longest, word, 5), 42))
    return [_node("ColWidth", round(each / sum(needed), 4)) for each in needed]


def _row(cells: Any) -> list[Any]:
    return [_NONE, [[_NONE, _node("AlignDefault"), 1, 1, [_plain(cell)]] for cell in cells]]


def _para(text: Text) -> _Node:
    return _node("Para", _styled(text))


def _plain(text: Text) -> _Node:
    return _node("Plain", _styled(text))


def _styled(text: Text) -> list[_Node]:
    """Words in the named style of their tone, `npa bad`, which an organisation's own reference document can define."""
    words = _inlines(text.text)
    if text.tone == "strong":
        return [_node("Strong", words)]
    if text.tone in _STYLED and text.text.strip():
        return [_node("Span", [["", [], [["custom-style", f"npa {text.tone}"]]], words])]
    return words


def _inlines(words: str) -> list[_Node]:
    found: list[_Node] = []
    for number, line in enumerate(visible(words).split("\n")):
        if number:
            found.append(_node("LineBreak"))
        for index, word in enumerate(line.split(" ")):
            if index:
                found.append(_node("Space"))
            if word:
                found.append(_node("Str", word))
    return found


def _node(kind: str, content: Any = None) -> _Node:
    return {"t": kind} if content is None else {"t": kind, "c": content}
