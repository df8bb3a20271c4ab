"""The measures of what was asked about: those held, and those that the plan states of it in its own words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.progress.measures.verdict import Verdict, verdicts
from npa_cli.progress.select import UnknownNameError, is_within, known_ids, theme_called


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


class Measured(NamedTuple):
    """The measures held of what was asked about, each judged, and those that the plan states of it in words."""

    verdicts: tuple[Verdict, ...]
    stated: tuple[Stated, ...]


def measures_about(plan: Plan, as_at: date, wanted: Sequence[str] = (), owners: Sequence[str] = ()) -> Measured:
    """The measures of these ids, or of these items and what hangs from them; all where none is named.

    With `owners`, codes of partners, those that they read; of what is only stated, nobody is said to read it. Raises
    UnknownNameError for what is neither a measure nor an item.
    """
    names = [one for each in wanted for one in _read(plan, each)]
    every = verdicts(plan, as_at)
    found = tuple(
        each
        for each in every
        if (not owners or each.measure.owner in owners)
        and (
            not names
            or each.measure.id in names
            or any(is_within(item, name) for item in each.measure.items for name in names)
        )
    )
    return Measured(found, () if owners else stated_measures(plan, every, names))


def _read(plan: Plan, given: str) -> tuple[str, ...]:
    theme = theme_called(plan, given)
    if theme is not None:
        return (theme.id or "", *(each.id for each in theme.activities))
    known = (*(each.id for each in plan.measures), *(each.id for each in plan.workplan.objectives), *known_ids(plan))
    typed = given.strip().upper()
    for name in (typed, f"P{typed}"):
        if name in known:
            return (name,)
    raise UnknownNameError("measure or item", given, known)
