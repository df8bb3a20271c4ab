"""Paths as forges count them: from the top of the repository, wherever npa was run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from npa_cli.history.repository import top_of
from npa_cli.model.located import Located


def from_top(located: Sequence[Located]) -> tuple[Located, ...]:
    """The findings with their paths from the top of the repository; as they were where they are in none."""
    top = cache(top_of)

    def path_of(path: str) -> str:
        full = Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links
        found = top(full.parent)
        return path if found is None else full.relative_to(found).as_posix()

    return tuple(
        replace(
            each,
            path=path_of(each.path),
            related=tuple(replace(other, path=path_of(other.path)) for other in each.related),
        )
        for each in located
    )
