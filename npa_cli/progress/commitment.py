"""The plan's tree laid out flat: every deliverable with what stands above it and what its timeframe means."""

from __future__ import annotations

from dataclasses import dataclass

from npa_cli.model.plan import Plan
from npa_cli.model.priority import Activity, Deliverable, Priority, Theme
from npa_cli.timeframe import Conventions, Reading, read


@dataclass(frozen=True, slots=True)
class Commitment:
    """One deliverable, its place in the plan, and its timeframe as read by the plan's conventions.

    `reading` is None where the plan's conventions could not be read, so that no date is made of any words.
    """

    plan_id: str
    priority: Priority
    theme: Theme
    activity: Activity
    deliverable: Deliverable
    reading: Reading | None

    @property
    def id(self) -> str:
        return self.deliverable.id

    @property
    def words(self) -> str:
        """Its own words, or its activity's where the plan gives it none."""
        return self.deliverable.text or self.activity.text

    @property
    def leads(self) -> tuple[str, ...]:
        return self.activity.leads


def unfold(plan: Plan) -> tuple[Commitment, ...]:
    """Every deliverable of the plan, in the plan's order. Each distinct timeframe is read once."""
    readings: dict[str, Reading | None] = {}
    return tuple(
        Commitment(
            plan_id=plan.workplan.id,
            priority=priority,
            theme=theme,
            activity=activity,
            deliverable=deliverable,
            reading=_read_once(deliverable.timeframe, plan.conventions, readings),
        )
        for priority in plan.priorities
        for theme in priority.themes
        for activity in theme.activities
        for deliverable in activity.deliverables
    )


def _read_once(words: str, conventions: Conventions | None, known: dict[str, Reading | None]) -> Reading | None:
    if words not in known:
        known[words] = read(words, conventions) if conventions else None
    return known[words]
