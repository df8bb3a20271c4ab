"""Findings in the forms and to the files that were asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final, Literal, get_args

from typer import Option

from npa_cli.cli import boundary, output_file, screen
from npa_cli.cli.answer import Answer, give
from npa_cli.cli.only_reads import only_reads
from npa_cli.cli.session import write_answer
from npa_cli.model.located import Located
from npa_cli.render.findings.github import render_annotations
from npa_cli.render.findings.markdown import render_table
from npa_cli.views.findings import FindingsView, findings_in
from npa_cli.views.view import View
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.setting import Setting
from npa_cli.work.formats.table import render

FindingsFormat = Literal["text", "concise", "json", "github", "gitlab", "junit", "sarif", "rdjson", "markdown"]
Form = Annotated[
    FindingsFormat | None,
    Option(
        "--format",
        "-f",
        help="How to write it; text unless given. The text has source lines at a terminal, and annotations in GitHub "
        "Actions.",
    ),
    only_reads,
]
Outputs = Annotated[
    list[str] | None,
    Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write it to a file. Several forms at once: -o sarif=npa.sarif -o junit=npa.xml, and --format still goes "
        "to standard output. A file called sarif=x is ./sarif=x.",
    ),
]
Excerpt = Annotated[
    bool | None,
    Option("--excerpt/--no-excerpt", help="Source lines with a caret, or none. At a terminal: yes."), only_reads,
]  # fmt: skip

_SUMMARY_AT_MOST: Final = 1024 * 1024  # bytes of a step's summary; GitHub shows nothing of a longer one


def write_findings(
    found: tuple[Located, ...],
    form: FindingsFormat | None,
    outputs: Sequence[str] | None = None,
    *,
    excerpt: bool | None = None,
) -> None:
    """Answer with findings, in every form and to every file asked for, or on standard output.

    Raises UsageFault, after all else is written, that names the files which can't be.
    """
    plain, files = _destinations(outputs or ())
    if plain is not None:
        files = [(form or "text", plain), *files]

    def put(whole: View) -> None:
        if plain is None:
            write_answer(_rendered(whole, form or "text", excerpt=excerpt))
            if form is None and os.environ.get("GITHUB_ACTIONS") == "true":
                write_answer(render_annotations(_found(whole)))
        faults = [
            fault
            for name, path in files
            if (fault := _written(path, _rendered(whole, name, excerpt=excerpt, path=path)))
        ]
        if form is None:
            _add_summary(_found(whole))
        if faults:
            raise UsageFault("; ".join(faults))

    give(Answer(FindingsView(found), put))


def _found(view: View) -> tuple[Located, ...]:
    findings = findings_in(view)
    return findings.found if findings is not None else ()


def shows_edits(form: FindingsFormat | None, outputs: Sequence[str] | None) -> bool:
    """Whether any form asked for has room for what `npa validate --fix` would do."""
    _, files = _destinations(outputs or ())
    return bool({form, *(name for name, _ in files)} & {"sarif", "rdjson"})


def _destinations(outputs: Sequence[str]) -> tuple[str | None, list[tuple[FindingsFormat, str]]]:
    """The file for --format, and those that name a form of their own."""
    plain: list[str] = []
    files: list[tuple[FindingsFormat, str]] = []
    for given in outputs:
        name, equals, path = given.partition("=")
        form = next((each for each in get_args(FindingsFormat) if equals and each == name), None)
        if form is None:
            plain.append(given)
        elif path:
            files.append((form, path))
        else:
            raise UsageFault(f"-o `{given}` names no file; write it like {name}=npa.out")
    if len(plain) > 1:
        raise UsageFault(f"-o `{plain[1]}`: a second file needs its form, such as -o sarif={plain[1]}")
    return (plain[0] if plain and plain[0] != "-" else None), files


def _rendered(view: View, form: FindingsFormat, *, excerpt: bool | None, path: str | None = None) -> str:
    reads_a_person = path is None and sys.stdout.isatty()
    wanted = excerpt if excerpt is not None else reads_a_person
    written = render(view, Setting(form, screen.detect_screen(to_file=path is not None), excerpts=wanted))
    assert isinstance(written, str), f"{form} is not binary"
    return written


def _written(path: str, text: str) -> str | None:
    """Write a file. What is wrong with it, where it can't be written."""
    try:
        output_file.write_output(path, text.encode("utf-8", "backslashreplace"))
    except UsageFault as fault:
        return str(fault)
    except OSError as error:
        return f"can't write `{path}`: {(error.strerror or type(error).__name__).lower()}"
    return None


def _add_summary(found: Sequence[Located]) -> None:
    """The whole table under the run, where GitHub Actions takes one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if os.environ.get("GITHUB_ACTIONS") != "true" or not path:
        return
    try:
        file = Path(path)
        room = _SUMMARY_AT_MOST - (file.stat().st_size if file.exists() else 0)
        if room > 500:
            with file.open("ab") as stream:
                stream.write(render_table(found, room - 1).encode("utf-8", "backslashreplace") + b"\n")
    except OSError as error:
        boundary.complain(f"the step's summary can't be written: {(error.strerror or type(error).__name__).lower()}")
