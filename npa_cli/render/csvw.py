"""CSV on the Web: what the columns of a CSV file are, for programs (W3C Tabular Metadata)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from npa_cli.render.safe_text import one_line


def render_csvw(
    csv_name: str,
    columns: Sequence[str],
    datatypes: Mapping[str, str],
    *,
    title: str,
    licence: str,
    made: Mapping[str, Any],
) -> str:
    """The metadata that goes beside a CSV file as `<its name>-metadata.json`, ending in a line feed.

    `datatypes` are those of columns that are not plain words: date, integer, boolean; `made` is from what it follows.
    """
    metadata: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
        "url": csv_name,
        "dc:title": one_line(title),
        "dc:license": one_line(licence),
        "notes": [{"made": dict(made)}],
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [
                {
                    "name": name,
                    "titles": name,
                    "datatype": datatypes.get(name, "string"),
                    **({"separator": "; "} if name == "leads" else {}),
                }
                for name in columns
            ],
            "primaryKey": "id",
        },
    }
    return json.dumps(metadata, ensure_ascii=False, indent=2) + "\n"
