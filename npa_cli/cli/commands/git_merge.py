"""`npa git merge`: one file merged by entry, as git asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import boundary
from npa_cli.work import merge_files

EXAMPLES: Final = ("npa git merge base.yaml ours.yaml theirs.yaml changes.yaml",)


def command(
    *,
    base: Annotated[Path, Argument(metavar="BASE", help="The file that both sides began from.")],
    ours: Annotated[Path, Argument(metavar="OURS", help="Our version.")],
    theirs: Annotated[Path, Argument(metavar="THEIRS", help="Their version.")],
    name: Annotated[str, Argument(metavar="NAME", help="What the file is called in the plan.")],
    marker_size: Annotated[int, Option("--marker-size", metavar="NUMBER", help="Characters of a conflict marker.")] = 7,
) -> int:
    """Merge one file of a plan, for git. Writes it to standard output, by copying lines.

    Ends with 0 if all goes together, 1 if people have to decide between markers, and 3, with nothing written,
    if the file can't be cut into entries: git then merges it as text. `npa git install` registers this.
    """
    merged = merge_files.merge_files(name, base.read_bytes(), ours.read_bytes(), theirs.read_bytes(), marker_size)
    if merged is None:
        return boundary.UNREADABLE
    boundary.speak(1, merged.raw.decode("utf-8"))
    return boundary.NOT_AS_ASKED if merged.apart else boundary.FINE
