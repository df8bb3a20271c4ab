"""Findings in the forms that forges, editors and CI servers read."""

from __future__ import annotations

from npa_cli.render.findings import github, gitlab, junit, rdjson, sarif
from npa_cli.views.findings import FindingsView, findings_in
from npa_cli.views.view import View
from npa_cli.work.formats.setting import Setting


def render_github(view: View, _: Setting) -> str:
    """Annotations of GitHub Actions."""
    return github.render_github(_findings(view).found)


def render_gitlab(view: View, _: Setting) -> str:
    """GitLab's code quality report."""
    return gitlab.render_gitlab(_findings(view).found)


def render_junit(view: View, _: Setting) -> str:
    """JUnit XML."""
    return junit.render_junit(_findings(view).found)


def render_sarif(view: View, _: Setting) -> str:
    """SARIF, with what the rules say of themselves."""
    return sarif.render_sarif(_findings(view).found, _findings(view).rules())


def render_rdjson(view: View, _: Setting) -> str:
    """The form that reviewdog reads."""
    return rdjson.render_rdjson(_findings(view).found)


def _findings(view: View) -> FindingsView:
    """The findings of a plan, or of several as one list: their paths say of which plan they are."""
    found = findings_in(view)
    assert found is not None, f"{view.kind} are no findings"
    return found
