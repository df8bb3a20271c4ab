"""`npa validate --fix` and `--diff`: what was mended, or would be, and what was left alone."""

from __future__ import annotations

from collections.abc import Sequence

from npa_cli.cli.boundary import FINE, NOT_AS_ASKED, complain
from npa_cli.cli.session import write_answer
from npa_cli.rules.selection import Selection
from npa_cli.store.find_plan import PlanFolder
from npa_cli.views.wording import counted
from npa_cli.work.repair import Repairs, mend, propose


def mend_and_tell(folder: PlanFolder, paths: Sequence[str] | None, chosen: Selection) -> None:
    """Write every repair that was asked for, and say on standard error what was mended and what was left alone."""
    repairs = mend(folder, paths, chosen)
    _tell_left_alone(repairs)
    complain(f"mended {_extent(repairs)}" if repairs.changed else "nothing was mended")


def show_repairs(folder: PlanFolder, paths: Sequence[str] | None, chosen: Selection) -> int:
    """Show what would be mended as a diff on standard output, and give the exit code."""
    repairs = propose(folder, paths, chosen)
    for each in repairs.changed:
        write_answer(each.diff)
    _tell_left_alone(repairs)
    if not repairs.changed:
        complain("nothing that --fix would mend")
        return FINE
    complain(f"--fix would mend {_extent(repairs)}; nothing was written")
    return NOT_AS_ASKED


def _extent(repairs: Repairs) -> str:
    findings = counted(sum(each.mended for each in repairs.changed), "finding")
    return f"{findings} in {counted(len(repairs.changed), 'file')}"


def _tell_left_alone(repairs: Repairs) -> None:
    for each in repairs.left_alone:
        complain(f"left alone: {each.path}: {each.why}")
