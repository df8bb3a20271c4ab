"""The findings of `npa validate`, in the forms and to the files that were asked for, and the line that sums them up."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, get_args

from npa_cli.cli.answers import Answer, exit_code
from npa_cli.cli.boundary import UNREADABLE, complain
from npa_cli.cli.finding_options import FindingsFormat, Forms, Wanted
from npa_cli.cli.output import Written, settle_format, write_files, write_out
from npa_cli.cli.screen import detect_screen
from npa_cli.model.located import Located
from npa_cli.render.findings.markdown import render_table
from npa_cli.rules import selection
from npa_cli.store.unwritable import UnwritableError
from npa_cli.views.findings import FindingsView, findings_in, in_order
from npa_cli.views.view import View
from npa_cli.views.wording import counted
from npa_cli.work.add_excerpts import add_excerpts
from npa_cli.work.check import Checked
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.table import Setting, render
from npa_cli.work.session import place_of

_SUMMARY_AT_MOST: Final = 1024 * 1024  # bytes of a step's summary; GitHub shows nothing of a longer one


def chosen(wanted: Wanted) -> selection.Selection:
    """What was typed. Raises UsageFault for what can't be left out, UnknownNameError for no rule."""
    try:
        return selection.read_selection(wanted.select or (), wanted.ignore or (), wanted.level)
    except selection.NotIgnorableError as why:
        raise UsageFault(str(why)) from None


def answer_findings(checked: Checked, forms: Forms, *, show_ignored: bool) -> Answer:
    """The findings in every form and to every file asked for, or on standard output.

    With `show_ignored` those that comments silence stand among the others, as notes that say why. The exit code is 3
    where a file can't be read or compared, 1 if there is an error, 0 if there is none. Writing the answer raises
    UsageFault, after all else is written, that names the files which can't be.
    """
    form, outputs, excerpt, force = forms
    files, takes_all = _destinations(form, outputs or ())
    has_edits = bool({form, *(name for name, _ in files)} & {"sarif", "rdjson"})
    listed = _with_ignored(checked) if show_ignored else checked

    def write(whole: View) -> None:
        if not takes_all and form is None and not excerpt and os.environ.get("GITHUB_ACTIONS") == "true":
            from npa_cli.work.formats.forge import job_log  # reads git, which no other run of it needs

            write_out(job_log(_found(whole)))
        elif not takes_all:
            write_out(_rendered(whole, form or "text", excerpt=excerpt))
        faults = [
            fault
            for name, path in files
            if (
                fault := _fault_of(Written(path, _rendered(whole, name, excerpt=excerpt, path=path), name), force=force)
            )
        ]
        if form is None:
            _add_summary(_found(whole))
        if faults:
            raise UsageFault("; ".join(faults))

    unreadable = any(selection.says_not_checked(each.finding.code) for each in checked.found)
    has_error = any(each.finding.severity == "error" for each in checked.found)
    code = exit_code(is_whole=not unreadable, is_amiss=has_error)
    notes = (_summary(checked, code),) if form in (None, "text", "concise") else ()
    return Answer(FindingsView(add_excerpts(listed, edits=has_edits)), write, code, notes)


def _with_ignored(checked: Checked) -> Checked:
    notes = (
        replace(
            each,
            finding=replace(
                each.finding, severity="note", fix=None, message=f"{each.finding.message}; ignored: {each.ignored_for}"
            ),
        )
        for each in checked.ignored
    )
    return checked._replace(found=in_order((*checked.found, *notes)))


def _summary(checked: Checked, code: int) -> str:
    """The plan and its folder, how many files were read, and how many findings of each kind there are."""
    severities = [each.finding.severity for each in checked.found]
    errors, notes = severities.count("error"), severities.count("note")
    plan = f"{checked.plan.index.frame.plan.workplan.id} ({place_of(checked.root)})"
    parts = [f"{plan}: {counted(checked.plan.read, 'file')} read"]
    if severities:
        parts += [counted(errors, "error"), counted(severities.count("warning"), "warning")]
    else:
        parts.append("no findings")
    if notes:
        parts.append(counted(notes, "note"))
    if checked.ignored:
        parts.append(f"{len(checked.ignored)} ignored")
    mendable = sum(each.finding.fix is not None for each in checked.found)
    told = ", ".join(parts)
    if code == UNREADABLE:
        told += "; more may stand behind what can't be read"
    return f"{told}; {mendable} can be corrected: npa validate --fix" if mendable else told


def _found(view: View) -> tuple[Located, ...]:
    findings = findings_in(view)
    return findings.found if findings is not None else ()


def _destinations(form: str | None, outputs: Sequence[str]) -> tuple[list[tuple[str, str]], bool]:
    """Each file to write with its format, and whether they stand for standard output too: one names no form itself."""
    plain: list[tuple[str, str]] = []
    files: list[tuple[str, str]] = []
    offered = get_args(FindingsFormat)
    for given in outputs:
        name, equals, path = given.partition("=")
        if not equals or name not in offered:
            plain += [(settle_format(form, given, offered), given)] if given != "-" else []
        elif path:
            files.append((settle_format(name, path, offered), path))
        else:
            raise UsageFault(f"-o `{given}` names no file; write it like {name}=npa.out")
    twice = next((path for at, (name, path) in enumerate(plain) if name in dict(plain[:at])), None)
    if twice is not None:
        raise UsageFault(f"-o `{twice}`: a second file needs its form, such as -o sarif={twice}")
    return [*plain, *files], bool(plain)


def _rendered(view: View, form: str, *, excerpt: bool | None, path: str | None = None) -> str:
    reads_a_person = path is None and sys.stdout.isatty()
    wanted = excerpt if excerpt is not None else reads_a_person
    written = render(view, Setting(form, detect_screen(to_file=path is not None), excerpts=wanted))
    assert isinstance(written, str), f"{form} is not binary"
    return written


def _fault_of(file: Written, *, force: bool) -> str | None:
    """Write a file. What is wrong with it, where it can't be written."""
    try:
        write_files([file], force=force)
    except (UsageFault, UnwritableError) as fault:
        return str(fault)
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
        complain(f"the step's summary can't be written: {(error.strerror or type(error).__name__).lower()}")
