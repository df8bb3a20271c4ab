"""The names in a plan's folder, and which of them say that they hold data. Nothing but `os`, as in plan_folder."""

from __future__ import annotations

import os

from npa_cli.store.plan_folder import MANIFEST

TYPE_CHECKING = False  # importing typing, which has this name, costs a third of an interpreter start
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

KIND_FOLDERS = ("priorities", "returns", "readings", "registers", "changes")
"""The folders of a plan that hold files of it."""

HALF_MADE = ".npa-half-made-"
"""How the names begin of the hidden folders in which npa writes what is not whole yet; 16 letters come after it."""

DATA_ENDINGS = (".yaml", ".yml", ".csv")
"""How the names of files end that hold data, in small letters."""

_OTHERS_FOLDERS = ("node_modules", "__pycache__", "site-packages")
_DEEPEST = 8  # folders
_MOST = 20_000  # names looked at; a folder with more of them is no plan's alone


def names_in(root: str, besides: Collection[str] = ()) -> Iterator[tuple[str, bool]]:
    """The name, relative to `root` and with `/`, of each file and folder there, and whether it is a folder.

    Folders of `root` that are named in `besides` are left out.

    Folders come before what is in them, in a stable order. Left out are hidden names, links to folders, what belongs to
    another plan (a folder that holds one, and `plans/`) or to a program, and what lies deeper or is more than can be
    looked through before each answer. Folders that can't be read are given without what is in them.
    """
    left = _MOST
    waiting = [("", 0)]
    while waiting:
        folder, depth = waiting.pop(0)
        try:
            with os.scandir(os.path.join(root, folder)) as found:  # noqa: PTH118
                entries = sorted(found, key=lambda each: each.name)
        except OSError:
            continue
        if depth and any(each.name in (MANIFEST, "pyvenv.cfg") for each in entries):
            continue
        for entry in entries:
            left -= 1
            if left < 0:
                return
            if entry.name.startswith(".") or entry.name in _OTHERS_FOLDERS:
                continue
            if not depth and (entry.name == "plans" or entry.name in besides):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            yield folder + entry.name, is_folder
            if is_folder and depth < _DEEPEST:
                waiting.append((f"{folder}{entry.name}/", depth + 1))


def holds_data(name: str) -> bool:
    """Whether a file's name says that it holds data: it ends in one of DATA_ENDINGS, or in one and something more."""
    last = name.rpartition("/")[2].lower()
    return any(last.endswith(ending) or f"{ending}." in last or f"{ending}~" in last for ending in DATA_ENDINGS)
