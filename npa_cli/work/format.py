"""`npa fmt`: files put in canonical form, or compared with it; with --split lists moved into a file an entry."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Final, Literal, NamedTuple

from npa_cli.edit.canonical.format_file import canonical_form
from npa_cli.edit.split_entries import HEAD, split_entries
from npa_cli.edit.text_lines import EditRefusedError
from npa_cli.model.file_name import NotAFileNameError, entry_name
from npa_cli.model.finding import Finding, Point
from npa_cli.store.file_kinds import FILE_KINDS
from npa_cli.store.find_plan import PlanFolder, bundled_root
from npa_cli.store.plan_files import files_on_disk
from npa_cli.store.plan_folder import MANIFEST
from npa_cli.store.read_yaml import read_yaml
from npa_cli.store.replace_file import Change, Removal, hold_folder, replace_files
from npa_cli.work.faults import UsageFault, refuse_bundled
from npa_cli.work.revise import data_of, difference, place_in_plan, refuse_unsound, written_or_why
from npa_cli.work.session import shown_path

_SCHEMA: Final = re.compile(r"^# yaml-language-server: \$schema=.*\n", re.MULTILINE)


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
        around = next((each for each in (path, *path.parents) if (each / MANIFEST).is_file()), None)
        found = [*filter(None, [around]), *_below(path)]
        if not found:
            raise UsageFault(f"`{given}` is no part of a plan: there is no {MANIFEST} in it or above it")
        roots.update(dict.fromkeys(found))
    installed = bundled_root().resolve()
    return tuple(PlanFolder(root, bundled=root == installed and root.name == "bundled") for root in roots)


def format_plans(plans: Sequence[PlanFolder], paths: Sequence[str], *, write: bool) -> Iterator[FileOutcome]:
    """Put the files of the plans in canonical form, those in `paths` alone if some are given, plan after plan.

    Of a plan, all files that can be laid out are written, or none if one can't be written. Without `write` nothing
    is written. Raises UsageFault for the plan that comes with npa, and at the end for a path that is no file of a plan.
    What can't be laid out hides no other file.
    """
    refuse_bundled(write and any(plan.bundled for plan in plans))
    wanted = [Path(path).resolve() for path in paths]
    met = dict.fromkeys(wanted, False)
    for plan in plans:
        with hold_folder(plan.root) if write else nullcontext():
            laid_out: dict[str, tuple[FileOutcome, Change | None]] = {}
            for kind, name, raw in files_on_disk(plan.root):
                full = Path(os.path.abspath(plan.root / name))  # noqa: PTH100  # resolve() would follow links
                inside = [path for path in wanted if full.is_relative_to(path) or full.resolve() == path]
                met.update(dict.fromkeys(inside, True))
                is_laid_out = name.endswith(".yaml") or (isinstance(raw, Finding) and not name.endswith(".csv"))
                if (inside or not wanted) and os.path.lexists(full) and is_laid_out:
                    laid_out[name] = _lay_out(shown_path(plan.root, name), kind, raw, write=write)
            changes = {name: change for name, (_, change) in laid_out.items() if change is not None}
            whys = written_or_why(plan.root, changes) if write else {}
        for name, (outcome, _) in laid_out.items():
            shown = outcome.path
            yield FileOutcome(shown, "left alone", (f"{shown}: {whys[name]}",)) if name in whys else outcome
    for path, is_met in met.items():
        if not is_met and path.is_file():
            raise UsageFault(f"`{shown_path(path.parent, path.name)}` is no file of a plan; see `npa schema` for those")


def _below(path: Path) -> Iterator[Path]:
    """The plans in a folder. Links and hidden folders are passed over."""
    for folder, inner, files in os.walk(path):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        if MANIFEST in files:
            yield Path(folder)


def _lay_out(shown: str, kind: str, raw: bytes | Finding, *, write: bool) -> tuple[FileOutcome, Change | None]:
    """What becomes of one file, and the change that is to be made to it where there is one."""
    faults = (raw,) if isinstance(raw, Finding) else read_yaml(shown, raw)[1]
    if faults or isinstance(raw, Finding):
        return FileOutcome(shown, "unreadable", tuple(f"{shown}{_sentence(each)}" for each in faults)), None
    try:
        new = canonical_form(raw, kind)
    except EditRefusedError as refused:
        return FileOutcome(shown, "left alone", (f"{shown}: {refused}",)), None
    if new == raw:
        return FileOutcome(shown, "right"), None
    return FileOutcome(shown, "changed", diff="" if write else difference(shown, raw, new)), Change(raw, new)


def _sentence(fault: Finding) -> str:
    place = f":{fault.at.line}:{fault.at.column}" if isinstance(fault.at, Point) else ""
    return f"{place}: {fault.code} {fault.message}{f'; {fault.hint}' if fault.hint else ''}"


class SplitFile(NamedTuple):
    """A list whose entries have a file each now, or would have: its path as the user would type it, and how many."""

    path: str
    entries: int
    diff: str


def split_plan(plan: PlanFolder, *, write: bool) -> tuple[SplitFile, ...]:
    """Move every entry of the plan that may stand in a file of its own there: all of them, or none.

    The lines of an entry, with the comments above it, stay as they are; only where its schema is named counts from
    the new place. Raises UsageFault and UnsoundFileError, with nothing written, where an entry can't be moved for
    certain.
    """
    refuse_bundled(plan.bundled)
    with hold_folder(plan.root) if write else nullcontext():
        split = {
            name: files
            for kind, name, raw in files_on_disk(plan.root)
            if FILE_KINDS[kind].splits and name == FILE_KINDS[kind].pattern and isinstance(raw, bytes)
            if (files := _files_of(plan.root, name, raw))
        }
        changes = {new: change for files in split.values() for new, change in files.items()}
        if changes and write:
            replace_files(plan.root, changes)
    return tuple(
        SplitFile(
            shown_path(plan.root, name),
            len(files) - 1,
            "".join(difference(shown_path(plan.root, each), *change) for each, change in files.items()),
        )
        for name, files in split.items()
    )


def _files_of(root: Path, name: str, raw: bytes) -> dict[str, Change | Removal]:
    """What becomes of a list of entries: a new file for each, and then no list. Empty for one without entries."""
    shown = shown_path(root, name)
    refuse_unsound(root, name, raw)
    data = data_of(name, raw)
    if not data:
        return {}
    lines = _lines_of(name, raw)
    if len(lines) != len(data):
        raise UsageFault(f"nothing was moved: the entries of `{shown}` need a line and an id each; write them so first")
    changes: dict[str, Change | Removal] = {}
    for entry, (own, text) in zip(data, lines.items(), strict=True):
        try:
            new = entry_name(name, own)
        except NotAFileNameError as why:
            raise UsageFault(f"nothing was moved: {shown}: {why}") from None
        if place_in_plan(root, new).exists():
            raise UsageFault(f"nothing was moved: `{shown_path(root, new)}` is there already; two files have `{own}`")
        after = text.encode()
        refuse_unsound(root, new, after)
        if data_of(new, after) != [entry]:
            raise UsageFault(f"nothing was moved: `{own}` of `{shown}` would say something else in a file of its own")
        changes[new] = Change(None, after)
    return {**changes, name: Removal(raw)}


def _lines_of(name: str, raw: bytes) -> dict[str, str]:
    """The lines of each entry, by its id: those above the first one are its own too."""
    cut = split_entries(name, raw) or {}
    found: dict[str, str] = {}
    for path, lines in cut.items():
        if path != HEAD:
            found[path[0]] = found.get(path[0], "") + lines
    if not found:
        return {}
    first = next(iter(found))
    found[first] = cut[HEAD] + found[first]
    schema = _SCHEMA.search(found[first])
    line = "" if schema is None else _one_folder_down(schema.group())
    found[first] = _SCHEMA.sub("", found[first], count=1)
    return {own: line + text.lstrip("\n") for own, text in found.items()}


def _one_folder_down(line: str) -> str:
    """The line that names a schema, for a file one folder further down; an address stays."""
    start, _, where = line.partition("$schema=")
    return line if "://" in where or where.startswith("/") else f"{start}$schema=../{where}"
