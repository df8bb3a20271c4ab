"""The plan's files as a merge with another branch will leave them, for `npa validate --merge`.

A forge merges by lines, and runs no driver. What it will make of two halves of one update is found here before it does:
the files are merged by entry, and what does not go together that way is told.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from npa_cli.history.earlier import files_then, folder_then
from npa_cli.history.repository import Repository, UnknownRevisionError, find_repository
from npa_cli.model.finding import Finding
from npa_cli.progress.merge import Conflict, merge
from npa_cli.rules.revision.revision import Apart
from npa_cli.store.load import load
from npa_cli.store.plan_files import files_on_disk
from npa_cli.work.merge_files import BOTH_NEW, merge_files

Files = Mapping[str, bytes | Finding]


class MergedTree(NamedTuple):
    """The files, by name, and what both sides changed apart; of that, the files have what this side says."""

    files: Files
    apart: tuple[Apart, ...] = ()


def merged_tree(root: Path, ref: str) -> MergedTree:
    """The files of the plan in `root` merged with a branch. Raises NoHistoryError and UnknownRevisionError.

    Where a forge has merged them already, and what is checked out is the commit it made for that, the files are as they
    are, and its two sides are merged anew to see what does not go together.
    """
    now: Files = {name: raw for _, name, raw in files_on_disk(root)}
    repository = find_repository(root, os.environ)
    tip = repository.commit(ref)
    made = _merged_by_forge(repository, tip)
    plan_id = load(root).plan.workplan.id
    theirs = _then(repository, tip, plan_id)
    base = _then(repository, repository.shared(tip, made or "HEAD"), plan_id)
    merged = merge(base, _then(repository, made, plan_id) if made else now, theirs)
    files, apart = dict(merged.values), list[Apart]()
    for each in merged.conflicts:
        settled = _settled(each)
        apart += settled.apart
        files.update(settled.files)
    return MergedTree(now if made else files, tuple(apart))


def _merged_by_forge(repository: Repository, tip: str) -> str | None:
    """The other side of the commit that is checked out, where that is a merge into `tip`; else None."""
    try:
        return repository.commit("HEAD^2") if repository.commit("HEAD^1") == tip else None
    except UnknownRevisionError:
        return None


def _then(repository: Repository, commit: str, plan_id: str) -> Files:
    folder = folder_then(repository, commit, plan_id)
    return {} if folder is None else dict(files_then(repository, commit, folder))


def _settled(conflict: Conflict[bytes | Finding]) -> MergedTree:
    """What becomes of one file that both sides changed: it alone, or nothing if this side's stays as it is."""
    name, base, ours, theirs = conflict
    if not isinstance(ours, bytes) or not isinstance(theirs, bytes):
        words = "one side took this file away or moved it, or it can't be read, and the other changed it"
        return MergedTree({}, (Apart(name, "", words),))
    if not isinstance(base, bytes):
        return MergedTree({}, (Apart(name, "", BOTH_NEW),))
    merged = merge_files(name, base, ours, theirs)
    if merged is None:
        return MergedTree({}, (Apart(name, "", "both sides changed this file, and it can't be cut into entries"),))
    return MergedTree({} if merged.apart else {name: merged.raw}, tuple(Apart(name, *each) for each in merged.apart))
