"""The plan as it was: loaded from git's objects as a folder's files are, and every id it ever used.

No id of a priority, activity or deliverable that was used in any branch is given to another item.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from npa_cli.history.repository import Entry, NoHistoryError, Repository
from npa_cli.model.finding import Finding, Point
from npa_cli.store.document import Document
from npa_cli.store.file_kinds import kind_of
from npa_cli.store.load import Loaded, load_files
from npa_cli.store.plan_files import LARGEST
from npa_cli.store.plan_folder import MANIFEST
from npa_cli.store.read_yaml import read_yaml

_VERSIONS_AT_MOST = 5000  # of priority files that are searched for ids used before


def load_earlier(repository: Repository, commit: str) -> Loaded:
    """The plan as far as it loads at a commit. Raises NoHistoryError where its folder held no plan then."""
    entries = [entry for entry in repository.entries(commit) if kind_of(entry.name)]
    if not any(entry.name == MANIFEST for entry in entries):
        where = f"`{repository.prefix}`" if repository.prefix else "the repository's top folder"
        raise NoHistoryError(f"{where} held no {MANIFEST} then")
    return load_files(repository.folder, _files(repository, entries))


def former_documents(repository: Repository, commit: str, ids: Collection[str]) -> Iterator[Document]:
    """Every version of a priority file up to a commit in which one of these ids stands, the newest first."""
    if not ids:
        return
    wanted = [each.encode("utf-8", "surrogateescape") for each in ids]
    former = repository.former(commit, "priorities")[:_VERSIONS_AT_MOST]
    for (_, name), raw in zip(former, repository.contents(each for each, _ in former), strict=False):
        if raw is None or len(raw) > LARGEST or not any(each in raw for each in wanted):
            continue
        document, _ = read_yaml(name, raw)
        if document is not None:
            yield document


def _files(repository: Repository, entries: list[Entry]) -> Iterator[tuple[str, bytes | Finding]]:
    readable = []
    for entry in entries:
        if entry.is_link:
            yield entry.name, _refused(entry, "a link, which is not followed in an earlier version")
        elif entry.size > LARGEST:
            yield entry.name, _refused(entry, f"larger than {LARGEST // (1024 * 1024)} MB")
        else:
            readable.append(entry)
    for entry, raw in zip(readable, repository.contents(each.object_id for each in readable), strict=False):
        yield entry.name, raw if raw is not None else _refused(entry, "not in this clone")


def _refused(entry: Entry, why: str) -> Finding:
    return Finding("NPA001", entry.name, Point(1, 1), why)


# Looked for in the bytes, not in parsed YAML: a version that no longer parses used its ids too.
_ID: Final = re.compile(rb"""(?:^|[\s{,\-])id["']?\s*:\s*["']?(P[1-9][0-9]*(?:\.[1-9][0-9]*){0,2})(?![0-9.])""")


def used_ids(repository: Repository) -> frozenset[str]:
    """The ids in every version of every priority file, of every branch and tag this clone has."""
    former = repository.former("--all", "priorities")
    return ids_in(raw for raw in repository.contents(each for each, _ in former) if raw is not None)


def ids_in(files: Iterable[bytes]) -> frozenset[str]:
    """The ids that stand in priority files' bytes, whether the files can be read as YAML or not; not in comments."""
    return frozenset(_found(files))


def _found(files: Iterable[bytes]) -> Iterator[str]:
    for raw in files:
        for line in raw.splitlines():
            if not line.lstrip().startswith(b"#"):
                for match in _ID.finditer(line):
                    yield match[1].decode("ascii")
