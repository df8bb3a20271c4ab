"""Findings as SARIF 2.1.0, the format that code scanning services take in."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from npa_cli import __version__
from npa_cli.model.finding import Point
from npa_cli.model.located import Edit, Located, RuleWords
from npa_cli.model.proposed_command import proposed
from npa_cli.render.findings.plain import fingerprints
from npa_cli.render.json_text import write_json

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(located: Sequence[Located], rules: Sequence[RuleWords] = ()) -> str:
    """One run of one log. Columns are counted in characters, from 1; paths are relative where the user's are.

    `rules` say what those found are about; a code that is none of them stands with its code alone.
    """
    words = {rule.code: rule for rule in rules}
    codes = sorted({each.finding.code for each in located})
    driver = {"name": "npa", "version": __version__, "rules": [_rule(code, words) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(each, codes.index(each.finding.code), fingerprint)
            for each, fingerprint in zip(located, fingerprints(located), strict=True)
        ],
    }
    return write_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, words: Mapping[str, RuleWords]) -> dict[str, Any]:
    if code not in words:
        return {"id": code}
    rule = words[code]
    fix = f" `npa validate --fix`: {rule.fix}" if rule.fix else ""
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}{fix} `{proposed('explain', code)}` shows an example."},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(each: Located, rule_index: int, fingerprint: str) -> dict[str, Any]:
    finding = each.finding
    item = f"{finding.item}: " if finding.item else ""
    hint = f" ({finding.hint})" if finding.hint else ""
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": finding.severity,
        "message": {"text": f"{item}{finding.message}{hint}"},
        "locations": [_location(each)],
        "partialFingerprints": {"npa/v1": fingerprint},
    }
    if each.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _place(other.path, other.point), "message": {"text": other.message}}
            for number, other in enumerate(each.related, 1)
        ]
    if each.ignored_for is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": each.ignored_for}]
    if each.edits:
        result["fixes"] = [_fix(each.path, each.edits)]
    return result


def _location(each: Located) -> dict[str, Any]:
    """Where it stands, and the item that it is about."""
    place: dict[str, Any] = {"physicalLocation": _place(each.path, each.point, each.end)}
    if each.finding.item:
        place["logicalLocations"] = [{"name": each.finding.item, "kind": "object"}]
    return place


def _fix(path: str, edits: Sequence[Edit]) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.start, edit.end), "insertedContent": {"text": edit.text}} for edit in edits
    ]
    change = {"artifactLocation": _artifact(path), "replacements": replacements}
    return {"description": {"text": "As `npa validate --fix` does."}, "artifactChanges": [change]}


def _place(path: str, point: Point, end: Point | None = None) -> dict[str, Any]:
    return {"artifactLocation": _artifact(path), "region": _region(point, end)}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path, errors="surrogateescape")}


def _region(start: Point, end: Point | None) -> dict[str, int]:
    """Up to but not including `end`."""
    region = {"startLine": start.line, "startColumn": start.column}
    return region if end is None else {**region, "endLine": end.line, "endColumn": end.column}
