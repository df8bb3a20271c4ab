"""What the registers share: who settles an entry, how it is taken up, and how ids are written."""

from __future__ import annotations

from typing import Final, Literal, get_args

from pydantic import Field

from npa_cli.model.base import PlanModel
from npa_cli.model.day import Day

Level = Literal["lead", "sponsor", "secretariat", "board", "senior_officials", "ministers"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
"""Who an entry is with, the lowest rung first."""

RISK_ID: Final = r"^R-[0-9]{3,}$"
ISSUE_ID: Final = r"^I-[0-9]{3,}$"
DEPENDENCY_ID: Final = r"^DEP-[0-9]{3,}$"
DECISION_ID: Final = r"^DEC-[0-9]+(-[0-9]+)*$"
ACTION_ID: Final = r"^ACT-[0-9]{3,}$"


class Escalation(PlanModel):
    """One step up: to whom, why, and what came back."""

    to: Level = Field(description="The level it was taken to.", examples=["board"])
    on: Day = Field(description="The day it was taken there.", examples=["2018-12-14"])
    reason: str = Field(
        description="Why it could not be settled below.", examples=["No funding agreed for 2019/20."], min_length=1
    )
    response: str | None = Field(
        default=None, description="The steer that came back.", examples=["Fund it from the reserve until June."]
    )
    steer_on: Day | None = Field(default=None, description="The day the steer came back.", examples=["2019-01-15"])
