"""CSV on the Web: what the columns of a CSV file are, for programs (W3C Tabular Metadata)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from npa_cli.render.json_text import write_json
from npa_cli.render.safe_text import one_line

_DATATYPES: Final = {"day": "date", "number": "integer", "decimal": "decimal", "truth": "boolean"}


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
