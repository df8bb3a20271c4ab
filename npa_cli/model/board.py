"""Governance: the bodies a plan reports to, who scrutinises it, and how a dispute is taken up from one to the next."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from npa_cli.model.base import PlanModel
from npa_cli.model.common_fields import OurNote, WhereQuoted
from npa_cli.model.day import Day

BoardKind = Literal["board", "sub_board", "group", "scrutiny", "office"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday"]
WeekOfMonth = Literal["first", "second", "third", "fourth", "last"]
MonthNumber = Literal[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]


class MeetingDay(PlanModel):
    """The rule that a body's meetings fall by, where it has one: the second Tuesday of four months of the year."""

    weekday: Weekday = Field(description="The day of the week.", examples=["tuesday"])
    week: WeekOfMonth = Field(description="Which of them in the month.", examples=["second"])
    months: tuple[MonthNumber, ...] = Field(
        description="The months it meets in, 1 to 12.", examples=[[1, 4, 7, 10]], min_length=1
    )


class Board(PlanModel):
    """A body the plan reports to or feeds into, or one that scrutinises what it delivers."""

    code: str = Field(description="The short name the plan uses.", examples=["NPHB"], min_length=1)
    name: str = Field(
        description="The full name, as the plan prints it.", examples=["National Prison Healthcare Board"]
    )
    kind: BoardKind = Field(
        default="board",
        description="A board, part of one, a working group, a scrutiny body, or an office such as Ministers.",
    )
    level: str | None = Field(default=None, description="Where it sits, in the plan's words.", examples=["national"])
    purpose: tuple[str, ...] = Field(default=(), description="What it is for, in the plan's words.")
    chair: str | None = Field(default=None, description="Who chairs it, in the plan's words: a role, not a person.")
    members: tuple[str, ...] = Field(default=(), description="Who sits on it, in the plan's words: roles, not people.")
    meets: str | None = Field(
        default=None, description="How often it meets, in the plan's words.", examples=["quarterly"]
    )
    since: Day | None = Field(
        default=None, description="The first day from which it meets so.", examples=["2018-04-01"]
    )
    meeting_day: MeetingDay | None = Field(default=None, description="The rule its meetings fall by, where it has one.")
    meetings: tuple[Day, ...] = Field(
        default=(),
        description="The days it meets, where they are set; these win over any rule.",
        examples=[["2018-07-17"]],
    )
    reports_to: tuple[str, ...] = Field(default=(), description="Codes of the bodies it reports to.")
    escalates_to: tuple[str, ...] = Field(
        default=(), description="Codes of the bodies it takes up what it can't settle."
    )
    note: OurNote = None
    source: WhereQuoted = None


class DisputeStep(PlanModel):
    """One rung of the ladder a dispute climbs, the lowest first."""

    number: str | None = Field(default=None, description="The plan's own number of the paragraph.", examples=["3.19"])
    raised_with: tuple[str, ...] = Field(
        description="Codes of boards, or roles in the plan's words.", examples=[["LDB"]]
    )
    text: str = Field(description="What happens on this rung, in the plan's words.", min_length=1)
    source: WhereQuoted = Field(default=None, examples=[{"document": "agreement", "line": 528}])
