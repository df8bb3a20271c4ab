"""The decision log: what a board settled, when, and why."""

from __future__ import annotations

from pydantic import Field

from npa_cli.model.base import PlanModel
from npa_cli.model.common_fields import WhoMayRead
from npa_cli.model.day import Day
from npa_cli.model.register import DECISION_ID


class Decision(PlanModel):
    """One decision, as minuted."""

    id: str = Field(
        description="DEC- and a number, or year, month and number; never used twice.",
        examples=["DEC-2019-06-02"],
        pattern=DECISION_ID,
    )
    board: str = Field(description="Code of the board that decided.", examples=["NPHB"], min_length=1)
    date: Day = Field(description="The day it was decided.", examples=["2019-06-18"])
    title: str = Field(
        description="What it was about, in a few words.", examples=["Move the benchmark to Q3"], min_length=1
    )
    decision: str = Field(description="What was decided.", examples=["The board agreed to move it."], min_length=1)
    rationale: str | None = Field(default=None, description="Why.", examples=["The data comes a quarter later."])
    affects: tuple[str, ...] = Field(
        default=(),
        description="Ids of what it touches: items of the plan, changes, risks, issues, dependencies or actions.",
        examples=[["CHG-004"]],
    )
    paper: str | None = Field(default=None, description="The paper it was decided on.", examples=["NPHB(19)12"])
    minute: str | None = Field(default=None, description="Where it is minuted.", examples=["18 June 2019, item 4"])
    audience: WhoMayRead = "public"
