"""`npa git install`: this clone told to merge and compare the plan's files by entry."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import boundary, opening, options
from npa_cli.work import faults, git_set_up

EXAMPLES: Final = ("npa git install", "npa git install --uninstall")


def command(
    *,
    uninstall: Annotated[bool, Option("--uninstall", help="Take out of this clone again what was written.")] = False,
    of: options.OfPlan,
) -> int:
    """Have git merge and compare the plan's files by entry. In this clone alone: no file of the plan is changed.

    Two sides that add to one list no longer conflict; two that change one update, change or risk always do. Whatever
    goes wrong, git merges as text. A forge does not run it: there, `npa validate --base main` judges what was merged.
    """
    folder = opening.find_folder(of.data, of.plan)
    faults.refuse_bundled(folder.bundled)
    if uninstall:
        found = git_set_up.uninstall(folder.root)
        boundary.complain("git merges and compares as text again" if found else "nothing was installed here")
        return boundary.FINE
    kinds = git_set_up.install(folder.root)
    boundary.complain(f"git merges and compares {kinds} kinds of file by entry, in this clone")
    return boundary.FINE
