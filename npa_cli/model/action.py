"""The action log: who does what by when, and where it was agreed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from npa_cli.model.base import PlanModel
from npa_cli.model.common_fields import WhoMayRead
from npa_cli.model.day import Day
from npa_cli.model.register import ACTION_ID

ActionStatus = Literal["open", "closed"]


class Action(PlanModel):
    """One action. `due` is never altered: where it moves, the new day stands beside it."""

    id: str = Field(
        description="ACT- and a number of three digits or more; never used twice.",
        examples=["ACT-031"],
        pattern=ACTION_ID,
    )
    source: str | None = Field(default=None, description="Where it was agreed.", examples=["NPHB 2019-06-18"])
    raised_on: Day | None = Field(default=None, description="The day it was agreed.", examples=["2019-06-18"])
    text: str = Field(description="What is to be done.", examples=["Send the data set to every region."], min_length=1)
    owner: str | None = Field(default=None, description="Code of the partner or board that does it.", examples=["NHSE"])
    affects: tuple[str, ...] = Field(
        default=(),
        description="Ids of what it is about: items of the plan, or entries of the registers.",
        examples=[["P1.4.1"]],
    )
    due: Day | None = Field(default=None, description="The day it was first due.", examples=["2019-07-31"])
    new_due: Day | None = Field(
        default=None, description="The day it is due now, where that moved.", examples=["2019-09-30"]
    )
    status: ActionStatus = Field(description="Open or closed.", examples=["open"])
    closed_on: Day | None = Field(default=None, description="The day it was done.", examples=["2019-09-12"])
    audience: WhoMayRead = "public"
