"""The order in which a reader expects a file's keys: that of the fields of its model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from npa_cli.model.day import Day
from npa_cli.model.described import key_of
from npa_cli.model.finding import KeyPath
from npa_cli.store.file_kinds import FILE_KINDS

# Where entries are named by ids and their order says nothing, by kind of file. Lists of ids elsewhere, such as
# leads, stand in the plan's own order.
_BY_ID: Final[Mapping[str, frozenset[KeyPath]]] = {"return": frozenset({("updates",), ("no_change",)})}
_ID: Final = re.compile(r"[A-Z]+[0-9]{1,9}(?:\.[0-9]{1,9})*")
_NUMBER: Final = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in a file: the kind of file, the key path, and the type its model has there (None: not known)."""

    kind: str | None
    at: KeyPath
    hint: Any

    def inside(self, step: str | int) -> Place:
        """The place a key or a list index leads to."""
        return Place(self.kind, (*self.at, step), _hint_inside(self.hint, step))

    @property
    def is_day(self) -> bool:
        """Whether the model has a day here, which is written without quotes."""
        return Day in _arms(self.hint)

    def in_order(self, names: Sequence[Any]) -> list[int]:
        """The indexes of keys, or of the items of a list, in canonical order. What is not known keeps its order."""
        unsorted = list(range(len(names)))
        if self.at in _BY_ID.get(self.kind or "", ()):
            if not all(isinstance(name, str) and _ID.fullmatch(name) for name in names):
                return unsorted
            return sorted(unsorted, key=lambda index: [int(each) for each in _NUMBER.findall(names[index])])
        model: Any = next((arm for arm in _arms(self.hint) if is_dataclass(arm)), None)
        if model is None or not all(isinstance(name, str) for name in names):
            return unsorted
        known = {key_of(each): number for number, each in enumerate(fields(model))}
        return sorted(unsorted, key=lambda index: known.get(names[index], len(known)))


def top_of(kind: str | None) -> Place:
    """The top of a file of this kind; None for one of no kind, whose keys keep their order."""
    return Place(kind, (), FILE_KINDS[kind].model if kind else None)


def _hint_inside(hint: Any, step: str | int) -> Any:
    for arm in _arms(hint):
        if isinstance(step, int) and get_origin(arm) is tuple:
            return get_args(arm)[0]
        if isinstance(step, str) and get_origin(arm) is Mapping:
            return get_args(arm)[1]
        if isinstance(step, str) and is_dataclass(arm):
            model: Any = arm
            return _hints(model).get(step)
    return None


@cache
def _hints(model: Any) -> dict[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {key_of(each): hints[each.name] for each in fields(model)}


def _arms(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
