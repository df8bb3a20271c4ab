"""Findings in the diagnostic format of reviewdog, which writes them under a change on any forge."""

from collections.abc import Sequence
from typing import Any, Final

from npa_cli.model.finding import Point, Severity
from npa_cli.model.located import Edit, Located
from npa_cli.render.findings.plain import sentence
from npa_cli.render.json_text import write_json
from npa_cli.render.safe_text import one_line

_SEVERITIES: Final[dict[Severity, str]] = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render_rdjson(located: Sequence[Located]) -> str:
    """One result. Columns are counted in bytes of UTF-8, from 1, and an end is just after, as that format has it."""
    result = {"source": {"name": "npa"}, "diagnostics": [_diagnostic(each) for each in located]}
    return write_json(result)


def _diagnostic(each: Located) -> dict[str, Any]:
    place: dict[str, Any] = {"start": _position(each.point, each.line)}
    if each.end is not None:
        place["end"] = _position(each.end, each.line)
    found: dict[str, Any] = {
        "message": sentence(each),
        "location": {"path": one_line(each.path), "range": place},
        "severity": _SEVERITIES[each.finding.severity],
        "code": {"value": each.finding.code},
    }
    if each.related:
        found["relatedLocations"] = [
            {
                "message": one_line(other.message),
                "location": {"path": one_line(other.path), "range": {"start": {"line": other.point.line}}},
            }
            for other in each.related
        ]
    if len(each.edits) == 1:  # several would be read as a choice
        found |= _suggestions(each.edits[0], each.point.line, each.line)
    return found


def _suggestions(edit: Edit, number: int, line: str | None) -> dict[str, Any]:
    """An edit within the line that is known; no other can be counted in bytes."""
    if line is None or not edit.start.line == edit.end.line == number:
        return {}
    place = {"start": _position(edit.start, line), "end": _position(edit.end, line)}
    return {"suggestions": [{"range": place, "text": edit.text}]}


def _position(point: Point, line: str | None) -> dict[str, int]:
    """A line alone if its words are not known: characters are then no measure of bytes."""
    if line is None:
        return {"line": point.line}
    before = line[: point.column - 1].encode("utf-8", "surrogatepass")
    return {"line": point.line, "column": len(before) + 1}
