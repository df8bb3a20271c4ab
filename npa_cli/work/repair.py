"""`npa validate --fix`: every safe repair worked out in memory, and then written to all files or none."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from npa_cli.edit import EditRefusedError
from npa_cli.edit.mend import apply_fixes
from npa_cli.model.finding import Finding, KeyPath
from npa_cli.model.fix import Fix
from npa_cli.rules.selection import Selection
from npa_cli.rules.suspicious_characters import show_hidden
from npa_cli.store.find_plan import PlanFolder
from npa_cli.store.plan_files import files_on_disk
from npa_cli.store.replace_file import Change, hold_folder
from npa_cli.work.check import check_given, fixes_in, within
from npa_cli.work.faults import refuse_bundled
from npa_cli.work.revise import difference, written_or_why
from npa_cli.work.session import shown_path

_ROUNDS: Final = 100  # a repair can bring another fault to light, and of very many faults only some are told at once


@dataclass(slots=True)
class FileRepair:
    """One file's bytes before and after, how many findings that mends, and what was left alone and why."""

    path: str  # as the user would type it
    before: bytes
    after: bytes
    mended: int = 0
    refused: dict[KeyPath, str] = field(default_factory=dict)

    @property
    def diff(self) -> str:
        """The change as a unified diff, with what can't be seen written out: for a person to read, not a tool."""
        return show_hidden(difference(self.path, self.before, self.after))


class Repairs(NamedTuple):
    """What repairs change, file by file in order of their names, and what was left alone and why."""

    changed: tuple[FileRepair, ...]
    left_alone: tuple[tuple[str, str], ...]  # the file, as the user would type it, and why


def mend(folder: PlanFolder, paths: Sequence[str] | None, chosen: Selection, *, dry_run: bool = False) -> Repairs:
    """Write every repair of a finding that was asked for, in the files and folders named alone if some are.

    All of the files are written, or none if one can't be or is not what it was when it was read. In a dry run
    nothing is written. Raises UsageFault for the plan that comes with npa, and for a path that is no part of the plan.
    """
    refuse_bundled(folder.bundled and not dry_run)
    with nullcontext() if dry_run else hold_folder(folder.root):
        repairs = sorted(work_out(folder.root, paths, chosen).items())
        changed = {name: each for name, each in repairs if each.before != each.after}
        failed: tuple[tuple[str, str], ...] = ()
        if not dry_run:
            whys = written_or_why(
                folder.root, {name: Change(each.before, each.after) for name, each in changed.items()}
            )
            failed = tuple((changed[name].path, why) for name, why in whys.items())
    refused = ((each.path, why) for _, each in repairs for why in each.refused.values())
    return Repairs(() if failed else tuple(changed.values()), (*failed, *refused))


def work_out(root: Path, paths: Sequence[str] | None, chosen: Selection) -> dict[str, FileRepair]:
    """Every repair there is to the plan in `root`, by file, made in memory until none is left. Writes nothing."""
    files: dict[str, bytes | Finding] = {name: raw for _, name, raw in files_on_disk(root)}
    repairs: dict[str, FileRepair] = {}
    for _ in range(_ROUNDS):
        found = check_given(root, files.items(), chosen).found
        if paths:
            found = within(root, found, paths)
        changed = False
        for name, fixes in fixes_in(each.finding for each in found).items():
            raw = files[name]
            if isinstance(raw, Finding):
                continue
            repair = repairs.setdefault(name, FileRepair(shown_path(root, name), raw, raw))
            changed |= _repair(repair, fixes)
            files[name] = repair.after
        if not changed:
            break
    return repairs


def _repair(repair: FileRepair, fixes: dict[KeyPath, Fix]) -> bool:
    """Make these repairs too. Returns whether the file changed."""
    try:
        done = apply_fixes(repair.after, {at: fix for at, fix in fixes.items() if at not in repair.refused})
    except EditRefusedError:
        return False  # it can't be read for editing, and that is a finding already
    repair.refused.update(done.refused)
    if done.raw == repair.after:
        return False
    repair.after = done.raw
    repair.mended += len(done.mended)
    return True
