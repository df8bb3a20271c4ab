"""The order in which a reader expects a file's keys: that of the fields of its model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from npa_cli.model.finding import KeyPath
from npa_cli.model.key_types import alternatives, fields_by_key, model_in, type_inside
from npa_cli.store.file_kinds import FILE_KINDS

# Where entries are named by ids and their order says nothing, by kind of file. Lists of ids elsewhere, such as
# leads, stand in the plan's own order.
_BY_ID: Final[Mapping[str, frozenset[KeyPath]]] = {"return": frozenset({("updates",), ("no_change",)})}
_ID: Final = re.compile(r"[A-Z]+[0-9]{1,9}(?:\.[0-9]{1,9})*")
_NUMBER: Final = re.compile(r"[0-9]+")


class FilePlace(NamedTuple):
    """Somewhere in a file: the kind of file, the key path, and the type its model has there (None: not known)."""

    kind: str | None
    at: KeyPath
    hint: Any

    def inside(self, step: str | int) -> FilePlace:
        """The place a key or a list index leads to."""
        return FilePlace(self.kind, (*self.at, step), type_inside(self.hint, step))

    @property
    def is_day(self) -> bool:
        """Whether the model has a day here, which is written without quotes."""
        return date in alternatives(self.hint)

    def ordered(self, names: Sequence[Any]) -> list[Any]:
        """The keys, or the items of a list, in canonical order."""
        return [names[index] for index in self.in_order(names)]

    def in_order(self, names: Sequence[Any]) -> list[int]:
        """The indexes of keys, or of the items of a list, in canonical order. What is not known keeps its order."""
        unsorted = list(range(len(names)))
        if self.at in _BY_ID.get(self.kind or "", ()):
            if not all(isinstance(name, str) and _ID.fullmatch(name) for name in names):
                return unsorted
            return sorted(unsorted, key=lambda index: [int(each) for each in _NUMBER.findall(names[index])])
        model = model_in(self.hint)
        if model is None or not all(isinstance(name, str) for name in names):
            return unsorted
        known = {key: number for number, key in enumerate(fields_by_key(model))}
        return sorted(unsorted, key=lambda index: known.get(names[index], len(known)))


def top_of(kind: str | None) -> FilePlace:
    """The top of a file of this kind; None for one of no kind, whose keys keep their order."""
    return FilePlace(kind, (), FILE_KINDS[kind].model if kind else None)
