"""Findings in the forms that forges, editors and CI servers read."""

from __future__ import annotations

from npa_cli.render.findings.github import render_github
from npa_cli.render.findings.gitlab import render_gitlab
from npa_cli.render.findings.junit import render_junit
from npa_cli.render.findings.rdjson import render_rdjson
from npa_cli.render.findings.sarif import render_sarif
from npa_cli.views.findings import findings_in
from npa_cli.views.view import View
from npa_cli.work.formats.setting import Setting

_RENDERERS = {"github": render_github, "gitlab": render_gitlab, "junit": render_junit, "rdjson": render_rdjson}


def render(view: View, setting: Setting) -> str:
    """The findings of a plan, or of several as one list: their paths say of which plan they are."""
    findings = findings_in(view)
    assert findings is not None, f"{view.kind} are no findings"
    if setting.form == "sarif":
        return render_sarif(findings.found, findings.rules())
    return _RENDERERS[setting.form](findings.found)
