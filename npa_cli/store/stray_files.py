"""The files in a plan's folder that are no file of it: what each should be called, where that can be told."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from npa_cli.model.did_you_mean import nearest
from npa_cli.model.file_name import NotAFileNameError, return_name
from npa_cli.model.finding import Finding, Point
from npa_cli.store.file_kinds import FILE_KINDS, kind_of
from npa_cli.store.plan_folder import MANIFEST, misnamed_manifest
from npa_cli.store.plan_names import KIND_FOLDERS, holds_data, names_in
from npa_cli.store.read_yaml import read_yaml
from npa_cli.timeframe import round_file_name

MISNAMED: Final = "NPA008"
STRAY: Final = "NPA108"

_ENDING: Final = re.compile(r"(\.ya?ml|\.csv)([.~].*)?$", re.IGNORECASE)
_UNSURE_ENDINGS: Final = ("", ".txt", ".json", ".yam", ".yal", ".yaml1", ".ymal", ".yaaml", ".cvs")
_LOOKED_INTO: Final = ("", ".txt", ".json")  # in a plan's own folders these may be files of it by what they hold
_OTHER_DATA: Final = (".json", ".tsv", ".xlsx", ".xls", ".ods")  # and these hold data that nobody reads
_LIKENESS: Final = 0.75  # `priority` and `priorities` are 0.78 alike, `reports` and `returns` 0.57
_alike: Final = partial(nearest, likeness=_LIKENESS)
_LARGEST: Final = 1024 * 1024  # bytes of a file that is looked into for what it may be
_SINGLE: Final = tuple(kind.pattern for kind in FILE_KINDS.values() if "*" not in kind.pattern)


class StrayFile(NamedTuple):
    """A file or folder that npa does not read, and the finding that says so.

    `kind` is a key of FILE_KINDS where it was probably meant as one; then part of the plan is left out.
    """

    name: str  # relative to the plan's folder, with `/`
    kind: str | None
    finding: Finding
    meant: str | None = None  # the name it should have, relative to the plan's folder


def find_strays(root: Path) -> Iterator[StrayFile]:
    """What in the plan's folder holds data, or is nearly called as a file of a plan is, and is none, in order.

    Of a folder that is called wrongly, that alone is told, not each file in it. Other plans and hidden files are
    passed over; other kinds of file are nobody's concern here.
    """
    misnamed_folders: list[str] = []
    for name, is_folder in names_in(str(root)):
        if name.startswith(tuple(misnamed_folders)):
            continue
        if is_folder:
            meant = None if "/" in name or name in KIND_FOLDERS else _alike(name, (*KIND_FOLDERS, "plans"))
            if meant is not None:
                misnamed_folders.append(f"{name}/")
                message = f"this folder is not read: it is called `{meant}`"
                yield _misnamed(name, _kind_of_folder(meant) or "priority", message, f"move it to {meant}/", meant)
        elif kind_of(name) is None:
            stray = _stray_file(root, name)
            if stray is not None:
                yield stray
    yield from _misnamed_plans(root)


def _misnamed_plans(root: Path) -> Iterator[StrayFile]:
    """The first files of the plans under `plans/` that are called nearly as they should be: no such plan is found."""
    for folder in sorted(each for each in root.glob("plans/*") if each.is_dir()):
        meant = misnamed_manifest(str(folder))
        if meant is not None:
            name = f"plans/{folder.name}/{meant}"
            message = f"the plan of this folder is not found: its first file is called {MANIFEST}"
            hint = f"move it to plans/{folder.name}/{MANIFEST}"
            yield _misnamed(name, None, message, hint)


def other_files(root: Path) -> list[str]:
    """The names of all other files in the plan's folder, which `npa doctor` lists: none of the plan, none of data."""
    strays = [each.name for each in find_strays(root)]
    return [
        name
        for name, is_folder in names_in(str(root))
        if not (is_folder or kind_of(name) or any(name == each or name.startswith(f"{each}/") for each in strays))
    ]


def _stray_file(root: Path, name: str) -> StrayFile | None:
    meant, ending = _name_meant(name), PurePosixPath(name).suffix.lower()
    in_folder = "/" in name and name.partition("/")[0] in KIND_FOLDERS
    if meant is None and (holds_data(name) or (in_folder and ending in _LOOKED_INTO)):
        meant = _place_by_content(root, name)
    kind = kind_of(meant) if meant is not None else None
    if meant is not None and kind is not None:
        message = f"this file is not read: {_reason(name, meant)}"
        hint = f"move it to {meant}"
        if (root / meant).exists():
            hint = f"{meant} is there too: put into it what is missing, and take this one away"
        return _misnamed(name, kind, message, hint, meant)
    if not (holds_data(name) or (in_folder and ending in _OTHER_DATA)):
        return None
    kind = _kind_of_folder(name.partition("/")[0]) if "/" in name and holds_data(name) else None
    if kind is not None:
        read = next(each for each in FILE_KINDS[kind].patterns if "/" in each)
        message = f"this file is not read: in its folder npa reads {read}"
        return _misnamed(name, kind, message, "move it where it belongs")
    message = "this is no file of a plan, and is not read"
    hint = "move it out of the plan's folder; what a plan's files are called: npa schema"
    return StrayFile(name, None, Finding(STRAY, name, Point(1, 1), message, hint, severity="warning"))


def _misnamed(name: str, kind: str | None, message: str, hint: str, meant: str | None = None) -> StrayFile:
    return StrayFile(name, kind, Finding(MISNAMED, name, Point(1, 1), message, hint), meant)


def _kind_of_folder(name: str) -> str | None:
    """The first kind of file that stands in a folder of the plan, or below it; None for a folder of no kind."""
    return next((kind for kind, each in FILE_KINDS.items() if each.patterns[-1].startswith(f"{name}/")), None)


def _reason(name: str, meant: str) -> str:
    """Why a name is not one of a plan's, beside the one it should have."""
    mine, other = PurePosixPath(name), PurePosixPath(meant)
    if mine.parent == other.parent and mine.name.startswith(other.stem):
        return f"the names of its kind end in `{other.suffix}`"
    return f"a file of its kind is called `{meant}`"


def _name_meant(name: str) -> str | None:
    """The name of a file of a plan that this one differs from by its ending, capitals or a slip; None for none."""
    *folders, last = name.split("/")
    ending = _ENDING.search(last)
    unsure = PurePosixPath(last).suffix.lower()
    if ending is None and unsure not in _UNSURE_ENDINGS:
        return None
    stem = last[: ending.start()] if ending else last.removesuffix(PurePosixPath(last).suffix)
    if folders:
        folders[0] = _alike(folders[0], KIND_FOLDERS) or folders[0]
    suffix = ".csv" if folders[:1] == ["readings"] else ".yaml"
    path = "/".join((*folders, f"{stem}{suffix}"))
    if ending is not None and kind_of(path) is not None and not stem.startswith("."):
        return path
    single = {PurePosixPath(each).stem: each for each in _SINGLE}
    alike = _alike(stem, single) if len(folders) < 2 else None
    if alike is None or (folders and folders[0] not in KIND_FOLDERS):
        return None
    return single[alike]


def _place_by_content(root: Path, name: str) -> str | None:
    """Where a file belongs by the keys of its data; None if they are those of no kind, or of more than one."""
    path, stem = root / name, PurePosixPath(name).stem
    try:
        if path.is_symlink() or path.stat().st_size > _LARGEST:
            return None
        raw = path.read_bytes()
    except OSError:
        return None
    if name.lower().endswith(".csv"):
        return f"readings/{stem}.csv" if raw.startswith(b"measure,") else None
    document, _ = read_yaml(name, raw)
    data = document.data if document is not None else None
    if not isinstance(data, Mapping):
        return None
    if {"partner", "period"} <= data.keys():
        try:
            return return_name(str(data["partner"]), round_file_name(str(data["period"])))
        except NotAFileNameError:
            return None
    if {"id", "title", "themes"} <= data.keys():
        return f"priorities/{stem}.yaml"
    return "partners.yaml" if data.keys() == {"partners"} else None
