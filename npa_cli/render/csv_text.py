"""Rows as CSV (RFC 4180, UTF-8) that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from npa_cli.render.safe_text import is_formula, visible


def render_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """One line of headings and a line for each row, ended by CR LF. A list becomes words joined by `; `."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(_cell, columns))  # the names of fields of a plan's own are text from files too
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    words = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    words = visible(words)
    return f"'{words}" if is_formula(words) else words  # an apostrophe in front makes it words again
