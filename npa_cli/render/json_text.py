"""A view's payload as JSON: the public contract of every `--format json`."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from npa_cli.render.safe_text import escape_hidden

SCHEMA_VERSION: Final = 1  # raised only if a field were ever to change or go; fields are only added


def render_json(kind: str, payload: Mapping[str, Any]) -> str:
    """`{"schema_version": 1, "kind": …, …}`, dates as ISO strings, ending in a line feed."""
    head = {"schema_version": SCHEMA_VERSION, "kind": kind}
    return write_json({**head, **payload})


def write_json(value: Any) -> str:
    """JSON for people and programs: indented, dates as ISO strings, nothing hidden in it, ending in a line feed."""
    return escape_hidden(json.dumps(value, ensure_ascii=False, indent=2, default=_plain)) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
