"""The commit that is checked out around a plan, and whether the plan's files are still those of it."""

import hashlib
import os
import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from npa_cli.history.repository import NoHistoryError, Repository, UnknownRevisionError, find_repository, top_of
from npa_cli.store.file_kinds import kind_of
from npa_cli.store.plan_files import files_on_disk


class CheckedOut(NamedTuple):
    """`commit` is None if the plan is in no repository, or nothing is committed yet.

    `unknown` says in words why git did not tell, and what to do about it; it is empty if git did.
    """

    commit: str | None
    is_edited: bool = False
    unknown: str = ""


def checked_out(folder: Path, environment: Mapping[str, str]) -> CheckedOut:
    """The commit checked out around a plan's folder, and whether a file of the plan differs from it.

    `environment` is the process's own.
    """
    if top_of(folder.resolve()) is None and not environment.get("GIT_DIR"):
        return CheckedOut(None)
    try:
        repository = find_repository(folder, environment)
        commit = repository.commit("HEAD")
        return CheckedOut(commit, is_edited(repository, commit))
    except UnknownRevisionError:
        return CheckedOut(None)
    except NoHistoryError as why:
        return CheckedOut(None, unknown=f"{why}; {why.mend}")


def is_edited(repository: Repository, commit: str) -> bool:
    """Whether a file of the plan differs from a commit, is not in it, or is gone. Raises NoHistoryError.

    The files are read and their bytes compared here: git would run a filter of the repository's choosing for it. Line
    ends may be those of Windows, as git checks files out there.
    """
    every = {each.name.removeprefix(repository.prefix): each for each in repository.entries(commit, repository.prefix)}
    then = {name for name in every if kind_of(name) and not posixpath.basename(name).startswith(".")}
    now = set()
    for _, name, raw in files_on_disk(repository.folder):
        now.add(name)
        entry = every.get(name)
        if entry is not None and entry.is_link:
            entry = every.get(_followed(repository.folder, name))
        if entry is None or not isinstance(raw, bytes) or not _is_of(raw, entry.object_id):
            return True
    return then != now


def _followed(folder: Path, name: str) -> str:
    """The name of the file of the plan that a link leads to."""
    return Path(os.path.relpath((folder / name).resolve(), folder)).as_posix()


def _is_of(raw: bytes, object_id: str) -> bool:
    return object_id in (_object_id(raw, len(object_id)), _object_id(raw.replace(b"\r\n", b"\n"), len(object_id)))


def _object_id(raw: bytes, length: int) -> str:
    """The id under which git keeps these bytes, by SHA-1 (40 characters) or SHA-256."""
    kept = b"blob %d\0" % len(raw) + raw
    return hashlib.sha1(kept, usedforsecurity=False).hexdigest() if length == 40 else hashlib.sha256(kept).hexdigest()
