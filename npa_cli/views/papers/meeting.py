"""The meeting that a paper is for: which board, when, and what falls due before the one after it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.model.workplan import Board
from npa_cli.progress.meetings import Meeting, meetings_of, next_meeting
from npa_cli.views.wording import long_day


class ForMeeting(NamedTuple):
    """The board that decides, its first meeting from the day of the paper on, and the one after; None: not known."""

    board: Board | None
    meeting: Meeting | None
    following: Meeting | None

    @property
    def words(self) -> str:
        """`Riverside Partnership Board, 16 July 2019`; where no day is known, that."""
        if self.board is None:
            return "no board named in the plan"
        if self.meeting is None:
            return f"{self.board.name}, day not set"
        if self.meeting.day is not None:
            return f"{self.board.name}, {long_day(self.meeting.day)}"
        start, end = self.meeting
        return f"{self.board.name}, day not set ({long_day(start)} to {long_day(end)})"


def meeting_of(plan: Plan, as_at: date) -> ForMeeting:
    """The first board of the plan that is one, and its next two meetings as at the start of a day."""
    board = next((each for each in plan.workplan.boards if each.kind == "board"), None)
    if board is None:
        return ForMeeting(None, None, None)
    meetings = meetings_of(board, plan)
    first = next_meeting(meetings, as_at)
    return ForMeeting(board, first, next_meeting(meetings, first.end + timedelta(1)) if first else None)
