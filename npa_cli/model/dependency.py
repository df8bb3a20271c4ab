"""The dependency register: what one piece of work needs from another, by when, and whether the giver agreed."""

from __future__ import annotations

from typing import Final, Literal, get_args

from pydantic import Field

from npa_cli.model.base import PlanModel
from npa_cli.model.day import Day
from npa_cli.model.register import DEPENDENCY_ID

Need = Literal["finish_to_start", "start_to_start", "finish_to_finish", "start_to_finish"]
DependencyStatus = Literal["proposed", "agreed", "at_risk", "met", "missed", "withdrawn"]

DEPENDENCY_STATUSES: Final[tuple[DependencyStatus, ...]] = get_args(DependencyStatus)


class Dependency(PlanModel):
    """Work that waits for other work. It counts once the giver has agreed."""

    id: str = Field(
        description="DEP- and a number of three digits or more; never used twice.",
        examples=["DEP-007"],
        pattern=DEPENDENCY_ID,
    )
    title: str | None = Field(
        default=None, description="What is handed over, in a few words.", examples=["The agreed data set"]
    )
    from_: str = Field(alias="from", description="Id of the item it comes from.", examples=["P1.1.1"], min_length=1)
    to: str = Field(description="Id of the item that needs it.", examples=["P1.4.1"], min_length=1)
    giver: str | None = Field(default=None, description="Code of the partner that gives it.", examples=["HMPPS"])
    receiver: str | None = Field(default=None, description="Code of the partner that gets it.", examples=["NHSE"])
    need: Need = Field(
        default="finish_to_start",
        description="What waits for what: as a rule the one can start when the other is finished.",
        examples=["finish_to_start"],
    )
    needed_by: Day | None = Field(
        default=None,
        description="The last day on which it is of use; else the day the item that needs it is due.",
        examples=["2019-07-01"],
    )
    agreed: bool = Field(default=False, strict=True, description="Whether the giver has agreed.", examples=[True])
    agreed_on: Day | None = Field(default=None, description="The day the giver agreed.", examples=["2018-11-05"])
    forecast: Day | None = Field(
        default=None,
        description="The day the giver expects to hand it over; else what the item it comes from says.",
        examples=["2019-09-30"],
    )
    status: DependencyStatus = Field(description="How far it has got, as last agreed.", examples=["agreed"])
    raised_on: Day | None = Field(
        default=None, description="The day it was put in the register.", examples=["2018-10-15"]
    )
    closed_on: Day | None = Field(
        default=None, description="The day it was met, missed or withdrawn.", examples=["2019-06-28"]
    )
