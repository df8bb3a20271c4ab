"""Every deliverable on a given day: its facts, where the dates put it, and what is shown for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from npa_cli.model.plan import Plan
from npa_cli.progress.commitment import Commitment, unfold
from npa_cli.progress.facts import Facts
from npa_cli.progress.occurrence import earliest_unmet
from npa_cli.progress.rating import Rated, rate
from npa_cli.progress.schedule import Scheduled, schedule


@dataclass(frozen=True, slots=True)
class Assessed:
    """A commitment as it stands on the as-at date.

    `scheduled` and `rated` are None where its timeframe can't be read: a wrong date is worse than no date.
    """

    commitment: Commitment
    facts: Facts
    scheduled: Scheduled | None
    rated: Rated | None


def assess(plan: Plan, as_at: date) -> tuple[Assessed, ...]:
    """Assess every deliverable of the plan as at the start of `as_at`, in the plan's order."""
    return tuple(_assess_one(commitment, plan, as_at) for commitment in unfold(plan))


def _assess_one(commitment: Commitment, plan: Plan, as_at: date) -> Assessed:
    facts = _facts(commitment, plan)
    if facts.kind is None:
        return Assessed(commitment, facts, None, None)
    thresholds = plan.workplan.thresholds
    scheduled = schedule(facts, thresholds, as_at)
    return Assessed(commitment, facts, scheduled, rate(facts, scheduled, thresholds, as_at))


def _facts(commitment: Commitment, plan: Plan) -> Facts:
    reading = commitment.reading
    if reading is None or reading.kind is None:
        return Facts()
    if reading.kind == "recurring":
        occurrence = earliest_unmet(reading, plan)
        return Facts(kind="recurring", start=occurrence.start, baseline=occurrence.due, latest=occurrence.due)
    if reading.kind == "dated":
        return Facts(kind="dated", start=reading.start, baseline=reading.due, latest=reading.latest)
    return Facts(kind=reading.kind)  # ongoing or as needed: words such as "quarterly NPHB" say how often, not by when
