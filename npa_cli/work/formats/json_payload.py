"""JSON, for programs: the public contract of every command."""

from __future__ import annotations

from npa_cli.render.json_text import render_json
from npa_cli.views.view import View
from npa_cli.work.formats.setting import Setting


def render(view: View, _: Setting) -> str:
    """A view's payload as JSON."""
    return render_json(view.kind, view.payload())
