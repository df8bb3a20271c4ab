"""`npa fmt`: every file of one plan or several put in canonical form, shown, or only counted."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from npa_cli.cli.boundary import FINE, NOT_AS_ASKED, UNREADABLE, UsageFault, complain
from npa_cli.cli.session import find_folder, shown_path, write_answer
from npa_cli.edit.canonical.format_file import formatted
from npa_cli.edit.canonical.refused import FormatRefusedError
from npa_cli.model.finding import Finding, Point
from npa_cli.render.safe_text import one_line
from npa_cli.store.find_plan import MANIFEST, PlanFolder, bundled_root
from npa_cli.store.plan_files import files_on_disk
from npa_cli.store.read_yaml import read_yaml
from npa_cli.store.replace_file import replace_file
from npa_cli.views.wording import counted
from npa_cli.work.revise import difference


@dataclass(slots=True)
class Tally:
    """How many files were or would be changed, are right already, were left alone, and could not be read."""

    changed: int = 0
    right: int = 0
    refused: int = 0
    unreadable: int = 0


def chosen_plans(paths: Sequence[str], data: str | None, plan_id: str | None) -> tuple[PlanFolder, ...]:
    """The plans that files and folders belong to or hold; without any, the plan that other commands would open.

    Raises UsageFault for a path that is not there, or has no plan in it or around it.
    """
    if not paths:
        return (find_folder(data, plan_id),)
    if data is not None or plan_id is not None:
        raise UsageFault("a path says which plan already; leave out --data and --plan")
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


def format_plans(plans: Sequence[PlanFolder], paths: Sequence[str], *, write: bool, diff: bool) -> int:
    """Put the files of the plans in canonical form, those in `paths` alone where some are given.

    Without `write`, list those that would change on standard output, or with `diff` their lines. What could not be
    laid out is told on standard error, and hides no other file. Returns what to exit with.
    """
    if write and any(plan.bundled for plan in plans):
        raise UsageFault("the plan that comes with npa is never written to; copy it, or name yours with --data")
    wanted = [Path(path).resolve() for path in paths]
    tally = Tally()
    met = dict.fromkeys(wanted, False)
    for plan in plans:
        for kind, name, raw in files_on_disk(plan.root):
            full = Path(os.path.abspath(plan.root / name))  # noqa: PTH100  # resolve() would follow links
            inside = [path for path in wanted if full.is_relative_to(path) or full.resolve() == path]
            met.update(dict.fromkeys(inside, True))
            if (inside or not wanted) and os.path.lexists(full) and name.endswith(".yaml"):
                _format(plan.root, name, kind, raw, tally, write=write, diff=diff)
    for path, is_met in met.items():
        if not is_met and path.is_file():
            raise UsageFault(f"`{shown_path(path.parent, path.name)}` is no file of a plan; see `npa schema` for those")
    _tell(tally, write=write)
    if tally.unreadable:
        return UNREADABLE
    return NOT_AS_ASKED if tally.refused or (tally.changed and not write) else FINE


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


def _format(root: Path, name: str, kind: str, raw: bytes | Finding, tally: Tally, *, write: bool, diff: bool) -> None:
    shown = shown_path(root, name)
    faults = (raw,) if isinstance(raw, Finding) else read_yaml(name, raw)[1]
    if faults or isinstance(raw, Finding):
        tally.unreadable += 1
        for each in faults:
            place = f":{each.at.line}:{each.at.column}" if isinstance(each.at, Point) else ""
            hint = f"; {each.hint}" if each.hint else ""
            complain(f"left alone: {shown}{place}: {each.code} {each.message}{hint}")
        return
    try:
        new = formatted(raw, kind)
        if new != raw and write:
            replace_file(root / name, new, expected=raw, within=root)
    except FormatRefusedError as refused:
        tally.refused += 1
        complain(f"left alone: {shown}: {refused}")
        return
    except OSError as error:  # busy, changed since, read-only: the others are still laid out
        tally.refused += 1
        complain(f"left alone: {shown}: {(error.strerror or type(error).__name__).lower()}")
        return
    if new == raw:
        tally.right += 1
        return
    tally.changed += 1
    if write:
        complain(f"formatted {shown}")
    else:
        write_answer(difference(shown, raw, new) if diff else f"{one_line(shown)}\n")


def _tell(tally: Tally, *, write: bool) -> None:
    parts = [f"{counted(tally.changed, 'file')} {'formatted' if write else 'would be formatted'}"]
    parts += [f"{tally.right} right already"] if tally.right else []
    parts += [f"{tally.refused + tally.unreadable} left alone"] if tally.refused + tally.unreadable else []
    complain(", ".join(parts))
