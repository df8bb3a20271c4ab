"""Which time of a recurring deliverable a report of `complete` is counted for, said as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from npa_cli.model.partner_return import Update
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.occurrence import occurrences_of
from npa_cli.progress.reported import Report
from npa_cli.timeframe import Quarter
from npa_cli.views.wording import long_day


def turn_counted(plan: Plan, before: Assessed, partner: str, quarter: Quarter, entry: Mapping[str, Any]) -> str:
    """The end of a sentence: which time is now done, and which is the next still open; empty for any other report.

    `before` is the deliverable as it stood; `entry` is what is written of it in a partner's return for `quarter`.
    """
    reading = before.commitment.reading
    if entry.get("status") != "complete" or reading is None or reading.kind != "recurring":
        return ""
    update = Update(status="complete", occurrence=entry.get("occurrence"))
    written = Report(before.commitment.id, partner, quarter, update)
    others = [each for each in before.reports if (each.partner, each.quarter) != (partner, quarter)]
    every = sorted((*others, written), key=lambda each: each.quarter.end)
    found = occurrences_of(reading, plan, every)
    due, following = found.due_day_of(written), found.earliest_unmet
    if due is None:
        return "; every time it falls due was reported done before"
    why = "" if update.occurrence else ", the earliest not reported done (--occurrence DAY names another)"
    then = f"; the one due {long_day(following.due)} is still open" if following is not None else ""
    return f"; it recurs, and this counts for the one due {long_day(due)}{why}{then}"
