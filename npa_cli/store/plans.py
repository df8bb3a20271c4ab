"""The plans of one folder: the main one, and those beside it under plans/. Together they are a family."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from npa_cli.store.nearest import MANIFEST, main_of_family
from npa_cli.values import NamedTuple


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
    main = family_root(root)
    roots = [main, *sorted(path.parent for path in main.glob(f"plans/*/{MANIFEST}"))]
    return tuple(map(_member, roots))


def _member(root: Path) -> Member:
    """What a plan says it is called, as far as its workplan.yaml can be read."""
    data = _manifest(root)
    said = {key: data[key] for key in ("id", "title") if isinstance(data.get(key), str)}
    return Member(said.get("id") or root.name, said.get("title") or "", root)


def _manifest(root: Path) -> dict[str, Any]:
    from npa_cli.store.kept_file import read_once
    from npa_cli.store.load import LARGEST

    path = root / MANIFEST
    if not path.is_file() or path.stat().st_size > LARGEST:
        return {}  # a pipe or a device would be read for ever
    document, _ = read_once(MANIFEST, path.read_bytes())
    return document.data if document is not None and isinstance(document.data, dict) else {}
