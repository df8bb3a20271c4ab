"""What a plan as a whole serves or replaces, outside the files held: the public fields."""

from __future__ import annotations

from typing import Any

from npa_cli.model.workplan import Beyond


def beyond_fields(each: Beyond) -> dict[str, Any]:
    """The public fields of one of them, with the place in the source that says so."""
    return {
        "text": each.text,
        "number": each.number,
        "inferred": list(each.inferred),
        "note": each.note,
        "source": {"document": each.source.document, "line": each.source.line} if each.source else None,
    }
