"""What the registers share: who settles an entry, how it is taken up, and how ids are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from npa_cli.model.day import Day
from npa_cli.model.described import STRICT, described

Level = Literal["lead", "sponsor", "secretariat", "board", "senior_officials", "ministers"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
"""Who an entry is with, the lowest rung first."""

RISK_ID: Final = r"^R-[0-9]{3,}$"
ISSUE_ID: Final = r"^I-[0-9]{3,}$"
DEPENDENCY_ID: Final = r"^DEP-[0-9]{3,}$"
DECISION_ID: Final = r"^DEC-[0-9]+(-[0-9]+)*$"
ACTION_ID: Final = r"^ACT-[0-9]{3,}$"


@dataclass(frozen=True, slots=True)
class Escalation:
    """One step up: to whom, why, and what came back."""

    __pydantic_config__ = STRICT

    to: Level = described("The level it was taken to.", example="board")
    on: Day = described("The day it was taken there.", example="2018-12-14")
    reason: str = described(
        "Why it could not be settled below.", example="No funding agreed for 2019/20.", min_length=1
    )
    response: str | None = described(
        "The steer that came back.", example="Fund it from the reserve until June.", default=None
    )
    steer_on: Day | None = described("The day the steer came back.", example="2019-01-15", default=None)
