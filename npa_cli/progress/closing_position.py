"""How a plan stood when its period had ended."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed, assess
from npa_cli.progress.plan_period import ended_on, last_round
from npa_cli.progress.replacement import replacements
from npa_cli.progress.reported import is_tracked
from npa_cli.progress.roll_up import Counts, count


class ClosingPosition(NamedTuple):
    """Some deliverables at the start of `as_at`, the first day on which the reports of the last quarter count."""

    as_at: date
    assessed: tuple[Assessed, ...]
    replaced: Mapping[str, Assessed]  # what took the place of superseded ones, by their ids
    tracked: bool  # whether anything is reported on the plan by then

    @property
    def counts(self) -> Counts:
        """How many there are, were due, done and on time, and have each rating."""
        return count(self.assessed, self.as_at, self.replaced, tracked=self.tracked)

    @property
    def still_open(self) -> tuple[Assessed, ...]:
        """Those that were still open, in the plan's order."""
        return tuple(each for each in self.assessed if each.is_open)


def closing_position(plan: Plan, items: Collection[str], as_at: date) -> ClosingPosition | None:
    """The deliverables of these ids as at the day after the plan's last quarter ends; None if that is after `as_at`.

    A plan that ends within a quarter is last reported on at the end of that quarter.
    """
    quarter = last_round(plan)
    day = quarter.end + timedelta(1) if quarter is not None else None
    if day is None or day > as_at or ended_on(plan, as_at) is None:
        return None
    assessed = assess(plan, day, items=items)
    return ClosingPosition(day, assessed, replacements(plan, assessed, day), is_tracked(plan, day))
