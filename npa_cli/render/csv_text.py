"""Rows as CSV (RFC 4180, UTF-8) that a spreadsheet opens without running anything in it, and its columns told.

What they are is told as CSV on the Web does, for programs (W3C Tabular Metadata).
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from npa_cli.render.json_text import write_json
from npa_cli.render.safe_text import is_formula, one_line, visible

_DATATYPES: Final = {"day": "date", "number": "integer", "decimal": "decimal", "truth": "boolean"}


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


def render_csvw(
    csv_name: str,
    columns: Mapping[str, str],
    *,
    key: Sequence[str] = ("id",),
    title: str,
    description: str | None = None,
    licence: str,
    made: Mapping[str, Any],
) -> str:
    """The metadata that goes beside a CSV file as `<its name>-metadata.json`, ending in a line feed.

    `columns` says by name what each holds: words, day, number, decimal, truth or list; `key` names those that tell one
    row from another; `made` is from what the file follows, and `description` what is to be known before the table is
    read, if anything.
    """
    metadata: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
        "url": csv_name,
        "dc:title": one_line(title),
        **({"dc:description": one_line(description)} if description else {}),
        "dc:license": one_line(licence),
        "notes": [{"made": dict(made)}],
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [
                {
                    "name": name,
                    "titles": name,
                    "datatype": _DATATYPES.get(holds, "string"),
                    **({"separator": "; "} if holds == "list" else {}),
                }
                for name, holds in columns.items()
            ],
            "primaryKey": key[0] if len(key) == 1 else list(key),
        },
    }
    return write_json(metadata)
