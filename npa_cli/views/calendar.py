"""`npa export ics`: the days of a plan that belong in a diary, each named for good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.meetings import meetings_of
from npa_cli.views.nothing_reported import nothing_reported
from npa_cli.views.period_note import period_note
from npa_cli.views.several_plans import SeveralPlans
from npa_cli.views.view import View
from npa_cli.views.wording import listed


@dataclass(frozen=True, slots=True)
class Event:
    """One whole day. `uid` stays the same whenever the calendar is made again; `revision` grows when its day moves."""

    uid: str
    day: date
    summary: str
    description: str
    revision: int = 0


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A plan's days in order. `undated` counts meetings whose day nobody has set: no day is made up for them."""

    kind: ClassVar[str] = "calendar"

    title: str
    stamp: date
    events: tuple[Event, ...]
    undated: int
    notes: tuple[str, ...] = ()  # what is said first of the plan it is of

    def payload(self) -> dict[str, Any]:
        """The days as public fields."""
        return {
            "title": self.title,
            "notes": list(self.notes),
            "undated": self.undated,
            "items": [{"uid": each.uid, "day": each.day, "summary": each.summary} for each in self.events],
        }


def build_calendar(plan: Plan, selected: Sequence[Assessed], as_at: date, *, whole: bool) -> CalendarView:
    """Due days of what was selected and is not done; and, of the `whole` plan, ends of quarters and meetings of boards.

    `stamp` is the last day the plan's dates were decided on, so that the same plan gives the same calendar.
    """
    events = [*_due_days(plan, selected)]
    undated = 0
    period = plan.workplan.period
    if period.start is not None and period.end is not None:
        events += _quarter_ends(plan, period.start, period.end)
    for board in plan.workplan.boards if whole else ():
        for meeting in meetings_of(board, plan):
            if meeting.day is None:
                undated += 1
                continue
            uid = f"{plan.workplan.id}-{board.code}-{meeting.day.isoformat()}"
            events.append(Event(uid, meeting.day, f"{board.name} meets", board.meets or ""))
    known = plan.known_before(as_at)
    decided = [each.decided_on for each in plan.changes if each.decided_on is not None and each.decided_on < known]
    stamp = max(decided, default=period.start or date(1980, 1, 1))
    in_order = tuple(sorted(events, key=lambda each: (each.day, each.uid)))
    words, note = period_note(plan, as_at, selected).words, nothing_reported(selected)
    notes = (*((words,) if words else ()), *((note.text,) if note else ()))
    return CalendarView(plan.workplan.title, stamp, in_order, undated, notes)


def _due_days(plan: Plan, selected: Sequence[Assessed]) -> Iterator[Event]:
    printed = "signed" if plan.workplan.signed else "printed"
    for each in selected:
        schedule = each.scheduled.schedule if each.scheduled else None
        if schedule is None or schedule in ("closed", "business_as_usual") or schedule.startswith("complete"):
            continue
        commitment = each.commitment
        days: tuple[date, ...] = (each.facts.baseline,) if each.facts.baseline else ()
        if each.occurrences is not None:
            days = tuple(one.due for one in each.occurrences.every if one.due not in each.occurrences.met)
        for day in days:
            recurring = f"-{day.isoformat()}" if each.occurrences is not None else ""
            by_convention = each.occurrences is not None and each.occurrences.by_convention
            yield Event(
                uid=f"{plan.workplan.id}-{commitment.id}-due{recurring}",
                day=day,
                summary=f"{commitment.id} due: {commitment.words}",
                description="\n".join(
                    (
                        f"{commitment.priority.id} {commitment.priority.title}",
                        f"Lead: {listed(each.led_by) or 'nobody named'}",
                        f"When, as {printed}: {commitment.deliverable.timeframe}",
                        *((f"It is {commitment.condition}",) if commitment.condition else ()),
                        *(("This day is a convention: the words name none",) if by_convention else ()),
                    )
                ),
                revision=commitment.times_moved,
            )


def _quarter_ends(plan: Plan, first: date, last: date) -> Iterator[Event]:
    """The last day of each quarter that partners report on: those that any day of the plan's period lies in."""
    quarter = plan.quarter_of(first)
    while quarter.start <= last:
        yield Event(
            uid=f"{plan.workplan.id}-{quarter.file_name}-end",
            day=quarter.end,
            summary=f"{quarter.label} ends",
            description=f"Returns for {quarter.label} speak for the position on this day.",
        )
        quarter = quarter.next


def calendar_in(view: View) -> CalendarView | None:
    """A calendar, or the days of several plans in one, by day; None where the view holds none."""
    if not isinstance(view, SeveralPlans):
        return view if isinstance(view, CalendarView) else None
    views = [each.view for each in view.plans if isinstance(each.view, CalendarView)]
    if not views:
        return None
    return CalendarView(
        title=", ".join(each.title for each in views),
        stamp=max(each.stamp for each in views),
        events=tuple(sorted((day for each in views for day in each.events), key=lambda day: (day.day, day.uid))),
        undated=sum(each.undated for each in views),
        notes=tuple(f"{each.title}: {note}" for each in views for note in each.notes),
    )
