"""Markdown, as the forges and most editors show it."""

from npa_cli.render.findings.markdown import render_table
from npa_cli.render.markdown import render_markdown
from npa_cli.views.findings import findings_in
from npa_cli.views.view import DocumentView, View
from npa_cli.work.formats.table import Setting


def render(view: View, _: Setting) -> str:
    """A view as markdown; findings as one table, also those of several plans."""
    findings = findings_in(view)
    if findings is not None:
        return render_table(findings.found)
    assert isinstance(view, DocumentView), f"{view.kind} is nothing that can be read"
    return render_markdown(view.document())
