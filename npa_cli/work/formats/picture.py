"""A timeline as a picture."""

from __future__ import annotations

from npa_cli.document.blocks import Chart
from npa_cli.render.html.chart import standalone
from npa_cli.render.mermaid import render_mermaid as mermaid_of
from npa_cli.store.house_template import read_template
from npa_cli.views.timeline import TimelineView
from npa_cli.views.view import View
from npa_cli.work.formats.setting import Setting


def render_svg(view: View, _: Setting) -> str:
    """A timeline as an SVG file."""
    return standalone(_chart(view), read_template("page.css"))


def render_mermaid(view: View, _: Setting) -> str:
    """A timeline as Mermaid, which the forges draw."""
    return mermaid_of(_chart(view))


def _chart(view: View) -> Chart:
    assert isinstance(view, TimelineView), f"{view.kind} is no picture"
    return view.chart
