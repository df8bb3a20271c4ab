"""The rows of a whole plan's table as data for the page's script: each text once, and everywhere else its number.

Most of what a plan says is said again and again: days, codes, how dates are read. Of a plan of 5,000 deliverables,
texts without their repeats are a tenth as long.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from npa_cli.document.blocks import Block, Bullets, FactList, Heading, Lines, Paragraph, Table, Text
from npa_cli.document.site import SiteRow
from npa_cli.render.safe_text import visible
from npa_cli.render.wrap import kept_together

_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def rows_as_data(table: Table, rows: Sequence[SiteRow]) -> tuple[str, str]:
    """The texts and rows as JSON, and a line of JSON for each row in full, which is read when the row is opened."""
    texts = _Texts()
    told = [
        {
            "id": row.id,
            "cells": [texts.number(cell) for cell in cells],
            "also": texts.of(row.also),
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

    def of(self, words: str) -> int:
        """The number of plain words."""
        return self.numbers.setdefault((words, "plain", ""), len(self.numbers))

    def number(self, text: Text) -> int:
        return self.numbers.setdefault((text.text, text.tone, text.order), len(self.numbers))

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
            return {"heading": texts.of(block.text)}
        case Paragraph():
            return {"words": texts.number(Text(block.text, block.tone)), "label": texts.of(block.label)}
        case FactList():
            return {"facts": [[texts.of(label), texts.number(value)] for label, value in block.rows]}
        case Table():
            rows = [[texts.number(cell) for cell in row] for row in block.rows]
            columns = [texts.of(each.heading) for each in block.columns]
            return {"columns": columns, "rows": rows, "caption": texts.of(block.caption)}
        case Bullets() | Lines():
            return {"list": [texts.number(item) for item in block.items]}
        case _:
            raise TypeError(f"{type(block).__name__} in a row in full")


def _calm(value: Any) -> str:
    """JSON in which nothing can end the element that it stands in."""
    return _JSON.encode(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
