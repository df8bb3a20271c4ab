"""`npa fmt --split`: changes and register entries moved out of the list of all into a file each, line by line."""

from __future__ import annotations

import re
from contextlib import nullcontext
from pathlib import Path
from typing import Final, NamedTuple

from npa_cli.edit.split_entries import HEAD, split_entries
from npa_cli.model.file_name import NotAFileNameError, entry_name
from npa_cli.store.file_kinds import FILE_KINDS
from npa_cli.store.find_plan import PlanFolder
from npa_cli.store.plan_files import files_on_disk
from npa_cli.store.replace_file import Change, Removal, hold_folder, replace_files
from npa_cli.work.faults import UsageFault, refuse_bundled
from npa_cli.work.revise import data_of, difference, place_in_plan, refuse_unsound
from npa_cli.work.session import shown_path

_SCHEMA: Final = re.compile(r"^# yaml-language-server: \$schema=.*\n", re.MULTILINE)


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
