"""Which time of a recurring deliverable a report of `complete` is counted for, said as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from npa_cli.model.partner_return import Update
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.occurrence import occurrences_of
from npa_cli.progress.reported import Report
from npa_cli.timeframe import Round
from npa_cli.views.wording import long_day


def turn_spoken_of(plan: Plan, before: Assessed, partner: str, quarter: Round) -> date | None:
    """Which time a partner's return for a quarter says is done already; None if it says so of none."""
    reading = before.commitment.reading
    own = [each for each in before.reports if (each.partner, each.quarter) == (partner, quarter)]
    if reading is None or reading.kind != "recurring" or not own:
        return None
    return occurrences_of(reading, plan, before.reports).due_day_of(own[-1])


def turn_counted(
    plan: Plan, before: Assessed, partner: str, quarter: Round, entry: Mapping[str, Any], turn: date | None
) -> str:
    """The end of a sentence: which time is now done, and which is the next still open; empty for any other report.

    `before` is the deliverable as it stood; `entry` is what a partner's return for `quarter` will say of it, and `turn`
    the time that was named as it was typed.
    """
    reading = before.commitment.reading
    if entry.get("status") != "complete" or reading is None or reading.kind != "recurring":
        return ""
    written = Report(
        before.commitment.id, partner, quarter, Update.model_validate(entry, context={"scale": plan.workplan.scale})
    )
    others = [each for each in before.reports if (each.partner, each.quarter) != (partner, quarter)]
    every = sorted((*others, written), key=lambda each: each.quarter.end)
    found = occurrences_of(reading, plan, every)
    due, following = turn or found.due_day_of(written), found.earliest_unmet
    if due is None:
        return "; every time it falls due was reported done before"
    why = "" if turn else ", the earliest not reported done (--occurrence DAY names another)"
    then = f"; the one due {long_day(following.due)} is still open" if following is not None else ""
    return f"; it recurs, and this counts for the one due {long_day(due)}{why}{then}"
