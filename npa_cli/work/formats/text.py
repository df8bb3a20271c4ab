"""Text for a terminal, or for a pipe."""

from npa_cli.render.terminal import render_terminal
from npa_cli.render.wrap import cell_len, wrap
from npa_cli.views.several_plans import SeveralPlans
from npa_cli.views.view import DocumentView, View
from npa_cli.work.formats.table import Setting


def render(view: View, setting: Setting) -> str:
    """A view as text; the answers of several plans each under the plan's name."""
    if isinstance(view, SeveralPlans):
        together = view.together()
        parts = [render_terminal(together, setting.screen)] if together.blocks else []
        if not view.is_one_table:
            parts += (f"{_underlined(each.heading, setting)}\n{render(each.view, setting)}" for each in view.plans)
        return "\n".join(parts)
    if view.kind == "findings":
        return _findings(view, setting)
    assert isinstance(view, DocumentView), f"{view.kind} is nothing that can be read"
    return render_terminal(view.document(), setting.screen)


def _underlined(heading: str, setting: Setting) -> str:
    lines = wrap(heading, setting.screen.width)
    return "\n".join((*lines, "═" * max(map(cell_len, lines)), ""))


def _findings(view: View, setting: Setting) -> str:
    from npa_cli.render.findings.excerpt import render_excerpts  # these only where findings are told
    from npa_cli.render.findings.plain import render_findings
    from npa_cli.views.findings import FindingsView

    assert isinstance(view, FindingsView), f"{view.kind} are no findings"
    if setting.excerpts and setting.form != "concise":
        return render_excerpts(view.found, colour=setting.screen.colour, width=setting.screen.width)
    return render_findings(view.found, colour=setting.screen.colour)
