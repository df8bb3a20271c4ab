"""A timeline as a picture."""

from npa_cli.render.draw.drawing import drawing_of
from npa_cli.render.draw.svg import svg_file
from npa_cli.render.mermaid import render_mermaid
from npa_cli.views.timeline import TimelineView
from npa_cli.views.view import View
from npa_cli.work.formats.table import Setting


def render(view: View, setting: Setting) -> str:
    """A timeline as an SVG file, or as Mermaid, which the forges draw."""
    assert isinstance(view, TimelineView), f"{view.kind} is no picture"
    if setting.form == "svg":
        return svg_file(drawing_of(view.chart))
    return render_mermaid(view.chart)
