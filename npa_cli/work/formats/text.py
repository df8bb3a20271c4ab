"""Text for a terminal, or for a pipe."""

from __future__ import annotations

from npa_cli.render.terminal import render_terminal
from npa_cli.views.several_plans import SeveralPlans
from npa_cli.views.view import DocumentView, View
from npa_cli.work.formats.setting import Setting


def render(view: View, setting: Setting) -> str:
    """A view as text; the answers of several plans each under the plan's name."""
    if isinstance(view, SeveralPlans):
        return "\n".join(
            f"{each.heading}\n{'═' * len(each.heading)}\n\n{render(each.view, setting)}" for each in view.plans
        )
    if view.kind == "findings":
        from npa_cli.views.findings import FindingsView  # these only where findings are told
        from npa_cli.work.formats.findings_text import render_found

        assert isinstance(view, FindingsView)
        return render_found(view, setting)
    assert isinstance(view, DocumentView), f"{view.kind} is nothing that can be read"
    return render_terminal(view.document(), setting.screen)


def render_concise(view: View, setting: Setting) -> str:
    """Findings a line each, whatever the screen."""
    return render(view, setting._replace(excerpts=False))
