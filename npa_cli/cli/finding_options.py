"""Which findings `npa validate` is asked for, and the line that sums them up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from typer import Option

if TYPE_CHECKING:
    from npa_cli.model.located import Located
    from npa_cli.rules.selection import Selection
    from npa_cli.work.check import Checked

from npa_cli.cli import names
from npa_cli.cli.only_reads import only_reads
from npa_cli.rules.level import Level as LevelName

Level = Annotated[
    LevelName,
    Option(
        help="How strict: draft for a plan being written (files, shape and references; what is still missing is a "
        "note), standard, or final before a board paper (warnings fail too, and nothing may be open)."
    ),
    only_reads,
]
Select = Annotated[
    list[str] | None,
    Option(
        "--select",
        metavar="RULE",
        autocompletion=names.rules,
        help="Only these: NPA203, NPA4 for all that begin so, duplicate-id; or several, between commas.",
    ),
    only_reads,
]
Ignore = Annotated[
    list[str] | None,
    Option("--ignore", metavar="RULE", autocompletion=names.rules, help="All but these, given in the same way."),
    only_reads,
]
ShowIgnored = Annotated[
    bool,
    Option("--show-ignored", help="List what comments in the files silence too, as notes with their reasons."),
    only_reads,
]


def chosen(level: LevelName, select: Sequence[str] | None, ignore: Sequence[str] | None) -> Selection:
    """What was typed. Raises UsageFault for what can't be left out, UnknownNameError for no rule."""
    from npa_cli.rules.selection import NotIgnorableError, read_selection
    from npa_cli.work.faults import UsageFault

    try:
        return read_selection(select or (), ignore or (), level)
    except NotIgnorableError as why:
        raise UsageFault(str(why)) from None


def exit_code(found: Sequence[Located]) -> int:
    """3 where a file can't be read, 1 where there is an error, 0 where there is none."""
    from npa_cli.cli.boundary import FINE, NOT_AS_ASKED
    from npa_cli.cli.boundary import UNREADABLE as NOT_READ
    from npa_cli.rules.selection import UNREADABLE

    if any(each.finding.code.startswith(UNREADABLE) for each in found):
        return NOT_READ
    return NOT_AS_ASKED if any(each.finding.severity == "error" for each in found) else FINE


def with_ignored(checked: Checked) -> Checked:
    """The same with the findings that comments silence among the others, as notes that say why."""
    from dataclasses import replace

    from npa_cli.views.findings import in_order

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


def summary(checked: Checked) -> str:
    """The plan and its folder, how many files were read, and how many findings of each kind there are."""
    from npa_cli.cli.boundary import UNREADABLE
    from npa_cli.views.wording import counted
    from npa_cli.work.session import place_of

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
    if exit_code(checked.found) == UNREADABLE:
        told += "; more may stand behind what can't be read"
    return f"{told}; {mendable} can be mended: npa validate --fix" if mendable else told
