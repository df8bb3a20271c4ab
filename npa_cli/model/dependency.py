"""The dependency register: what one piece of work needs from another, by when, and whether the giver agreed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from npa_cli.model.day import Day
from npa_cli.model.described import STRICT, described
from npa_cli.model.register import DEPENDENCY_ID

Need = Literal["finish_to_start", "start_to_start", "finish_to_finish", "start_to_finish"]
DependencyStatus = Literal["proposed", "agreed", "at_risk", "met", "missed", "withdrawn"]

DEPENDENCY_STATUSES: Final[tuple[DependencyStatus, ...]] = get_args(DependencyStatus)


@dataclass(frozen=True, slots=True)
class Dependency:
    """Work that waits for other work. It counts once the giver has agreed."""

    __pydantic_config__ = STRICT

    id: str = described(
        "DEP- and a number of three digits or more; never used twice.", example="DEP-007", pattern=DEPENDENCY_ID
    )
    title: str | None = described("What is handed over, in a few words.", example="The agreed data set", default=None)
    from_: str = described("Id of the item it comes from.", example="P1.1.1", alias="from", min_length=1)
    to: str = described("Id of the item that needs it.", example="P1.4.1", min_length=1)
    giver: str | None = described("Code of the partner that gives it.", example="HMPPS", default=None)
    receiver: str | None = described("Code of the partner that gets it.", example="NHSE", default=None)
    need: Need = described(
        "What waits for what: as a rule the one can start when the other is finished.",
        example="finish_to_start",
        default="finish_to_start",
    )
    needed_by: Day | None = described(
        "The last day on which it is of use; else the day the item that needs it is due.",
        example="2019-07-01",
        default=None,
    )
    agreed: bool = described("Whether the giver has agreed.", example=True, default=False)
    agreed_on: Day | None = described("The day the giver agreed.", example="2018-11-05", default=None)
    forecast: Day | None = described(
        "The day the giver expects to hand it over; else what the item it comes from says.",
        example="2019-09-30",
        default=None,
    )
    status: DependencyStatus = described("How far it has got, as last agreed.", example="agreed")
    raised_on: Day | None = described("The day it was put in the register.", example="2018-10-15", default=None)
    closed_on: Day | None = described("The day it was met, missed or withdrawn.", example="2019-06-28", default=None)
