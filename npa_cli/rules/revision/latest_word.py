"""The last word of each partner on each deliverable, as it was and as it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from npa_cli.progress.commitment import unfold
from npa_cli.rules.returns import Statement
from npa_cli.rules.revision.revision import Revision, Version


def new_words(revision: Revision) -> Iterator[tuple[Statement | None, Statement]]:
    """The last word of each partner on each deliverable, if no older than its last word before; that is given too.

    None where there was none before. One that only says "no change" stands for the entry it confirms, which may itself
    be new or altered.
    """
    was, now = (
        {(each.partner, each.item): each for each in version.statements}
        for version in (revision.before, revision.after)
    )
    for key, word in now.items():
        old = was.get(key)
        if old is None or word.quarter.end >= old.quarter.end:
            yield old, word


def recurring(version: Version) -> frozenset[str]:
    """The deliverables that come round again, or whose words for when say nothing certain of it."""
    found = ((each.id, each.reading) for each in unfold(version.plan, date.max))
    return frozenset(
        item for item, reading in found if reading is None or reading.kind == "recurring" or reading.recurrence
    )
