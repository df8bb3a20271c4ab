"""The measures that a plan states beside its priorities, activities and deliverables, in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.progress.measures.verdict import Verdict
from npa_cli.progress.select import is_within


class Stated(NamedTuple):
    """One measure as the plan states it, the item it stands with, and what is held that measures that item."""

    item: str
    level: Literal["priority", "theme", "activity", "deliverable"]
    text: str
    measured_by: tuple[Verdict, ...]

    @property
    def readings(self) -> int:
        """How many readings are held, of all that measures the item."""
        return sum(len(each.readings) for each in self.measured_by)


def stated_measures(plan: Plan, verdicts: Iterable[Verdict], wanted: Sequence[str] = ()) -> tuple[Stated, ...]:
    """Every measure that the plan states, in its order; with `wanted`, those of these and of what hangs from them."""
    every = tuple(verdicts)
    return tuple(
        Stated(item, level, text, tuple(each for each in every if item in each.measure.items))
        for item, level, text in _stated(plan)
        if not wanted or any(is_within(item, each) for each in wanted)
    )


def _stated(plan: Plan) -> Iterator[tuple[str, Literal["priority", "theme", "activity", "deliverable"], str]]:
    for priority in plan.priorities:
        if priority.measure:
            yield priority.id, "priority", priority.measure
        for theme, activity in ((above, each) for above in priority.themes for each in above.activities):
            if theme.measure and activity is theme.activities[0]:
                yield theme.name_in(priority.id), "theme", theme.measure
            if activity.measure:
                yield activity.id, "activity", activity.measure
            for each in activity.deliverables:
                if each.measure:
                    yield each.id, "deliverable", each.measure
