"""What `npa validate --base REF` adds: the plan judged as a change from an earlier version of itself."""

from __future__ import annotations

import os
from pathlib import Path

from npa_cli.history.earlier import former_documents, load_earlier
from npa_cli.history.repository import NoHistoryError, UnknownRevisionError, find_repository
from npa_cli.model.did_you_mean import nearest
from npa_cli.model.finding import Finding
from npa_cli.rules.checked_file import CheckedFile
from npa_cli.rules.discover import judge
from npa_cli.rules.frame import Frame
from npa_cli.rules.revision.revision import Revision, Version, new_ids
from npa_cli.store.load import FRAME_KINDS, Loaded, load
from npa_cli.work.faults import UsageFault

_NAMED_AT_MOST = 8  # branches and tags told where none is like what was typed


def findings_since(root: Path, ref: str) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """What is wrong with the change from the commit `ref` to the files in `root`, and what was not judged and why.

    Findings point into those files; one about a file that is gone points at its first line. The notes are for
    standard error and fail nobody: there is no git, or no plan at that commit.
    Raises UsageFault where no commit is called `ref`.
    """
    now = load(root)
    try:
        repository = find_repository(root, os.environ)
        commit = repository.commit(ref)
        was = load_earlier(repository, commit)
    except NoHistoryError as why:
        return (), (f"not compared with `{ref}`: {why}",)
    except UnknownRevisionError as unknown:
        raise UsageFault(_unknown(unknown)) from None
    before, current = _version(was), _version(now)
    documents = former_documents(repository, commit, new_ids(before, current))
    files = tuple(CheckedFile("priority", each.path, each.data) for each in documents)
    former = Version(before.frame, files, (), was.plan)
    return judge(Revision(before, current, former)), _not_judged(ref, was, now)


def _version(loaded: Loaded) -> Version:
    """A plan as revision rules see it. Departures from the models are left to the rules about the plan as it stands."""
    files = tuple(CheckedFile(each.kind, each.document.path, each.document.data) for each in loaded.source.files)
    frame = Frame(loaded.plan, tuple(each for each in files if each.kind in FRAME_KINDS))
    return Version(frame, files, loaded.source.findings, loaded.plan)


def _not_judged(ref: str, was: Loaded, now: Loaded) -> tuple[str, ...]:
    """What could not be compared, because one side of it can't be read."""
    notes = [f"at `{ref}`, {each} can't be read; what it held is not compared" for each in _unread(was)]
    unread = _unread(now)
    if "changes.yaml" in unread:
        notes.append("changes.yaml can't be read; altered words and decisions are not judged")
    if any(each.startswith("priorities/") for each in unread):
        notes.append("not every priority can be read; deletions are not judged")
    if was.plan.conventions is None or now.plan.conventions is None:
        notes.append("workplan.yaml can't be read; returns are not judged")
    return tuple(notes)


def _unread(loaded: Loaded) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.path for each in loaded.source.findings))


def _unknown(unknown: UnknownRevisionError) -> str:
    message = f"--base `{unknown.given}` is no commit, branch or tag here"
    near = nearest(unknown.given, unknown.known)
    if near:
        return f"{message}; did you mean `{near}`?"
    if unknown.shallow:
        return f"{message}; this clone is shallow: fetch the rest with `git fetch --unshallow`"
    if not unknown.known:
        return f"{message}; nothing is committed yet"
    rest = len(unknown.known) - _NAMED_AT_MOST
    return f"{message}; there is: {', '.join(unknown.known[:_NAMED_AT_MOST])}{f' and {rest} more' if rest > 0 else ''}"
