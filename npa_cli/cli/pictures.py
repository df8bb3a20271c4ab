"""A picture in the form that was asked for."""

from __future__ import annotations

from npa_cli.cli.session import write_answer
from npa_cli.document.blocks import Chart


def answer_chart(chart: Chart, form: str, output: str | None, *, ascii_only: bool) -> None:
    """Write a chart as text, svg, mermaid or json, to a file or to standard output."""
    write_answer(_rendered(chart, form, output, ascii_only=ascii_only), output)


def _rendered(chart: Chart, form: str, output: str | None, *, ascii_only: bool) -> str:
    from npa_cli.views.timeline import timeline_document, timeline_payload

    match form:
        case "svg":
            from npa_cli.render.html.chart import standalone
            from npa_cli.store.house_template import read_template

            return standalone(chart, read_template("page.css"))
        case "mermaid":
            from npa_cli.render.mermaid import render_mermaid

            return render_mermaid(chart)
        case "json":
            from npa_cli.render.json_text import render_json

            return render_json("timeline", timeline_payload(chart))
        case _:
            from npa_cli.cli.screen import detect_screen
            from npa_cli.render.terminal import render_terminal

            screen = detect_screen(to_file=output is not None)
            screen = screen._replace(ascii_only=ascii_only or screen.ascii_only)
            return render_terminal(timeline_document(chart), screen)
