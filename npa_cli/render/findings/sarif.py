"""Findings as SARIF 2.1.0, the format that code scanning services take in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from npa_cli import __version__
from npa_cli.model.finding import Located

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(located: Sequence[Located]) -> str:
    """One run of one log. Columns are counted in characters, from 1; paths are relative where the user's are."""
    codes = sorted({each.finding.code for each in located})
    driver = {"name": "npa", "version": __version__, "rules": [{"id": code} for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.finding.code)) for each in located],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _result(each: Located, rule_index: int) -> dict[str, Any]:
    finding = each.finding
    item = f"{finding.item}: " if finding.item else ""
    hint = f" ({finding.hint})" if finding.hint else ""
    place = {
        "artifactLocation": {"uri": quote(each.path)},
        "region": {"startLine": each.point.line, "startColumn": each.point.column},
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": finding.severity,
        "message": {"text": f"{item}{finding.message}{hint}"},
        "locations": [{"physicalLocation": place}],
    }
