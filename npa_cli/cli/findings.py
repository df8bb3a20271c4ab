"""Findings in the forms that were asked for. The one place that knows which renderer a form of findings has."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final, Literal, get_args

from typer import Option

from npa_cli.cli.boundary import UsageFault
from npa_cli.cli.only_reads import only_reads
from npa_cli.cli.session import write_answer
from npa_cli.model.located import Located

FormName = Literal["text", "concise", "json", "github", "gitlab", "junit", "sarif", "rdjson", "markdown"]
Form = Annotated[
    FormName | None,
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
    found: Sequence[Located],
    form: FormName | None,
    outputs: Sequence[str] | None = None,
    *,
    excerpt: bool | None = None,
) -> None:
    """Write findings in every form and to every file asked for, or to standard output.

    Raises UsageFault, after all else is written, that names the files which can't be.
    """
    plain, files = _destinations(outputs or ())
    if plain is not None:
        files = [(form or "text", plain), *files]
    else:
        write_answer(_rendered(found, form or "text", excerpt=excerpt))
        if form is None and os.environ.get("GITHUB_ACTIONS") == "true":
            from npa_cli.render.findings.github import render_annotations

            write_answer(render_annotations(found))
    faults = [
        fault for name, path in files if (fault := _written(path, _rendered(found, name, excerpt=excerpt, path=path)))
    ]
    if form is None:
        _add_summary(found)
    if faults:
        raise UsageFault("; ".join(faults))


def shows_edits(form: FormName | None, outputs: Sequence[str] | None) -> bool:
    """Whether any form asked for has room for what `npa validate --fix` would do."""
    _, files = _destinations(outputs or ())
    return bool({form, *(name for name, _ in files)} & {"sarif", "rdjson"})


def _destinations(outputs: Sequence[str]) -> tuple[str | None, list[tuple[FormName, str]]]:
    """The file for --format, and those that name a form of their own."""
    plain: list[str] = []
    files: list[tuple[FormName, str]] = []
    for given in outputs:
        name, equals, path = given.partition("=")
        form = next((each for each in get_args(FormName) if equals and each == name), None)
        if form is None:
            plain.append(given)
        elif path:
            files.append((form, path))
        else:
            raise UsageFault(f"-o `{given}` names no file; write it like {name}=npa.out")
    if len(plain) > 1:
        raise UsageFault(f"-o `{plain[1]}`: a second file needs its form, such as -o sarif={plain[1]}")
    return (plain[0] if plain and plain[0] != "-" else None), files


def _rendered(found: Sequence[Located], form: FormName, *, excerpt: bool | None = None, path: str | None = None) -> str:
    match form:
        case "json":
            from npa_cli.render.json_text import render_json
            from npa_cli.views.findings import findings_payload

            return render_json("findings", findings_payload(found))
        case "github":
            from npa_cli.render.findings.github import render_github

            return render_github(found)
        case "gitlab":
            from npa_cli.render.findings.gitlab import render_gitlab

            return render_gitlab(found)
        case "junit":
            from npa_cli.render.findings.junit import render_junit

            return render_junit(found)
        case "sarif":
            from npa_cli.render.findings.sarif import render_sarif
            from npa_cli.views.findings import rule_words

            return render_sarif(found, rule_words(found))
        case "rdjson":
            from npa_cli.render.findings.rdjson import render_rdjson

            return render_rdjson(found)
        case "markdown":
            from npa_cli.render.findings.markdown import render_table

            return render_table(found)
        case "concise" | "text":
            return _text(found, excerpt=form == "text" and (excerpt if excerpt is not None else _reads_a_person(path)),
                         to_file=path is not None)  # fmt: skip


def _reads_a_person(path: str | None) -> bool:
    return path is None and sys.stdout.isatty()


def _text(found: Sequence[Located], *, excerpt: bool, to_file: bool) -> str:
    from npa_cli.cli.screen import detect_screen
    from npa_cli.render.findings.excerpt import render_excerpts
    from npa_cli.render.findings.plain import render_findings

    screen = detect_screen(to_file=to_file)
    if excerpt:
        return render_excerpts(found, colour=screen.colour, width=screen.width)
    return render_findings(found, colour=screen.colour)


def _written(path: str, text: str) -> str | None:
    """Write a file. What is wrong with it, where it can't be written."""
    from npa_cli.cli.output_file import write_output

    try:
        write_output(path, text.encode("utf-8", "backslashreplace"))
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
    from npa_cli.cli.boundary import complain
    from npa_cli.render.findings.markdown import render_table

    try:
        file = Path(path)
        room = _SUMMARY_AT_MOST - (file.stat().st_size if file.exists() else 0)
        if room > 500:
            with file.open("ab") as stream:
                stream.write(render_table(found, room - 1).encode("utf-8", "backslashreplace") + b"\n")
    except OSError as error:
        complain(f"the step's summary can't be written: {(error.strerror or type(error).__name__).lower()}")
