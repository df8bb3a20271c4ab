"""Deliverables found by the id of what they are within, without looking through all of them for each question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from npa_cli.progress.assess import Assessed
from npa_cli.progress.select import self_and_above

ByItem = Mapping[str, tuple[Assessed, ...]]
"""By the id of each priority, activity and deliverable: the deliverables it is or has, in the plan's order."""


def by_item(assessed: Iterable[Assessed]) -> ByItem:
    """Some assessed deliverables by every id they are within. An id that has none of them is no key."""
    found: dict[str, list[Assessed]] = {}
    for each in assessed:
        for item in self_and_above(each.commitment.id):
            found.setdefault(item, []).append(each)
    return {item: tuple(every) for item, every in found.items()}
