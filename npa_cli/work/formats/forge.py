"""Findings in the forms that forges, editors and CI servers read."""

from __future__ import annotations

from npa_cli.render.findings.github import render_github
from npa_cli.render.findings.gitlab import render_gitlab
from npa_cli.render.findings.junit import render_junit
from npa_cli.render.findings.rdjson import render_rdjson
from npa_cli.render.findings.sarif import render_sarif
from npa_cli.views.findings import findings_in
from npa_cli.views.view import View
from npa_cli.work.formats.from_top import from_top
from npa_cli.work.formats.setting import Setting

_RENDERERS = {"github": render_github, "gitlab": render_gitlab, "rdjson": render_rdjson}


def render(view: View, setting: Setting) -> str:
    """The findings of a plan, or of several as one list: their paths say of which plan they are.

    In all but JUnit's tables paths are from the top of the repository.
    """
    findings = findings_in(view)
    assert findings is not None, f"{view.kind} are no findings"
    if setting.form == "junit":  # a table of tests, on no line of the change
        return render_junit(findings.found)
    found = from_top(findings.found)
    if setting.form == "sarif":
        return render_sarif(found, findings.rules())
    return _RENDERERS[setting.form](found)
