"""Two people's versions of one entry, brought together with what both began from: field by field, never line by line.

The convention is that of every version control: what only one side changed is taken, what both changed alike is kept,
and what both changed apart is a conflict, which a person decides.
"""

from collections.abc import Mapping
from typing import Generic, Literal, NamedTuple, TypeVar

V = TypeVar("V")
Side = Literal["ours", "theirs"]


class Conflict(NamedTuple, Generic[V]):
    """A field that both sides changed apart. A value is None if that version does not have the field."""

    field: str
    base: V | None
    ours: V | None
    theirs: V | None


class Merged(NamedTuple, Generic[V]):
    """What becomes of an entry: `values` as it is to be, with ours wherever there is a conflict."""

    values: Mapping[str, V]
    conflicts: tuple[Conflict[V], ...]
    taken: tuple[str, ...]  # the fields that are theirs now and were not before


def merge(
    base: Mapping[str, V] | None,
    ours: Mapping[str, V],
    theirs: Mapping[str, V],
    prefer: Mapping[str, Side] | None = None,
) -> Merged[V]:
    """Merge `theirs` into `ours`; both began from `base`. A field that a version lacks is one that says nothing.

    Without a base (None) nobody knows which side changed a field, so that every difference is a conflict. `prefer`
    decides conflicts, by field. A field that is in neither side stays out.
    """
    values: dict[str, V] = {}
    conflicts: list[Conflict[V]] = []
    taken: list[str] = []
    for field in dict.fromkeys((*ours, *theirs)):
        mine, other = ours.get(field), theirs.get(field)
        was = base.get(field) if base is not None else None
        is_theirs = mine != other and base is not None and mine == was
        if mine != other and (base is None or was not in (mine, other)):
            is_theirs = (prefer or {}).get(field) == "theirs"
            if field not in (prefer or {}):
                conflicts.append(Conflict(field, was, mine, other))
        chosen = other if is_theirs else mine
        if is_theirs:
            taken.append(field)
        if chosen is not None:
            values[field] = chosen
    return Merged(values, tuple(conflicts), tuple(taken))
