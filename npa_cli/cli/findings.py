"""Findings in the form that was asked for. The one place that knows which renderer a form of findings has."""

from __future__ import annotations

from collections.abc import Sequence

from npa_cli.cli.session import write_answer
from npa_cli.model.finding import Located


def write_findings(found: Sequence[Located], form: str, output: str | None) -> None:
    """Write findings as text, json, github or sarif, to a file or to standard output."""
    write_answer(_rendered(found, form, output), output)


def _rendered(found: Sequence[Located], form: str, output: str | None) -> str:
    match form:
        case "json":
            from npa_cli.render.json_text import render_json
            from npa_cli.views.findings import findings_payload

            return render_json("findings", findings_payload(found))
        case "github":
            from npa_cli.render.findings.github import render_github

            return render_github(found)
        case "sarif":
            from npa_cli.render.findings.sarif import render_sarif

            return render_sarif(found)
        case _:
            from npa_cli.cli.screen import detect_screen
            from npa_cli.render.findings.plain import render_findings

            return render_findings(found, colour=detect_screen(to_file=output is not None).colour)
