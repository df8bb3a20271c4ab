"""The interface that the loader and the engine know: bytes put under a key, and got back whole or not at all."""

from __future__ import annotations

import os

from npa_cli.speed import folder
from npa_cli.speed.folder import cache_folder, known_files, program, stat_key
from npa_cli.speed.plan_results import PlanResults

_MOST = 20_000  # files on a shelf
_MOST_BYTES = 256 * 1024 * 1024


def is_open() -> bool:
    """Whether anything is kept at all: see `cache_folder`."""
    return cache_folder() is not None


def digest(*parts: bytes) -> bytes:
    """A digest of this program and some parts in their order; no two lists of parts share theirs."""
    return folder.digest(program(), *parts)


def known_digest(path: str) -> bytes | None:
    """What `digest_of` makes of a file's bytes, where this run has read them and the file was not touched since."""
    place = os.path.abspath(path)  # resolve() would look at every folder above
    try:
        known, made = known_files.get(place, ((), b""))
        return made if known and known == stat_key(os.lstat(place)) else None
    except OSError:
        return None


def digest_of(raw: bytes) -> bytes:
    """The digest of a file's bytes."""
    return folder.digest(raw)


def get(shelf: str, key: bytes) -> bytes | None:
    """What was put under a key, if it is still there and whole."""
    return folder.get(shelf, key)


def put(shelf: str, key: bytes, body: bytes) -> None:
    """Keep something under a key. What can't be kept is not, and the oldest go when there is too much."""
    folder.put(shelf, key, body, most=_MOST, most_bytes=_MOST_BYTES)


def plan_results(question: str, *, family: bool) -> PlanResults:
    """The results kept of one question asked of many plans; with `family`, one depends on the plans beside it too."""
    return PlanResults(question, family=family)
