"""The last word of each partner on each deliverable, as it was and as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from npa_cli.progress.commitment import unfold
from npa_cli.rules.revision.revision import Revision, Version
from npa_cli.rules.statement import Statement


def last_words(version: Version) -> Mapping[tuple[str, str], Statement]:
    """The last statement of each partner about each deliverable."""
    return {(each.partner, each.item): each for each in version.statements}


def new_words(revision: Revision) -> Iterator[tuple[Statement | None, Statement]]:
    """Each last word that is no older than the last word before, with that one, or None if there was none.

    One that only says "no change" stands for the entry it confirms, which may itself be new or altered.
    """
    was = last_words(revision.before)
    for key, now in last_words(revision.after).items():
        old = was.get(key)
        if old is None or now.quarter.end >= old.quarter.end:
            yield old, now


def recurring(version: Version) -> frozenset[str]:
    """The deliverables that come round again, or whose words for when say nothing certain of it."""
    found = ((each.id, each.reading) for each in unfold(version.plan, date.max))
    return frozenset(
        item for item, reading in found if reading is None or reading.kind == "recurring" or reading.recurrence
    )
