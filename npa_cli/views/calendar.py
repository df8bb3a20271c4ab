"""`npa export ics`: the days of a plan that belong in a diary, each named for good."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import DiaryDay
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.meetings import meetings_of
from npa_cli.views.period_note import period_note
from npa_cli.views.report_words import nothing_reported
from npa_cli.views.several_plans import answers_in
from npa_cli.views.view import View, fields_named
from npa_cli.views.wording import listed

_MOST_ROUNDS: Final = 1_200  # a hundred years of months


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A plan's days in order. `undated` counts meetings whose day nobody has set: no day is made up for them."""

    kind: ClassVar[str] = "calendar"

    title: str
    stamp: date  # the day it is as at
    events: tuple[DiaryDay, ...]
    undated: int
    notes: tuple[str, ...] = ()  # what is said first of the plan it is of

    def payload(self) -> dict[str, Any]:
        """The days as public fields."""
        return {
            "title": self.title,
            "notes": list(self.notes),
            "undated": self.undated,
            "items": [fields_named("uid day summary cancelled", each) for each in self.events],
        }


def build_calendar(plan: Plan, selected: Sequence[Assessed], as_at: date, *, whole: bool) -> CalendarView:
    """Due days of what was selected; and, of the `whole` plan, ends of rounds and meetings of boards.

    A meeting is named by its board and its turn, the n-th of its round, so that one whose day is moved within the
    round is the same meeting; and so is an occurrence of what recurs.
    """
    events = [*_due_days(plan, selected)]
    undated = 0
    period = plan.workplan.period
    if period.start is not None and period.end is not None:
        events += _round_ends(plan, period.start, period.end)
    for board in plan.workplan.boards if whole else ():
        days = [meeting.day for meeting in meetings_of(board, plan)]
        undated += days.count(None)
        for turn, day in _turns(plan, [day for day in days if day is not None]):
            uid = f"{plan.workplan.id}-{board.code}-{turn}"
            events.append(DiaryDay(uid, day, f"{board.name} meets", board.meets or ""))
    in_order = tuple(sorted(events, key=lambda each: (each.day, each.uid)))
    said = (*period_note(plan, as_at, selected).blocks(), *nothing_reported(selected))
    return CalendarView(plan.workplan.title, as_at, in_order, undated, tuple(each.text for each in said))


def _turns(plan: Plan, days: Sequence[date]) -> Iterator[tuple[str, date]]:
    """Each day, in order, with the name of its turn: its round, and which it is of the days in that round."""
    held: Counter[str] = Counter()
    for day in sorted(days):
        quarter = plan.round_of(day).file_name
        held[quarter] += 1
        yield f"{quarter}-{held[quarter]}", day


def _due_days(plan: Plan, selected: Sequence[Assessed]) -> Iterator[DiaryDay]:
    printed = "signed" if plan.workplan.signed else "printed"
    for each in selected:
        if each.scheduled is None:
            continue
        commitment, occurrences = each.commitment, each.occurrences
        uid = f"{plan.workplan.id}-{commitment.id}-due"
        lines = [
            f"{commitment.priority.id} {commitment.priority.title}",
            f"Lead: {listed(each.led_by) or 'nobody named'}",
            f"When, as {printed}: {commitment.deliverable.timeframe}",
            *((f"It is {commitment.condition}",) if commitment.condition else ()),
        ]
        if occurrences is None:
            days = [(uid, each.facts.baseline, not each.is_open)] if each.facts.baseline else []
        else:
            turns = _turns(plan, [one.due for one in occurrences.every])
            days = [(f"{uid}-{turn}", day, not each.is_open or day in occurrences.met) for turn, day in turns]
            if occurrences.by_convention:
                lines.append("This day is a convention: the words name none")
        for name, day, is_over in days:
            how = "no longer due" if is_over else "due"
            yield DiaryDay(name, day, f"{commitment.id} {how}: {commitment.words}", "\n".join(lines), is_over)


def _round_ends(plan: Plan, first: date, last: date) -> Iterator[DiaryDay]:
    """The last day of each round that partners report on: those that any day of the plan's period lies in.

    The first hundred years of them, of a plan that has no end.
    """
    for quarter in islice(plan.rhythm.between(first, last), _MOST_ROUNDS):
        uid = f"{plan.workplan.id}-{quarter.file_name}-end"
        words = f"Returns for {quarter.label} speak for the position on this day."
        yield DiaryDay(uid, quarter.end, f"{quarter.label} ends", words)


def calendar_in(view: View) -> CalendarView | None:
    """A calendar, or the days of several plans in one, by day; None if the view holds none."""
    views = answers_in(view, CalendarView)
    if not views or views[0] is view:
        return next(iter(views), None)
    return CalendarView(
        title=", ".join(each.title for each in views),
        stamp=max(each.stamp for each in views),
        events=tuple(sorted((day for each in views for day in each.events), key=lambda day: (day.day, day.uid))),
        undated=sum(each.undated for each in views),
        notes=tuple(f"{each.title}: {note}" for each in views for note in each.notes),
    )
