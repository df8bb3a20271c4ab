"""When a board meets: the days that are set, else those its rule gives, else one meeting in each turn of its rhythm."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.model.workplan import Board
from npa_cli.timeframe import occurrences, read, weekdays_of_months

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday")
_WEEKS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}


class Meeting(NamedTuple):
    """One meeting: on a day, where `start` is `end`; else some time from `start` to `end`, both inclusive."""

    start: date
    end: date

    @property
    def day(self) -> date | None:
        """The day itself; None if only its span is known. No day is ever made up."""
        return self.end if self.start == self.end else None


def meetings_of(board: Board, plan: Plan) -> tuple[Meeting, ...]:
    """A board's meetings over the plan's period, in order; none if the plan gives no days and no rhythm.

    Days that are set win over a rule, and a rule over the words under `meets`. Words alone (`quarterly`) name no
    day: each meeting is then some time in its quarter, from the quarter that `since` or the plan begins in.
    """
    if board.meetings:
        return tuple(Meeting(day, day) for day in sorted(set(board.meetings)))
    first, last = board.since or plan.workplan.period.start, plan.workplan.period.end
    if first is None or last is None:
        return ()
    if board.meeting_day is not None:
        rule = board.meeting_day
        days = weekdays_of_months(_WEEKDAYS.index(rule.weekday), _WEEKS[rule.week], rule.months, first, last)
        return tuple(Meeting(day, day) for day in days)
    return _turns(board.meets, plan, first, last)


def next_meeting(meetings: tuple[Meeting, ...], as_at: date) -> Meeting | None:
    """The first that is not over at the start of `as_at`."""
    return next((each for each in meetings if each.end >= as_at), None)


def falls_on(dues: tuple[date, ...], meetings: tuple[Meeting, ...], first: date | None) -> tuple[date, ...]:
    """The due days of something that is taken to a board: each moved to the last meeting of its own turn.

    A turn runs from the day after the due day before it, and the first one from `first` (the plan's first day).
    A turn without a meeting has no day, because none is known.
    """
    moved, after = [], first - timedelta(1) if first else date.min
    for due in dues:
        inside = [each.end for each in meetings if after < each.end <= due]
        moved += inside[-1:]
        after = due
    return tuple(moved)


def _turns(words: str | None, plan: Plan, first: date, last: date) -> tuple[Meeting, ...]:
    if words is None or plan.conventions is None:
        return ()
    conventions = plan.conventions._replace(plan_start=first)
    reading = read(words, conventions)
    if reading.kind != "recurring":
        return ()
    ends = occurrences(reading, first, last, conventions, whole=False)
    if not ends:
        return ()  # a rhythm of no fixed length, such as termly in a plan without terms
    starts = (first, *(end + timedelta(1) for end in ends[:-1]))
    return tuple(Meeting(start, end) for start, end in zip(starts, ends, strict=True))
