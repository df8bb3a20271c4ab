"""One file of a plan as the rules see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from npa_cli.model.finding import KeyPath
from npa_cli.model.ignore import Ignore
from npa_cli.model.shape import Fault
from npa_cli.store.lost_words import LostWords


@dataclass(frozen=True, slots=True, eq=False)
class CheckedFile:
    """A file's plain data, and where it departs from its model.

    `doubtful` has, by key path, unquoted values as they are written that are something else to some reader: `1.10`.
    """

    kind: str  # a key of FILE_KINDS: workplan, partners, priority, return, changes …
    path: str  # relative to the plan's folder, with `/`
    data: Any
    faults: tuple[Fault, ...] = ()
    doubtful: Mapping[KeyPath, str] = field(default_factory=dict)
    ignores: tuple[Ignore, ...] = ()  # comments to npa, in the order they stand
    lost_words: tuple[LostWords, ...] = ()  # other comments beside unquoted words for people
