"""`npa validate`: findings with their places, in the order a reader goes through the files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from npa_cli.model.finding import Located


def in_order(located: Iterable[Located]) -> tuple[Located, ...]:
    """By file, line, column and code."""
    return tuple(
        sorted(
            located,
            key=lambda each: (each.path, each.point.line, each.point.column, each.finding.code, each.finding.message),
        )
    )


def findings_payload(located: Iterable[Located]) -> dict[str, Any]:
    """Findings as the public fields of JSON; lines and columns are counted from 1."""
    return {
        "items": [
            {
                "path": each.path,
                "line": each.point.line,
                "column": each.point.column,
                "code": each.finding.code,
                "severity": each.finding.severity,
                "message": each.finding.message,
                "hint": each.finding.hint,
                "item": each.finding.item,
            }
            for each in located
        ]
    }
