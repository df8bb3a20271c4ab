"""`npa validate --fix`: every safe repair worked out in memory, then shown, or written file by file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from npa_cli.cli.boundary import FINE, NOT_AS_ASKED, UsageFault, complain
from npa_cli.cli.session import shown_path, write_answer
from npa_cli.edit import EditRefusedError
from npa_cli.edit.mend import repaired
from npa_cli.model.finding import Finding, KeyPath, Point
from npa_cli.model.fix import Fix
from npa_cli.rules.selection import Selection
from npa_cli.rules.suspicious_characters import seen
from npa_cli.store.file_lock import FileBusyError
from npa_cli.store.find_plan import PlanFolder
from npa_cli.store.plan_files import files_on_disk
from npa_cli.store.replace_file import FileChangedError, edit_file
from npa_cli.views.wording import counted
from npa_cli.work.check import check_given, within
from npa_cli.work.revise import difference

_ROUNDS: Final = 100  # a repair can bring another fault to light, and of very many faults only some are told at once


@dataclass(slots=True)
class FileRepair:
    """One file's bytes before and after, how many findings that mends, and what was left alone and why."""

    before: bytes
    after: bytes
    mended: int = 0
    refused: dict[KeyPath, str] = field(default_factory=dict)


def mend(folder: PlanFolder, paths: Sequence[str] | None, chosen: Selection) -> None:
    """Write every repair of a finding that was asked for, in the files and folders named alone where some are.

    Raises UsageFault for the plan that comes with npa, and for a path that is no part of the plan.
    """
    if folder.bundled:
        raise UsageFault("the plan that comes with npa is never written to; copy it, or name yours with --data")
    _write(folder.root, work_out(folder.root, paths, chosen))


def show(folder: PlanFolder, paths: Sequence[str] | None, chosen: Selection) -> int:
    """Show what `mend` would write as a unified diff on standard output, and say what to exit with.

    What can't be seen is written out in it: it is for a person to read, not for a tool to apply.
    """
    root = folder.root
    repairs = work_out(root, paths, chosen)
    changed = {name: each for name, each in sorted(repairs.items()) if each.before != each.after}
    for name, each in changed.items():
        write_answer(seen(difference(shown_path(root, name), each.before, each.after)))
    _tell_refused(root, repairs)
    if not changed:
        complain("nothing that --fix would mend")
        return FINE
    findings = counted(sum(each.mended for each in changed.values()), "finding")
    complain(f"--fix would mend {findings} in {counted(len(changed), 'file')}; nothing was written")
    return NOT_AS_ASKED


def work_out(root: Path, paths: Sequence[str] | None, chosen: Selection) -> dict[str, FileRepair]:
    """Every repair there is to the plan in `root`, by file, made in memory until none is left. Writes nothing."""
    files: dict[str, bytes | Finding] = {name: raw for _, name, raw in files_on_disk(root)}
    repairs: dict[str, FileRepair] = {}
    for _ in range(_ROUNDS):
        found = check_given(root, files.items(), chosen).found
        if paths:
            found = within(root, found, paths)
        changed = False
        for name, fixes in _fixes(each.finding for each in found).items():
            raw = files[name]
            if isinstance(raw, Finding):
                continue
            repair = repairs.setdefault(name, FileRepair(raw, raw))
            changed |= _repair(repair, fixes)
            files[name] = repair.after
        if not changed:
            break
    return repairs


def _fixes(findings: Iterable[Finding]) -> dict[str, dict[KeyPath, Fix]]:
    """The fix at each place of each file; of two at one place, the first: the other is looked at in the next round."""
    fixes: dict[str, dict[KeyPath, Fix]] = {}
    for each in findings:
        if each.fix is not None and not isinstance(each.at, Point):
            fixes.setdefault(each.path, {}).setdefault(each.at, each.fix)
    return fixes


def _repair(repair: FileRepair, fixes: dict[KeyPath, Fix]) -> bool:
    """Make these repairs too. Returns whether the file changed."""
    try:
        done = repaired(repair.after, {at: fix for at, fix in fixes.items() if at not in repair.refused})
    except EditRefusedError:
        return False  # it can't be read for editing, and that is a finding already
    repair.refused.update(done.refused)
    if done.raw == repair.after:
        return False
    repair.after = done.raw
    repair.mended += len(done.mended)
    return True


def _write(root: Path, repairs: dict[str, FileRepair]) -> None:
    """Write the repairs, each file whole or not at all, and tell on standard error what was mended and what was not.

    A file that is not what it was when it was read is left alone.
    """
    mended = files = 0
    for name, each in sorted(repairs.items()):
        if each.before != each.after and _written(root, name, each):
            mended += each.mended
            files += 1
    _tell_refused(root, repairs)
    complain(f"mended {counted(mended, 'finding')} in {counted(files, 'file')}" if files else "nothing was mended")


def _tell_refused(root: Path, repairs: dict[str, FileRepair]) -> None:
    """Say on standard error which repairs were left alone, and why."""
    for name, each in sorted(repairs.items()):
        for why in each.refused.values():
            complain(f"left alone: {shown_path(root, name)}: {why}")


def _written(root: Path, name: str, repair: FileRepair) -> bool:
    path = root / name

    def change(raw: bytes | None) -> bytes:
        if raw != repair.before:
            raise FileChangedError(path, "it was changed since it was read; nothing was written; try again")
        return repair.after

    try:
        edit_file(path, change, within=root)
    except (FileChangedError, FileBusyError, OSError) as error:
        complain(f"left alone: {shown_path(root, name)}: {error.strerror}")
        return False
    return True
