"""The plan's tree laid out flat: every deliverable with what stands above it, as signed and as changed since."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.model.priority import Activity, Deliverable, Priority, Theme
from npa_cli.timeframe import Conventions, Reading, read

if TYPE_CHECKING:  # a plan without changes does not load their model
    from npa_cli.model.change import Change, ChangedField


class Commitment(NamedTuple):
    """One deliverable, its place in the plan, and its timeframe as read by the plan's conventions.

    `signed` is the reading of the signed words and `reading` that of the latest approved ones; both are None where
    the plan's conventions could not be read, so that no date is made of any words. `changes` are the approved
    changes to it and to its activity, in the order they were decided. `part` is what the words say of a part of it
    alone, by which the whole is not judged: then neither of the others has a date. `plan_start` is the first day of the
    plan's period.
    """

    plan_id: str
    priority: Priority
    theme: Theme
    activity: Activity
    deliverable: Deliverable
    signed: Reading | None
    reading: Reading | None
    changes: tuple[Change, ...] = ()
    part: Reading | None = None
    plan_start: date | None = None

    @property
    def id(self) -> str:
        return self.deliverable.id

    @property
    def words(self) -> str:
        """Its own words, or its activity's where the plan gives it none."""
        return self.text or self._words("text", self.activity.id) or self.activity.text

    @property
    def signed_words(self) -> str:
        """The same as they were signed, whatever was decided since."""
        return self.deliverable.text or self.activity.text

    @property
    def text(self) -> str | None:
        """Its own words; None if the plan gives it none."""
        return self._words("text", self.id) or self.deliverable.text

    @property
    def contributors(self) -> tuple[str, ...]:
        """Who helps and does not lead: its own helpers, or its activity's where it names none."""
        return self.deliverable.contributors or self.activity.contributors

    @property
    def condition(self) -> str | None:
        """What its dates hang on, in the plan's words, or those of its activity."""
        return self.deliverable.condition or self.activity.condition

    @property
    def timeframe(self) -> str:
        """The latest approved words for when."""
        return self._words("timeframe", self.id) or self.deliverable.timeframe

    @property
    def leads(self) -> tuple[str, ...]:
        """Who leads, by the latest approved decision."""
        return self.leads_on(date.max)

    def leads_on(self, day: date) -> tuple[str, ...]:
        """Who led at the start of a day, by the decisions before it: its own leads, else its activity's."""
        return self._decided_leads(self.id, day) or self.deliverable.leads or self.activity_leads(day)

    def activity_leads(self, day: date = date.max) -> tuple[str, ...]:
        """Who led its activity at the start of a day, by the decisions before it."""
        return self._decided_leads(self.activity.id, day) or self.signed_activity_leads

    @property
    def signed_activity_leads(self) -> tuple[str, ...]:
        """Who leads its activity as signed: its own leads, or its theme's if it names none."""
        return self.activity.leads or self.theme.leads

    @property
    def has_own_leads(self) -> bool:
        """Whether it is led by others than its activity, as signed or by decision."""
        return bool(self.deliverable.leads or self._decided_leads(self.id, date.max))

    def _decided_leads(self, item: str, day: date) -> tuple[str, ...]:
        """The latest leads that a decision before a day gave an item; none if there is no such decision."""
        given = (each for each in self.changes if each.decided_on is None or each.decided_on < day)
        decided = _latest(given, "leads", item)
        return (decided,) if isinstance(decided, str) else decided or ()

    @property
    def times_moved(self) -> int:
        """How often its date was changed by decision."""
        return sum(change.field == "timeframe" for change in self.changes)

    def _words(self, field: ChangedField, item: str) -> str | None:
        """The latest words that a decision gave a field of an item; None if there is no such decision."""
        decided = _latest(self.changes, field, item)
        return decided if isinstance(decided, str) else None


def _latest(changes: Iterable[Change], field: ChangedField, item: str) -> str | tuple[str, ...] | None:
    """What the last of some changes makes of a field of an item; None if none does."""
    return next(reversed([each.to for each in changes if each.field == field and each.item == item]), None)


def unfold(plan: Plan, as_at: date | None = None) -> tuple[Commitment, ...]:
    """Every deliverable of the plan, in the plan's order, with the changes approved before `as_at`.

    None is the plan as signed. Each distinct timeframe is read once.
    """
    return tuple(commitments(plan, as_at))


def commitments(
    plan: Plan,
    as_at: date | None,
    *,
    priorities: Collection[str] | None = None,
    items: Collection[str] | None = None,
) -> Iterator[Commitment]:
    """Yield the plan's deliverables in its order, of these priorities and of these ids alone if any are given."""
    read_once = _reader(plan.conventions)
    changes = approved_changes(plan, as_at)
    for priority in plan.priorities:
        if priorities is not None and priority.id not in priorities:
            continue
        for theme in priority.themes:
            for activity in theme.activities:
                for deliverable in activity.deliverables:
                    if items is None or deliverable.id in items:
                        yield _commitment(plan, priority, theme, activity, deliverable, changes, read_once)


def approved_changes(plan: Plan, as_at: date | None) -> Mapping[str, tuple[Change, ...]]:
    """The changes in force at the start of `as_at`, by item, in the order they were decided; those of one day by id.

    A decision counts from the start of the day after; see `Plan.known_before`.
    """
    if as_at is None:
        return {}
    known_before = plan.known_before(as_at)
    approved = (each for each in plan.changes if each.status == "approved")
    in_force = (each for each in approved if each.decided_on is not None and each.decided_on < known_before)
    by_item: dict[str, tuple[Change, ...]] = {}
    for change in sorted(in_force, key=lambda each: (each.decided_on or date.min, len(each.id), each.id)):
        by_item[change.item] = (*by_item.get(change.item, ()), change)
    return by_item


def _commitment(
    plan: Plan,
    priority: Priority,
    theme: Theme,
    activity: Activity,
    deliverable: Deliverable,
    changes: Mapping[str, tuple[Change, ...]],
    read_once: Callable[[str], Reading | None],
) -> Commitment:
    own = (*changes.get(activity.id, ()), *changes.get(deliverable.id, ()))
    moved = _latest(own, "timeframe", deliverable.id)
    words = moved if isinstance(moved, str) else deliverable.timeframe
    signed, reading, part = read_once(deliverable.timeframe), read_once(words), None
    if deliverable.timeframe_of and signed is not None and not signed.error:
        part, signed = signed, UNSET._replace(expression=signed.expression)
        reading = reading if moved is not None else signed
    return Commitment(
        plan_id=plan.workplan.id,
        priority=priority,
        theme=theme,
        activity=activity,
        deliverable=deliverable,
        signed=signed,
        reading=reading,
        changes=own,
        part=part,
        plan_start=plan.workplan.period.start,
    )


UNSET: Final = Reading(expression="", kind="unset", rule="no timeframe", confidence="certain")
"""The reading of a deliverable whose plan says nothing of when."""


def _reader(conventions: Conventions | None) -> Callable[[str], Reading | None]:
    """Reads each distinct timeframe once."""

    @cache
    def read_once(words: str) -> Reading | None:
        if conventions is None:
            return None
        return read(words, conventions) if words else UNSET

    return read_once
