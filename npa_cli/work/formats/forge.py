"""Findings in the forms that forges, editors and CI servers read."""

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from npa_cli.history.repository import top_of
from npa_cli.model.located import Located
from npa_cli.render.findings.github import render_annotations, render_github
from npa_cli.render.findings.gitlab import render_gitlab
from npa_cli.render.findings.junit import render_junit
from npa_cli.render.findings.rdjson import render_rdjson
from npa_cli.render.findings.sarif import render_sarif
from npa_cli.views.findings import findings_in
from npa_cli.views.view import View
from npa_cli.work.formats.table import Setting

_RENDERERS = {"github": render_github, "gitlab": render_gitlab, "rdjson": render_rdjson}


def render(view: View, setting: Setting) -> str:
    """The findings of a plan, or of several as one list: their paths say of which plan they are.

    In all but JUnit's tables paths are from the top of the repository.
    """
    findings = findings_in(view)
    assert findings is not None, f"{view.kind} are no findings"
    if setting.form == "junit":  # a table of tests, on no line of the change
        return render_junit(findings.found)
    found = _from_top(findings.found)
    if setting.form == "sarif":
        return render_sarif(found, findings.rules())
    return _RENDERERS[setting.form](found)


def job_log(found: Sequence[Located]) -> str:
    """What the log of a step of GitHub Actions says of findings where no format was asked for."""
    return render_annotations(_from_top(found))


def _from_top(located: Sequence[Located]) -> tuple[Located, ...]:
    """The findings with their paths from the top of the repository, wherever npa was run; as they were outside one."""
    top = cache(top_of)

    def path_of(path: str) -> str:
        full = Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links
        found = top(full.parent)
        return path if found is None else full.relative_to(found).as_posix()

    return tuple(
        replace(
            each,
            path=path_of(each.path),
            related=tuple(other._replace(path=path_of(other.path)) for other in each.related),
        )
        for each in located
    )
