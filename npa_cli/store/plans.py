"""The plans of one folder: the main one, and those beside it under plans/. Together they are a family."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.store.plan_folder import MANIFEST, main_of_family

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]*")  # of a plan; nothing that leads elsewhere


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
    from npa_cli.store.plan_files import LARGEST, parse

    path = root / MANIFEST
    if not path.is_file() or path.stat().st_size > LARGEST:
        return {}  # a pipe or a device would be read for ever
    document, _ = parse(MANIFEST, path.read_bytes())
    return document.data if document is not None and isinstance(document.data, dict) else {}


class PlansBeside(Mapping[str, Plan]):
    """The other plans of the family of the plan in `root`, by id; each as far as it loads, when it is first asked for.

    A plan is mostly kept in a folder of its own name, so one of a hundred is found without looking at the others.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, Plan | None] = {}

    def __getitem__(self, plan_id: str) -> Plan:
        if plan_id not in self._read:
            self._read[plan_id] = self._find(plan_id)
        found = self._read[plan_id]
        if found is None:
            raise KeyError(plan_id)
        return found

    def __iter__(self) -> Iterator[str]:
        return (each.id for each in self._members())

    def __len__(self) -> int:
        return sum(1 for _ in self._members())

    def _members(self) -> Iterator[Member]:
        here = self._root.resolve()
        return (each for each in family_of(self._root) if each.root.resolve() != here)

    def _find(self, plan_id: str) -> Plan | None:
        from npa_cli.store.load import load

        likely = family_root(self._root) / "plans" / plan_id
        if _NAME.fullmatch(plan_id) and (likely / MANIFEST).is_file() and likely.resolve() != self._root.resolve():
            plan = load(likely).plan
            if plan.workplan.id == plan_id:
                return plan
        root = next((each.root for each in self._members() if each.id == plan_id), None)
        return load(root).plan if root is not None else None
