"""`npa validate --fix` and `--diff`: what was mended, or would be, and what was left alone."""

from __future__ import annotations

from collections.abc import Sequence

from npa_cli.cli.boundary import complain
from npa_cli.cli.output import write_out
from npa_cli.rules.selection import Selection
from npa_cli.store.find_plan import PlanFolder
from npa_cli.views.wording import counted
from npa_cli.work.repair import mend


def mend_and_tell(folder: PlanFolder, paths: Sequence[str] | None, chosen: Selection, *, dry_run: bool) -> bool:
    """Write every repair that was asked for, or in a dry run show each as a diff on standard output.

    What was mended, and what was left alone, is said on standard error. Returns whether there was anything to mend.
    """
    repairs = mend(folder, paths, chosen, dry_run=dry_run)
    for each in repairs.changed if dry_run else ():
        write_out(each.diff)
    for left in repairs.left_alone:
        complain(f"left alone: {left.path}: {left.why}")
    findings = counted(sum(each.mended for each in repairs.changed), "finding")
    extent = f"{findings} in {counted(len(repairs.changed), 'file')}"
    if not repairs.changed:
        complain("nothing that --fix would mend" if dry_run else "nothing was mended")
    else:
        complain(f"--fix would mend {extent}; nothing was written" if dry_run else f"mended {extent}")
    return bool(repairs.changed)
