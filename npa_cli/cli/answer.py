"""A command's answer in the form that was asked for. The one place that knows which renderer a format has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from npa_cli.cli.session import write_answer
from npa_cli.document.blocks import Document

Rows = tuple[Sequence[str], Sequence[Mapping[str, Any]]]


def answer(
    kind: str,
    form: str,
    output: str | None,
    *,
    document: Callable[[], Document],
    payload: Callable[[], Mapping[str, Any]] = dict,
    rows: Callable[[], Rows] | None = None,
    names: Mapping[Any, str] | None = None,
) -> None:
    """Write an answer as `form`: text, markdown, json (a payload of this `kind`) or csv (columns and rows).

    `names` are the plan's own words for its levels and columns, used in headings that people read.
    """

    def named() -> Document:
        if not names:
            return document()
        from npa_cli.views.own_words import in_own_words

        return in_own_words(document(), names)

    write_answer(_rendered(kind, form, output, named, payload, rows), output)


def _rendered(
    kind: str,
    form: str,
    output: str | None,
    document: Callable[[], Document],
    payload: Callable[[], Mapping[str, Any]],
    rows: Callable[[], Rows] | None,
) -> str:
    if form == "json":
        from npa_cli.render.json_text import render_json

        return render_json(kind, payload())
    if form == "csv" and rows is not None:
        from npa_cli.render.csv_text import render_csv

        return render_csv(*rows())
    if form == "markdown":
        from npa_cli.render.markdown import render_markdown

        return render_markdown(document())
    from npa_cli.cli.screen import detect_screen
    from npa_cli.render.terminal import render_terminal

    return render_terminal(document(), detect_screen(to_file=output is not None))
