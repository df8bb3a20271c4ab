"""Where plans are: the one that is meant, and its family, which are the plans under plans/ beside the main one.

The one meant is in the folder named, else in the nearest around the working folder, else the one that comes with npa.
"""

from pathlib import Path
from typing import NamedTuple

from npa_cli.store import plan_folder
from npa_cli.store.once import once
from npa_cli.store.plan_folder import MANIFEST, main_of_family


class PlanNotFoundError(Exception):
    """No plan where one was asked for. The message says where npa looked and what to type."""


class PlanFolder(NamedTuple):
    """A folder that holds a plan. `bundled` marks the read-only copy that is part of npa."""

    root: Path
    bundled: bool = False


def find_plan(*, named: str | None, working_folder: Path, plan_id: str | None = None) -> PlanFolder:
    """Find the plan's folder: `named` (from --data or NPA_DATA), else upwards from `working_folder`, else bundled.

    A folder that keeps its plan in `data/`, as npa's own repository does, counts as holding it.
    Raises PlanNotFoundError where `named` holds no plan, or not one plan there has the id `plan_id`.
    """
    if named is not None:
        root = plan_folder.holding(named)
        if root is None:
            raise PlanNotFoundError(_why_not(Path(named)))
    else:
        meant = plan_folder.misnamed_manifest(str(working_folder))
        if meant is not None:
            raise PlanNotFoundError(_misnamed(working_folder, meant))
        root = plan_folder.around(str(working_folder))
    folder = PlanFolder(Path(root)) if root else PlanFolder(bundled_root(), bundled=True)
    return folder if plan_id is None else _with_id(folder, plan_id)


def bundled_root() -> Path:
    """The folder of the plan that comes with npa."""
    return Path(plan_folder.bundled())


def _with_id(folder: PlanFolder, plan_id: str) -> PlanFolder:
    """The plan called `plan_id`: the one in this folder, else the main one of its family, or one under plans/."""
    if member_at(folder.root).id == plan_id:
        return folder
    family = family_of(folder.root)
    called = [each for each in family if each.id == plan_id]
    if len(called) > 1:
        places = " and ".join(f"`{each.root.as_posix()}`" for each in called)
        raise PlanNotFoundError(f"{len(called)} plans have the id `{plan_id}`, in {places}: name one with --data")
    for each in called or [each for each in family[1:] if each.root.name == plan_id]:
        return PlanFolder(each.root, folder.bundled)
    raise PlanNotFoundError(f"no plan `{plan_id}` here; there is: {', '.join(each.id for each in family)}, or all")


def _why_not(folder: Path) -> str:
    if not folder.exists():
        return f"no folder `{folder.as_posix()}`"
    meant = plan_folder.misnamed_manifest(str(folder))
    if meant is not None:
        return _misnamed(folder, meant)
    if folder.is_file():
        return f"`{folder.as_posix()}` is a file; name the folder that holds {MANIFEST}"
    return f"no {MANIFEST} in `{folder.as_posix()}` or its data/ folder"


class Member(NamedTuple):
    """One plan of a family: the id and title its own workplan.yaml gives, else its folder's name; and where it is."""

    id: str
    title: str
    root: Path


def family_root(root: Path) -> Path:
    """The main plan's folder, of a plan that may itself be one of those under its plans/."""
    return Path(main_of_family(str(root)))


def family_of(root: Path) -> tuple[Member, ...]:
    """Every plan of the family that the plan in `root` belongs to, the main one first, the others by folder name."""
    return _family(family_root(root))


@once
def _family(main: Path) -> tuple[Member, ...]:
    roots = [main, *sorted(path.parent for path in main.glob(f"plans/*/{MANIFEST}"))]
    return tuple(map(member_at, roots))


def member_at(root: Path) -> Member:
    """What a plan says it is called, as far as its workplan.yaml can be read."""
    from npa_cli.store.plan_files import LARGEST, parse  # most runs ask for no other plan

    path = root / MANIFEST
    is_readable = path.is_file() and path.stat().st_size <= LARGEST  # a pipe or a device would be read for ever
    document = parse(MANIFEST, path.read_bytes())[0] if is_readable else None
    data = document.data if document is not None and isinstance(document.data, dict) else {}
    own_id, title = (data[key] if isinstance(data.get(key), str) else "" for key in ("id", "title"))
    return Member(own_id or root.name, title, root)


def _misnamed(folder: Path, meant: str) -> str:
    return f"`{(folder / meant).as_posix()}` is not read: a plan's first file is called {MANIFEST}; call it so"


def plans_below(folder: Path) -> tuple[Path, ...]:
    """The folders of the plans that are in a folder, or in one of its folders, and not in the folder itself."""
    return () if plan_folder.holding(str(folder)) else tuple(map(Path, plan_folder.below(str(folder))))
