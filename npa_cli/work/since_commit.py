"""What `npa validate --base REF` adds: the plan judged as a change from an earlier version, or as merged with another.

A forge merges by lines, and runs no driver. What it will make of two halves of one update is found here before it does:
with --merge the files are merged by entry, and what does not go together that way is told.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from npa_cli.history.earlier import files_then, folder_then, former_documents, load_earlier
from npa_cli.history.repository import NoHistoryError, Repository, UnknownRevisionError, find_repository
from npa_cli.model.finding import Finding, Point
from npa_cli.progress.merge import Conflict, merge
from npa_cli.rules.checked_file import CheckedFile
from npa_cli.rules.discover import judge
from npa_cli.rules.frame import Frame
from npa_cli.rules.revision.revision import Apart, Revision, Version, new_ids
from npa_cli.rules.revision.uncompared_version import CODE as NOT_COMPARED
from npa_cli.store.file_kinds import kind_of
from npa_cli.store.load import FRAME_KINDS, Loaded, load, load_files
from npa_cli.store.plan_files import files_on_disk
from npa_cli.store.plan_folder import MANIFEST
from npa_cli.work.asking_git import asking_git
from npa_cli.work.merge_files import BOTH_NEW, merge_files

Files = Mapping[str, bytes | Finding]


def findings_since(
    root: Path, ref: str, merged: MergedTree | None = None
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """What is wrong with the change from the commit `ref` to the files in `root`, and what was not judged and why.

    With `merged`, the change to those files, and what of them does not go together.

    Findings point into those files; one about a file that is gone points at its first line. What of the earlier version
    can't be compared is a finding too. The notes are for standard error and fail nobody: the plan is a new one, or a
    file of now, which has findings of its own, can't be read. Raises UsageFault if no commit is called `ref`.
    """
    now = load(root) if merged is None else load_files(root, merged.files.items())
    with asking_git("--base"):
        try:
            repository = find_repository(root, os.environ)
            commit = repository.commit(ref)
            folder = folder_then(repository, commit, now.plan.workplan.id)
            if folder is None:
                note = f"not compared with `{ref}`: it has no plan `{now.plan.workplan.id}`, so all of this one is new"
                return (), (note,)
            was = load_earlier(repository, commit, folder)
        except NoHistoryError as why:
            return (_not_compared(ref, why),), ()
    before, current = _version(was), _version(now)
    ids = new_ids(before, current) if before.reads_all_items else ()  # else every id would be new
    lacking: tuple[Finding, ...] = ()
    files: tuple[CheckedFile, ...] = ()  # the older versions of priority files that held these ids
    try:
        documents = former_documents(repository, commit, ids, (folder, repository.prefix))
        files = tuple(CheckedFile("priority", each.path, each.data) for each in documents)
    except NoHistoryError as why:
        lacking = (_not_compared(ref, why),)
    former = Version(before.frame, files, (), was.plan)
    revision = Revision(before, current, former, merged.apart if merged is not None else ())
    return (*lacking, *judge(revision)), _not_judged(now)


def merged_with(root: Path, ref: str) -> MergedTree | Finding:
    """The files of the plan in `root` merged with a branch, or the finding that says why git can't tell.

    Raises UsageFault if no commit is called `ref`.
    """
    with asking_git("--base"):
        try:
            return merged_tree(root, ref)
        except NoHistoryError as why:
            return _not_compared(ref, why)


def _not_compared(ref: str, why: NoHistoryError) -> Finding:
    return Finding(NOT_COMPARED, MANIFEST, Point(1, 1), f"not compared with `{ref}`: {why}", why.mend)


def _version(loaded: Loaded) -> Version:
    """A plan as revision rules see it. Departures from the models are left to the rules about the plan as it stands."""
    files = tuple(CheckedFile(each.kind, each.document.path, each.document.data) for each in loaded.source.files)
    frame = Frame(loaded.plan, tuple(each for each in files if each.kind in FRAME_KINDS))
    return Version(frame, files, loaded.source.findings, loaded.plan)


def _not_judged(now: Loaded) -> tuple[str, ...]:
    """What is not compared because it can't be read now."""
    notes = []
    unread = {kind_of(each.path): each.path for each in now.source.findings}
    if "changes" in unread:
        notes.append(f"{unread['changes']} can't be read; altered words and decisions are not judged")
    if "priority" in unread:
        notes.append("not every priority can be read; deletions are not judged")
    if now.plan.conventions is None:
        notes.append("workplan.yaml can't be read; returns are not judged")
    return tuple(notes)


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
