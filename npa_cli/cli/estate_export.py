"""`npa export parquet`: plans written out as a dataset that other engines read."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import quote

from npa_cli.cli.boundary import FINE, UNREADABLE, UsageFault, complain
from npa_cli.cli.estate import plans_under
from npa_cli.views.columns import COLUMNS, Part
from npa_cli.views.wording import counted

_MARK: Final = "_npa_export"  # engines pass over names that begin so; it says that the folder may be written over


def export_parquet(target: str, folders: Sequence[str], as_at: date) -> int:
    """Write every plan under some folders, and give the exit code: 3 where part of one can't be read and is left out.

    Raises UsageFault where the target is anything but an earlier export, or two plans share an id: nothing is written.
    """
    from npa_cli.store.load import load
    from npa_cli.views.columns import parts_of

    root = Path(target)
    if root.exists() and not (root / _MARK).is_file() and (not root.is_dir() or any(root.iterdir())):
        raise UsageFault(f"`{target}` is there already and is no export of npa's; name a new folder")
    plans = plans_under(folders)
    if not plans:
        raise UsageFault(f"no plan in or under {', '.join(f'`{each}`' for each in folders)}: no workplan.yaml there")
    seen: dict[str, str] = {}
    files: list[tuple[Path, bytes]] = []
    partly = 0
    for path in plans:
        loaded = load(Path(path))
        plan = loaded.plan
        if loaded.unread:
            partly += 1
            complain(f"`{path}`: {counted(len(loaded.unread), 'part')} left out that can't be read: npa validate")
        if seen.setdefault(plan.workplan.id, path) != path:
            raise UsageFault(f"`{path}` and `{seen[plan.workplan.id]}` are both called `{plan.workplan.id}`")
        files += [(root / _place(part), _rendered(part)) for part in parts_of(plan, as_at)]
    root.mkdir(parents=True, exist_ok=True)
    (root / _MARK).write_text("Written by npa export parquet: it may be written over.\n", encoding="utf-8")
    for table in COLUMNS:
        shutil.rmtree(root / table, ignore_errors=True)
    for place, raw in files:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
    complain(f"wrote {counted(len(plans), 'plan')} to {target} in {counted(len(files), 'file')}")
    return UNREADABLE if partly else FINE


def _place(part: Part) -> Path:
    return Path(part.table, *(f"{key}={quote(value, safe='')}" for key, value in part.folders), "part-0.parquet")


def _rendered(part: Part) -> bytes:
    from npa_cli.render.parquet import render_parquet

    try:
        return render_parquet(COLUMNS[part.table], part.rows)
    except ModuleNotFoundError:
        raise UsageFault("parquet needs pyarrow, which is not installed: pip install 'npa-cli[parquet]'") from None
