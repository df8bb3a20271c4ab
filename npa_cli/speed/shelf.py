"""The interface that the loader and the engine know: bytes put under a key, and got back whole or not at all."""

import os

from npa_cli.speed import folder
from npa_cli.speed.folder import cache_folder, get, known_files, program, put, stat_key
from npa_cli.speed.plan_results import PlanResults

__all__ = ["digest", "digest_of", "get", "is_open", "known_digest", "plan_results", "put"]


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


def plan_results(question: str, *, family: bool) -> PlanResults:
    """The results kept of one question asked of many plans; with `family`, one depends on the plans beside it too."""
    return PlanResults(question, family=family)
