"""A timeline as a picture."""

from __future__ import annotations

from npa_cli.render.html.chart import standalone
from npa_cli.render.mermaid import render_mermaid
from npa_cli.store.house_template import read_template
from npa_cli.views.timeline import TimelineView
from npa_cli.views.view import View
from npa_cli.work.formats.setting import Setting


def render(view: View, setting: Setting) -> str:
    """A timeline as an SVG file, or as Mermaid, which the forges draw."""
    assert isinstance(view, TimelineView), f"{view.kind} is no picture"
    if setting.form == "svg":
        return standalone(view.chart, read_template("page.css"))
    return render_mermaid(view.chart)
