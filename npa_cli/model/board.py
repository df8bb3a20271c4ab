"""Governance: the bodies a plan reports to, who scrutinises it, and how a dispute is taken up from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from npa_cli.model.day import Day
from npa_cli.model.described import STRICT, described
from npa_cli.model.source import Place

BoardKind = Literal["board", "sub_board", "group", "scrutiny", "office"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday"]
WeekOfMonth = Literal["first", "second", "third", "fourth", "last"]
MonthNumber = Literal[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """The rule that a body's meetings fall by, where it has one: the second Tuesday of four months of the year."""

    __pydantic_config__ = STRICT

    weekday: Weekday = described("The day of the week.", example="tuesday")
    week: WeekOfMonth = described("Which of them in the month.", example="second")
    months: tuple[MonthNumber, ...] = described("The months it meets in, 1 to 12.", example=[1, 4, 7, 10], min_length=1)


@dataclass(frozen=True, slots=True)
class Board:
    """A body the plan reports to or feeds into, or one that scrutinises what it delivers."""

    __pydantic_config__ = STRICT

    code: str = described("The short name the plan uses.", example="NPHB", min_length=1)
    name: str = described("The full name, as the plan prints it.", example="National Prison Healthcare Board")
    kind: BoardKind = described(
        "A board, part of one, a working group, a scrutiny body, or an office such as Ministers.", default="board"
    )
    level: str | None = described("Where it sits, in the plan's words.", example="national", default=None)
    purpose: tuple[str, ...] = described("What it is for, in the plan's words.", default=())
    chair: str | None = described("Who chairs it, in the plan's words: a role, not a person.", default=None)
    members: tuple[str, ...] = described("Who sits on it, in the plan's words: roles, not people.", default=())
    meets: str | None = described("How often it meets, in the plan's words.", example="quarterly", default=None)
    since: Day | None = described("The first day from which it meets so.", example="2018-04-01", default=None)
    meeting_day: MeetingDay | None = described("The rule its meetings fall by, where it has one.", default=None)
    meetings: tuple[Day, ...] = described(
        "The days it meets, where they are set; these win over any rule.", example=["2018-07-17"], default=()
    )
    reports_to: tuple[str, ...] = described("Codes of the bodies it reports to.", default=())
    escalates_to: tuple[str, ...] = described("Codes of the bodies it takes up what it can't settle.", default=())
    note: str | None = described("What a reader should know; ours, not the plan's.", default=None)
    source: Place | None = described("Where the words stand in the source document.", default=None)


@dataclass(frozen=True, slots=True)
class DisputeStep:
    """One rung of the ladder a dispute climbs, the lowest first."""

    __pydantic_config__ = STRICT

    number: str | None = described("The plan's own number of the paragraph.", example="3.19", default=None)
    raised_with: tuple[str, ...] = described("Codes of boards, or roles in the plan's words.", example=["LDB"])
    text: str = described("What happens on this rung, in the plan's words.", min_length=1)
    source: Place | None = described(
        "Where the words stand in the source document.", example={"document": "agreement", "line": 528}, default=None
    )
