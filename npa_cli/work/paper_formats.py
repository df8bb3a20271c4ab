"""A paper in the format its readers open. The one place that knows which renderer a format of papers has."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Final, Literal, get_args

from npa_cli.cli.boundary import UsageFault, complain
from npa_cli.cli.session import write_answer
from npa_cli.work.papers import Paper

PaperFormat = Literal["markdown", "text", "html", "odt", "docx", "ods", "xlsx", "csv", "json"]

_ENDINGS: Final[Mapping[str, PaperFormat]] = {
    **{f".{form}": form for form in get_args(PaperFormat)},
    ".md": "markdown",
    ".txt": "text",
    ".htm": "html",
}
_BINARY: Final = ("odt", "docx", "ods", "xlsx")
_TAKES_TEMPLATE: Final = ("html", "odt", "docx")


def format_of(form: PaperFormat | None, output: str | None) -> PaperFormat:
    """The format asked for, else the one a file's name ends in, else markdown."""
    return form or _ENDINGS.get(PurePath(output).suffix.lower() if output else "", "markdown")


def write_paper(paper: Paper, form: PaperFormat | None, output: str | None, *, template: str | None = None) -> None:
    """Write a paper to a file, or to standard output. Raises UsageFault."""
    chosen = format_of(form, output)
    if output is None and chosen in _BINARY and sys.stdout.isatty():
        raise UsageFault(f"a terminal can't show {chosen}; write it to a file with -o paper.{chosen}")
    raw = render_paper(paper, chosen, template=template, to_file=output is not None)
    if output is None or output == "-":
        if chosen in _BINARY:
            sys.stdout.buffer.write(raw)
            sys.stdout.buffer.flush()
        else:
            write_answer(raw.decode())
        return
    from npa_cli.cli.output_file import write_output

    write_output(output, raw)
    if chosen == "csv":
        path = Path(output)
        beside = path.with_name(f"{path.name}-metadata.json")
        write_output(str(beside), _csvw(paper, path.name).encode())
        complain(f"wrote {output}, and what its columns are to {beside.as_posix()}")


def render_paper(paper: Paper, form: PaperFormat, *, template: str | None = None, to_file: bool = True) -> bytes:
    """A paper's bytes in a format. Raises UsageFault where its library is missing or the template does not fit."""
    if template is not None and form not in _TAKES_TEMPLATE:
        raise UsageFault(f"--template is for {', '.join(_TAKES_TEMPLATE)}; this is {form}")
    if template is not None and not Path(template).is_file():
        raise UsageFault(f"--template `{template}`: no such file")
    with _extra(form):
        return _RENDERERS[form](paper, template, to_file)


@contextmanager
def _extra(form: PaperFormat) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as missing:
        raise UsageFault(
            f"{form} needs {missing.name}, which is not installed: pip install 'npa-cli[office]'"
        ) from None


def _markdown(paper: Paper, _template: str | None, _to_file: bool) -> bytes:
    from npa_cli.render.markdown import render_markdown

    return render_markdown(paper.document).encode()


def _text(paper: Paper, _template: str | None, to_file: bool) -> bytes:
    from npa_cli.cli.screen import detect_screen
    from npa_cli.render.terminal import render_terminal

    return render_terminal(paper.document, detect_screen(to_file=to_file)).encode()


def _json(paper: Paper, _template: str | None, _to_file: bool) -> bytes:
    from npa_cli.render.json_text import render_json

    return render_json("report", {**paper.payload(), "made": paper.made.payload()}).encode()


def _html(paper: Paper, template: str | None, _to_file: bool) -> bytes:
    from npa_cli.render.html.page import Page, render_html
    from npa_cli.store.house_template import read_template

    workplan = paper.session.plan.workplan
    page = Page(
        template=read_template("page.html", template),
        style=read_template("page.css"),
        script=read_template("page.js"),
        header=workplan.title,
        footer=f"{paper.made.command} · plan {workplan.id}, {paper.made.fingerprint} · npa {paper.made.version}",
    )
    document = paper.on_screen() if paper.on_screen else paper.document
    try:
        return render_html(document, page).encode()
    except (KeyError, ValueError) as fault:
        raise UsageFault(
            f"--template `{template}`: {fault} is no placeholder of a page; write `$$` for a dollar"
        ) from None


def _word(form: Literal["odt", "docx"]) -> Callable[[Paper, str | None, bool], bytes]:
    def render(paper: Paper, template: str | None, _to_file: bool) -> bytes:
        from datetime import UTC, datetime
        from tempfile import TemporaryDirectory

        from npa_cli.render.office.word import write_word

        day = paper.as_at
        # The day of the paper stands for the time of writing: the same paper gives the same bytes.
        os.environ["SOURCE_DATE_EPOCH"] = str(
            max(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()), 0)
        )
        with TemporaryDirectory() as folder:
            target = Path(folder) / f"paper.{form}"
            try:
                write_word(paper.document, form, str(target), reference=template)
            except RuntimeError as refused:
                raise UsageFault(f"pandoc could not write {form}: {str(refused).splitlines()[-1]}") from None
            return target.read_bytes()

    return render


def _xlsx(paper: Paper, _template: str | None, _to_file: bool) -> bytes:
    from npa_cli.render.office.workbook import render_xlsx

    return render_xlsx(paper.document, paper.as_at)


def _ods(paper: Paper, _template: str | None, _to_file: bool) -> bytes:
    from npa_cli.render.office.workbook import render_ods

    return render_ods(paper.document, paper.as_at)


def _csv(paper: Paper, _template: str | None, _to_file: bool) -> bytes:
    from npa_cli.render.csv_text import render_csv
    from npa_cli.views.item import FIELDS

    return render_csv(FIELDS, paper.payload().get("items", [])).encode()


def _csvw(paper: Paper, name: str) -> str:
    from npa_cli.render.csvw import render_csvw
    from npa_cli.views.item import DATATYPES, FIELDS

    workplan = paper.session.plan.workplan
    licence = next((source.licence for source in workplan.sources), "not stated")
    made = paper.made.payload()
    return render_csvw(name, FIELDS, DATATYPES, title=workplan.title, licence=licence, made=made)


_RENDERERS: Final[Mapping[PaperFormat, Callable[[Paper, str | None, bool], bytes]]] = {
    "markdown": _markdown,
    "text": _text,
    "html": _html,
    "odt": _word("odt"),
    "docx": _word("docx"),
    "ods": _ods,
    "xlsx": _xlsx,
    "csv": _csv,
    "json": _json,
}
