"""`npa fmt`: every file of one plan or several put in canonical form, or compared with it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from npa_cli.edit.canonical.format_file import canonical_form
from npa_cli.edit.refused import EditRefusedError
from npa_cli.model.finding import Finding, Point
from npa_cli.store.find_plan import PlanFolder, bundled_root
from npa_cli.store.plan_files import files_on_disk
from npa_cli.store.plan_folder import MANIFEST
from npa_cli.store.read_yaml import read_yaml
from npa_cli.store.replace_file import replace_file
from npa_cli.work.faults import UsageFault, refuse_bundled
from npa_cli.work.revise import difference
from npa_cli.work.session import shown_path


class FileOutcome(NamedTuple):
    """What became, or would become, of one file; `words` say why it was left alone or can't be read."""

    path: str  # as the user would type it
    outcome: Literal["changed", "right", "left alone", "unreadable"]
    words: tuple[str, ...] = ()
    diff: str = ""


def plans_of(paths: Sequence[str]) -> tuple[PlanFolder, ...]:
    """The plans that files and folders belong to or hold, each once.

    Raises UsageFault for a path that is not there, or has no plan in it or around it.
    """
    roots: dict[Path, None] = {}
    for given in paths:
        path = Path(given).resolve()
        if not path.exists():
            raise UsageFault(f"no file or folder `{given}`")
        found = [*_around(path), *_below(path)]
        if not found:
            raise UsageFault(f"`{given}` is no part of a plan: there is no {MANIFEST} in it or above it")
        roots.update(dict.fromkeys(found))
    installed = bundled_root().resolve()
    return tuple(PlanFolder(root, bundled=root == installed and root.name == "bundled") for root in roots)


def format_plans(plans: Sequence[PlanFolder], paths: Sequence[str], *, write: bool) -> Iterator[FileOutcome]:
    """Put the files of the plans in canonical form, those in `paths` alone where some are given, one after another.

    Without `write` nothing is written. Raises UsageFault for the plan that comes with npa, and at the end for a path
    that is no file of a plan. What can't be laid out hides no other file.
    """
    refuse_bundled(write and any(plan.bundled for plan in plans))
    wanted = [Path(path).resolve() for path in paths]
    met = dict.fromkeys(wanted, False)
    for plan in plans:
        for kind, name, raw in files_on_disk(plan.root):
            full = Path(os.path.abspath(plan.root / name))  # noqa: PTH100  # resolve() would follow links
            inside = [path for path in wanted if full.is_relative_to(path) or full.resolve() == path]
            met.update(dict.fromkeys(inside, True))
            if (inside or not wanted) and os.path.lexists(full) and name.endswith(".yaml"):
                yield _format(plan.root, name, kind, raw, write=write)
    for path, is_met in met.items():
        if not is_met and path.is_file():
            raise UsageFault(f"`{shown_path(path.parent, path.name)}` is no file of a plan; see `npa schema` for those")


def _around(path: Path) -> Iterator[Path]:
    """The plan that a path is in."""
    for parent in (path, *path.parents):
        if (parent / MANIFEST).is_file():
            yield parent
            return


def _below(path: Path) -> Iterator[Path]:
    """The plans in a folder. Links and hidden folders are passed over."""
    for folder, inner, files in os.walk(path):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        if MANIFEST in files:
            yield Path(folder)


def _format(root: Path, name: str, kind: str, raw: bytes | Finding, *, write: bool) -> FileOutcome:
    shown = shown_path(root, name)
    faults = (raw,) if isinstance(raw, Finding) else read_yaml(name, raw)[1]
    if faults or isinstance(raw, Finding):
        return FileOutcome(shown, "unreadable", tuple(f"{shown}{_sentence(each)}" for each in faults))
    try:
        new = canonical_form(raw, kind)
        if new != raw and write:
            replace_file(root / name, new, expected=raw, within=root)
    except EditRefusedError as refused:
        return FileOutcome(shown, "left alone", (f"{shown}: {refused}",))
    except OSError as error:  # busy, changed since, read-only: the others are still laid out
        return FileOutcome(shown, "left alone", (f"{shown}: {(error.strerror or type(error).__name__).lower()}",))
    if new == raw:
        return FileOutcome(shown, "right")
    return FileOutcome(shown, "changed", diff="" if write else difference(shown, raw, new))


def _sentence(fault: Finding) -> str:
    place = f":{fault.at.line}:{fault.at.column}" if isinstance(fault.at, Point) else ""
    return f"{place}: {fault.code} {fault.message}{f'; {fault.hint}' if fault.hint else ''}"
