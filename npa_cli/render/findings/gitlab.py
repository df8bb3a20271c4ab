"""Findings as a GitLab code quality report, which a merge request shows on its lines."""

from collections.abc import Sequence
from typing import Final

from npa_cli.model.finding import Severity
from npa_cli.model.located import Located
from npa_cli.render.findings.plain import fingerprints, sentence
from npa_cli.render.json_text import write_json
from npa_cli.render.safe_text import one_line

_SEVERITIES: Final[dict[Severity, str]] = {"error": "major", "warning": "minor", "note": "info"}


def render_gitlab(located: Sequence[Located]) -> str:
    """A list of issues with the five fields GitLab reads; empty if there are no findings."""
    issues = [
        {
            "description": sentence(each),
            "check_name": each.finding.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[each.finding.severity],
            "location": {"path": one_line(each.path), "lines": {"begin": each.point.line}},
        }
        for each, fingerprint in zip(located, fingerprints(located), strict=True)
    ]
    return write_json(issues)
