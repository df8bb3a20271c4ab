"""`npa export parquet`: plans written out as a dataset that other engines read."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

from npa_cli.progress.heard import heard_on
from npa_cli.store.file_kinds import is_place_of_plan_files
from npa_cli.store.half_made import half_made, is_half_made, replace_folder, write_new
from npa_cli.store.load import load
from npa_cli.store.replace_file import hold_folder
from npa_cli.store.unwritable import folder_made, writing
from npa_cli.views.dataset import COLUMNS, Part, parts_of
from npa_cli.work.estate import plans_under
from npa_cli.work.faults import UsageFault
from npa_cli.work.missing_extra import how_to_get
from npa_cli.work.session import heard_notices

_MARK: Final = "_npa_export"  # engines pass over names that begin so; it says that the folder may be written over
_FILE: Final = "part-0.parquet"


class Exported(NamedTuple):
    """How many plans and files were written, and the plans of which part is left out: their folders, how many parts."""

    plans: int
    files: int
    left_out: tuple[tuple[str, int], ...]
    notices: tuple[str, ...] = ()  # what was said and decided on the day itself, where that is taken in


def export_parquet(
    target: str, folders: Sequence[str], as_at: date, heard_today: date | None = None, *, force: bool = False
) -> Exported:
    """Write every plan under some folders as a dataset. What of a plan can't be read is left out.

    With `heard_today`, the same day as `as_at`, what was said and decided on that day is taken in.

    Raises UsageFault if the target is anything but an earlier export (unless `force`: then what is called as a file
    of the export is replaced, and all else stays), or two plans share an id, and UnwritableError:
    nothing is written.
    """
    if not target.strip():
        raise UsageFault(f"`{target}` names no folder; name one, such as dataset")
    root = Path(os.path.realpath(target))
    if root.exists() and not root.is_dir():
        raise UsageFault(f"`{target}` is a file; name a folder")
    if is_place_of_plan_files(root):
        raise UsageFault(f"`{target}` is a plan's own folder, for its files alone; name another")
    foreign = None if force else _not_ours(root)
    if foreign is not None:
        raise UsageFault(
            f"`{foreign.as_posix()}` is there already and is no export of npa's; name a new folder, or replace what "
            "npa would write there with --force"
        )
    plans = plans_under(folders)
    with writing(target), folder_made(root):
        place = root.parent if _is_whole_export(root) else root
        with hold_folder(place), half_made(place) as aside:
            count, left_out, heard = _write_aside(aside / root.name, plans, as_at, heard_today)
            replace_folder(root, aside / root.name, (*COLUMNS, _MARK))
    return Exported(len(plans), count, left_out, heard_notices(heard, as_at))


def _is_whole_export(root: Path) -> bool:
    """Whether a folder can be replaced by another as it is: all in it is an export's, and nothing stands in its way."""
    ours = all(each.name in (_MARK, *COLUMNS) or is_half_made(each.name) for each in root.iterdir())
    is_here = Path.cwd().is_relative_to(root)  # the user's shell would be left standing in what is removed
    return ours and not is_here and not root.is_mount() and os.access(root.parent, os.W_OK)


def _not_ours(root: Path) -> Path | None:
    """Something in a folder that an export would write over, and that no export of npa's has put there."""
    if not root.exists():
        return None
    if not (root / _MARK).is_file():
        return root if any(not is_half_made(each.name) for each in root.iterdir()) else None
    files = (each for table in COLUMNS for each in (root / table).rglob("*") if not each.is_dir())
    return next((each for each in files if each.name != _FILE), None)


def _write_aside(
    aside: Path, plans: Sequence[str], as_at: date, heard_today: date | None
) -> tuple[int, tuple[tuple[str, int], ...], list[str]]:
    """Write every plan, one at a time, to a folder that engines pass over.

    Returns how many files, what was left out, and what of the day itself was taken in.
    """
    aside.mkdir()
    write_new(aside / _MARK, b"Written by npa export parquet: it may be written over.\n")
    heard: list[str] = []
    seen: dict[str, str] = {}
    left_out: list[tuple[str, int]] = []
    count = 0
    for path in plans:
        loaded = load(Path(path), sections=True)
        plan = replace(loaded.plan, heard_today=heard_today)
        if heard_today is not None:
            heard += (f"{plan.workplan.id}: {each}" for each in heard_on(plan, heard_today))
        if loaded.unread:
            left_out.append((path, len(loaded.unread)))
        if seen.setdefault(plan.workplan.id, path) != path:
            raise UsageFault(f"`{path}` and `{seen[plan.workplan.id]}` are both called `{plan.workplan.id}`")
        for part in parts_of(plan, as_at):
            folders = (f"{key}={quote(value, safe='')}" for key, value in part.folders)
            place = aside.joinpath(part.table, *folders, _FILE)
            place.parent.mkdir(parents=True, exist_ok=True)
            write_new(place, _rendered(part), lasting=False)
            count += 1
    return count, tuple(left_out), heard


def _rendered(part: Part) -> bytes:
    from npa_cli.render.parquet import render_parquet

    try:
        return render_parquet(COLUMNS[part.table], part.rows)
    except ModuleNotFoundError:
        raise UsageFault(f"parquet needs pyarrow, which is not installed: {how_to_get('parquet')}") from None
