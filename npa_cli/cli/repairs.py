"""`npa validate --fix`: what was corrected, or would be, and what was left alone."""

from __future__ import annotations

from collections.abc import Sequence

from npa_cli.cli.boundary import complain
from npa_cli.cli.options import Writing
from npa_cli.cli.revisions import tell_change
from npa_cli.rules.selection import Selection
from npa_cli.store.find_plan import PlanFolder
from npa_cli.views.wording import counted
from npa_cli.work.repair import mend


def mend_and_tell(folder: PlanFolder, paths: Sequence[str] | None, chosen: Selection, writing: Writing) -> bool:
    """Write every repair that was asked for, unless it is only to be shown, and tell of each file.

    What was corrected, and what was left alone, is said on standard error. Returns whether there was anything.
    """
    repairs = mend(folder, paths, chosen, dry_run=writing.only_shows)
    for each in repairs.changed:
        says = f"{'correct' if writing.only_shows else 'corrected'} {counted(each.mended, 'finding')}"
        tell_change(writing, each.path, each.diff, is_new=False, says=says)
    for path, why in repairs.left_alone:
        complain(f"left alone: {path}: {why}")
    findings = counted(sum(each.mended for each in repairs.changed), "finding")
    extent = f"{findings} in {counted(len(repairs.changed), 'file')}"
    if not repairs.changed:
        complain("nothing that --fix would correct" if writing.only_shows else "nothing was corrected")
    else:
        complain(f"--fix would correct {extent}; nothing was written" if writing.only_shows else f"corrected {extent}")
    return bool(repairs.changed)
