"""The values of a plan's own fields of a deliverable, and their sums."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from npa_cli.model.own_field import HasOwnFields, OwnField, OwnLevel, OwnValue
from npa_cli.progress.assess import Assessed


def owner_of(each: Assessed, level: OwnLevel) -> HasOwnFields | None:
    """What has the fields of a level, of a deliverable: itself, what stands above it, or the report that counts."""
    commitment = each.commitment
    if level == "update":
        return each.position.update if each.position is not None else None
    held: HasOwnFields = getattr(commitment, level)
    return held


def own_value(each: Assessed, name: str, field: OwnField) -> OwnValue | None:
    """What a field says of a deliverable; None if it says nothing."""
    owner = owner_of(each, field.on)
    return None if owner is None else field.value(owner.own.get(name))


class Sum(NamedTuple):
    """The sum of a field of numbers over some deliverables, and how many of them say nothing."""

    total: int | float
    silent: int


def sum_of(selected: Iterable[Assessed], name: str, field: OwnField) -> Sum:
    """The sum over some deliverables; what several of them share, such as their activity's cost, is counted once."""
    owners = {id(owner): owner for each in selected if (owner := owner_of(each, field.on)) is not None}
    said = [field.value(owner.own.get(name)) for owner in owners.values()]
    numbers = [each for each in said if isinstance(each, int | float)]
    return Sum(round(sum(numbers), 6), len(said) - len(numbers))
