"""What every command that writes says of it: one line for the files it wrote together, always in the same form.

`npa: wrote board.html`, `npa: changed changes.yaml: added CHG-004`, `npa: would write …; nothing was written`.
"""

from __future__ import annotations

from collections.abc import Sequence

from npa_cli.cli.boundary import complain


def tell_written(paths: Sequence[str], says: str = "", *, is_new: bool = True, only_shown: bool = False) -> None:
    """Say on standard error that files were written or changed, or would be, and what `says` adds to that."""
    act = ("write" if is_new else "change") if only_shown else ("wrote" if is_new else "changed")
    about = " and ".join(paths) + (f": {says}" if says else "")
    complain(f"would {act} {about}; nothing was written" if only_shown else f"{act} {about}")


def tell_unchanged(path: str, says: str = "") -> None:
    """Say on standard error that a file has what was to be written already."""
    complain(f"{path} says so already{f': {says}' if says else ''}; nothing to change")
