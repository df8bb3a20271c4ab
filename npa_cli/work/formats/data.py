"""Data for programs: JSON, the public contract of every command, and CSV, with a description of its columns."""

from npa_cli.render.csv_text import render_csv, render_csvw
from npa_cli.render.json_text import render_json
from npa_cli.views.papers.paper import Paper
from npa_cli.views.view import TableView, View
from npa_cli.work.formats.table import Setting


def render(view: View, setting: Setting) -> str:
    """A view's payload as JSON, or its table as CSV."""
    if setting.form == "json":
        return render_json(view.kind, view.payload())
    assert isinstance(view, TableView), f"{view.kind} is no table"
    return render_csv(*view.rows())


def describe_csv(paper: Paper, name: str) -> str:
    """What the columns of a paper's CSV file are, as the file `NAME-metadata.json` beside it says it."""
    workplan = paper.workplan
    licence = next((source.licence for source in workplan.sources), "not stated")
    period = paper.fields().get("plan_period") or {}
    return render_csvw(
        name,
        paper.columns,
        key=("id", "quarter") if "quarter" in paper.columns else ("id",),
        title=workplan.title,
        description=period.get("words"),
        licence=licence,
        made=paper.made.payload(),
    )
