"""Which folder holds the plan that is meant. Nothing but `os`: the answers that are kept ask it before all else."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # importing typing, which has this name, costs a third of an interpreter start
if TYPE_CHECKING:
    from collections.abc import Iterator

MANIFEST = "workplan.yaml"  # a plan is any folder that holds one
_MOST_BELOW = 100  # folders looked into for a plan, at each of two levels
_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


def holding(folder: str) -> str | None:
    """The folder itself or its `data/`, whichever holds a plan. Raises OSError if it can't be looked into."""
    for candidate in (folder, os.path.join(folder, "data")):
        if _is_there(os.path.join(candidate, MANIFEST)):
            return candidate
    return None


def around(folder: str) -> str | None:
    """The plan's folder nearest to `folder`, from it upwards. Raises OSError if it can't be looked into."""
    return next((root for each in _upwards(folder) if (root := holding(each))), None)


def below(folder: str) -> list[str]:
    """The folders below one, at most two deep, that hold a plan, in a stable order; hidden ones are not looked into.

    Whoever stands above a plan may take another's answer for its own.
    """
    found: list[str] = []
    for first in _folders(folder):
        found += [each for each in (first, *_folders(first)) if _is_there(os.path.join(each, MANIFEST))]
    return found


def misnamed_manifest(folder: str) -> str | None:
    """The name of a file that was meant as a plan's MANIFEST, in a folder that has none of that name."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return None
    meant = [each for each in names if each.lower().startswith(("workplan.y", "workplan.json")) or each == "workplan"]
    return None if MANIFEST in names else next(iter(meant), None)


def bundled() -> str:
    """The folder of the plan that comes with npa: inside the installed package, or `data/` of a checkout."""
    installed = os.path.join(_PACKAGE, "bundled")
    if os.path.isfile(os.path.join(installed, MANIFEST)):
        return installed
    return os.path.join(os.path.dirname(_PACKAGE), "data")


def main_of_family(root: str) -> str:
    """The main plan's folder, of a plan that may itself be one of those under its plans/."""
    above = os.path.dirname(os.path.realpath(root))
    main = os.path.dirname(above)
    if os.path.basename(above) == "plans" and os.path.isfile(os.path.join(main, MANIFEST)):
        return main
    return root


def _upwards(folder: str) -> Iterator[str]:
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def _folders(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            found = (each.path for each in entries if each.is_dir(follow_symlinks=False) and each.name[0] != ".")
            return sorted(found)[:_MOST_BELOW]
    except OSError:
        return []


def _is_there(path: str) -> bool:
    """Whether there is anything of this name. What is no file is a finding: it makes no other plan the one meant."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # the last: no file can be called so
        return False
    return True
