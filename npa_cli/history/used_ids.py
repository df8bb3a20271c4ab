"""Every id that a priority, activity or deliverable ever had, in any branch: none of them is minted again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from npa_cli.history.repository import Repository

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
