"""Findings as text: a line each, with the source line under it where that is asked for."""

from __future__ import annotations

from npa_cli.render.findings.excerpt import render_excerpts
from npa_cli.render.findings.plain import render_findings
from npa_cli.views.findings import FindingsView
from npa_cli.work.formats.setting import Setting


def render_found(view: FindingsView, setting: Setting) -> str:
    """A plan's findings, with source lines where the setting has excerpts."""
    if setting.excerpts:
        return render_excerpts(view.found, colour=setting.screen.colour, width=setting.screen.width)
    return render_findings(view.found, colour=setting.screen.colour)
