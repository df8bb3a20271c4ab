"""`npa board close`: a board's meeting closed, so that the next one can be told what changed since."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import boundary, names, opening, options
from npa_cli.work import earlier_version

EXAMPLES: Final = ("npa board close NPHB", "npa board close NPHB --on 2019-04-16", "npa board close NPHB --dry-run")


def command(
    *,
    board: Annotated[
        str,
        Argument(metavar="BOARD", autocompletion=names.boards, help="The board that has met: its code, such as NPHB."),
    ],
    on: Annotated[
        str | None, Option("--on", metavar="DATE", help="The day it met.", show_default="its last known meeting")
    ] = None,
    dry_run: options.DryRun = False,
    of: options.OfPlan,
) -> int:
    """Close a board's meeting. Makes a git tag such as board/NPHB/2019-04-16 on the commit that is checked out.

    It says what the board saw, and `npa since NPHB` compares with it. No file is changed; push it as any tag.
    """
    session = opening.open_session(of)
    tag, commit = earlier_version.close_meeting(session, board, on, dry_run=dry_run)
    boundary.complain(f"{'would tag' if dry_run else 'tagged'} {commit[:7]} as {tag}")
    return boundary.FINE
