"""Dependencies on a day: when the giver will hand over, when it is needed, and where they go round in a circle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.group import ByItem, by_item
from npa_cli.progress.registers.known import days_past, is_open, known_entries

if TYPE_CHECKING:  # the models of registers a plan does not keep need not be built
    from npa_cli.model.register import Dependency

Basis = Literal["actual", "forecast", "item_forecast", "item_due"]
State = Literal["handed_over", "overdue", "date_passed", "late", "not_agreed", "in_time", "no_dates", "ended"]


@dataclass(frozen=True, slots=True)
class AssessedDependency:
    """A dependency as it stood on a day.

    `expected` is the day of the hand-over by the best word there is, and `basis` whose: the day the item it comes
    from was done; the giver's forecast here; that item's own forecast; the day that item is due. `needed` is the last
    day on which it is of use: as the register says, else the day the item that needs it is due. `days_late` is how
    far the one is after the other, or how long ago it was needed. Where nobody has reported on the plan, and that
    item's own date is all that says when it is needed, whether it was handed over is not known: `date_passed`.
    """

    dependency: Dependency
    expected: date | None
    basis: Basis | None
    needed: date | None
    state: State
    days_late: int = 0

    @property
    def is_late(self) -> bool:
        """Whether it will not be there when it is needed, or is not there though it was."""
        return self.state in ("late", "overdue")


def known_dependencies(plan: Plan, assessed: Sequence[Assessed], as_at: date) -> tuple[AssessedDependency, ...]:
    """The dependencies in the register by the start of `as_at`, also those that ended: late ones first, by when they
    are needed.

    `assessed` is the whole plan on that day.
    """
    items = by_item(assessed)
    tracked = any(each.facts.tracked for each in assessed)
    found = (
        _assess(each, plan, items, as_at, tracked=tracked)
        for each in known_entries(plan.dependencies, plan.known_before(as_at))
    )
    return tuple(sorted(found, key=lambda each: (not each.is_late, each.needed or date.max, each.dependency.id)))


def open_dependencies(plan: Plan, assessed: Sequence[Assessed], as_at: date) -> tuple[AssessedDependency, ...]:
    """Those of them that are open."""
    return tuple(each for each in known_dependencies(plan, assessed, as_at) if is_open(each.dependency))


def _assess(dependency: Dependency, plan: Plan, items: ByItem, as_at: date, *, tracked: bool) -> AssessedDependency:
    needed = dependency.needed_by or _due(items.get(dependency.to, ()), dependency.to)
    if not is_open(dependency):
        return AssessedDependency(dependency, None, None, needed, "ended")
    expected, basis = _expected(dependency, plan, items.get(dependency.from_, ()), as_at)
    late = (expected - needed).days if needed and expected and expected > needed else 0
    overdue = days_past(needed, as_at)
    state: State = "in_time" if needed and expected else "no_dates"
    if basis == "actual":
        state = "handed_over"
    elif overdue and dependency.needed_by is None and not tracked:
        state, late = "date_passed", 0
    elif overdue:
        state, late = "overdue", overdue
    elif late:
        state = "late"
    elif not dependency.agreed:
        state = "not_agreed"
    return AssessedDependency(dependency, expected, basis, needed, state, late)


def _expected(
    dependency: Dependency, plan: Plan, giving: Sequence[Assessed], as_at: date
) -> tuple[date | None, Basis | None]:
    """The day of the hand-over and whose word that is. A forecast that is past, or too old, is none."""
    inside = [each.facts for each in giving]
    done = [each.actual for each in inside if each.status == "complete" and each.actual is not None]
    if inside and len(done) == len(inside):
        return max(done), "actual"
    if dependency.forecast is not None and dependency.forecast >= as_at:
        return dependency.forecast, "forecast"
    thresholds = plan.thresholds
    days: list[tuple[date, Basis]] = []
    for each in inside:
        if each.status == "complete" or each.baseline is None:
            continue
        forecast = each.live_forecast(thresholds, as_at)
        if forecast is None and each.baseline < as_at:
            return None, None  # overdue, and nobody says by when it will be done
        days.append((forecast, "item_forecast") if forecast is not None else (each.baseline, "item_due"))
    return max(days, default=(None, None))


def _due(needing: Sequence[Assessed], item: str) -> date | None:
    """The day a deliverable is due; None for what has many deliverables, or none."""
    return next((each.facts.baseline for each in needing if each.commitment.id == item), None)
