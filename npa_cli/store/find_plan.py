"""Where the plan is: the folder named, else the one around the working folder, else the bundled one."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from npa_cli.store import plan_folder as nearest
from npa_cli.store.plan_folder import MANIFEST

__all__ = ["MANIFEST", "PlanFolder", "PlanNotFoundError", "bundled_root", "find_plan"]


class PlanNotFoundError(Exception):
    """No plan where one was asked for. The message says where npa looked and what to type."""


class PlanFolder(NamedTuple):
    """A folder that holds a plan. `bundled` marks the read-only copy that is part of npa."""

    root: Path
    bundled: bool = False


def find_plan(*, named: str | None, working_folder: Path, plan_id: str | None = None) -> PlanFolder:
    """Find the plan's folder: `named` (from --data or NPA_DATA), else upwards from `working_folder`, else bundled.

    A folder that keeps its plan in `data/`, as npa's own repository does, counts as holding it.
    Raises PlanNotFoundError where `named` holds no plan, or no plan there has the id `plan_id`.
    """
    if named is not None:
        root = _holding(Path(named))
        if root is None:
            raise PlanNotFoundError(_why_not(Path(named)))
        folder = PlanFolder(root)
    else:
        found = nearest.around(str(working_folder))
        folder = PlanFolder(Path(found)) if found else PlanFolder(bundled_root(), bundled=True)
    return folder if plan_id is None else _with_id(folder, plan_id)


def bundled_root() -> Path:
    """The folder of the plan that comes with npa."""
    return Path(nearest.bundled())


def _holding(folder: Path) -> Path | None:
    found = nearest.holding(str(folder))
    return Path(found) if found else None


def _with_id(folder: PlanFolder, plan_id: str) -> PlanFolder:
    """The plan called `plan_id` in this folder's family: the main one, or one under plans/."""
    from npa_cli.store.plans import family_of

    family = family_of(folder.root)
    for each in family:
        if plan_id in (each.id, each.root.name if each is not family[0] else each.id):
            return PlanFolder(each.root, folder.bundled)
    raise PlanNotFoundError(f"no plan `{plan_id}` here; there is: {', '.join(each.id for each in family)}, or all")


def _why_not(folder: Path) -> str:
    if not folder.exists():
        return f"no folder `{folder.as_posix()}`"
    if folder.is_file():
        return f"`{folder.as_posix()}` is a file; name the folder that holds {MANIFEST}"
    return f"no {MANIFEST} in `{folder.as_posix()}` or its data/ folder"
