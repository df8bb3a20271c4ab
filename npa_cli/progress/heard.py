"""What was said and decided on the day of a view whose own words are taken in, so that the view can name it."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from npa_cli.model.plan import Plan
from npa_cli.progress.commitment import approved_changes
from npa_cli.progress.reported import Told

_HAPPENED: Final = ("raised_on", "reviewed_on", "agreed_on", "date", "closed_on")  # in the entries of registers


def heard_on(plan: Plan, day: date) -> tuple[str, ...]:
    """What was said and decided on a day: reports as `NHSE on P3.1.2`, and the ids of changes and register entries.

    Of a quarter that is still running, reports; of changes, those approved; of registers, every entry with something
    that happened on the day: it was raised, decided, agreed, looked at, closed, taken up or given a steer.
    """
    said = (f"{each.partner} on {each.item}" for each in Told(plan).known_of_all(day) if each.said_within == day)
    decided = (each.id for every in approved_changes(plan, day).values() for each in every if each.decided_on == day)
    return (*said, *decided, *_of_registers(plan, day))


def _of_registers(plan: Plan, day: date) -> Iterator[str]:
    entries: tuple[Any, ...] = (*plan.risks, *plan.issues, *plan.dependencies, *plan.decisions, *plan.actions)
    for entry in entries:
        steps = (happened for each in getattr(entry, "escalations", ()) for happened in (each.on, each.steer_on))
        if day in (*(getattr(entry, key, None) for key in _HAPPENED), *steps):
            yield entry.id
