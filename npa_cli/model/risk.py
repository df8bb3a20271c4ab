"""The risk register: what may happen, how likely and how bad it would be, and what is done about it."""

from __future__ import annotations

from typing import Final, Literal, get_args

from pydantic import Field

from npa_cli.model.base import PlanModel, WholeNumber
from npa_cli.model.common_fields import WhoMayRead
from npa_cli.model.day import Day
from npa_cli.model.register import RISK_ID, Escalation, Level

Proximity = Literal["imminent", "this_quarter", "next_quarter", "this_year", "later"]
Response = Literal["avoid", "reduce", "transfer", "accept", "share", "exploit", "enhance"]
RiskStatus = Literal["open", "closed", "realised", "retired"]

RISK_STATUSES: Final[tuple[RiskStatus, ...]] = get_args(RiskStatus)


class Score(PlanModel):
    """How likely, and how bad: each from 1 to 5. npa multiplies them; the product is never written down."""

    likelihood: WholeNumber = Field(
        description="1 rare, 2 unlikely, 3 possible, 4 likely, 5 almost certain.", examples=[3], ge=1, le=5
    )
    impact: WholeNumber = Field(
        description="1 negligible, 2 minor, 3 moderate, 4 major, 5 catastrophic.", examples=[4], ge=1, le=5
    )


class Risk(PlanModel):
    """A threat or an opportunity that may happen. Name roles and organisations, not people."""

    id: str = Field(
        description="R- and a number of three digits or more; never used twice.", examples=["R-012"], pattern=RISK_ID
    )
    title: str = Field(description="The risk in a few words.", examples=["Staff not trained in time"], min_length=1)
    cause: str | None = Field(default=None, description="Because of this.", examples=["Training places are short."])
    event: str | None = Field(
        default=None, description="This may happen.", examples=["Wards open without trained staff."]
    )
    effect: str | None = Field(
        default=None, description="And this would follow.", examples=["Beds stay closed for a month."]
    )
    category: str | None = Field(
        default=None, description="Its kind, in the office's own words.", examples=["delivery"]
    )
    affects: tuple[str, ...] = Field(
        default=(), description="Ids of the priorities, activities or deliverables it touches.", examples=[["P1.4.1"]]
    )
    raised_by: str | None = Field(
        default=None, description="Code of the partner or board that raised it.", examples=["HMPPS"]
    )
    raised_on: Day | None = Field(default=None, description="The day it was raised.", examples=["2018-10-02"])
    owner: str | None = Field(
        default=None, description="Code of the partner or board that answers for it.", examples=["HMPPS"]
    )
    inherent: Score | None = Field(
        default=None, description="Before anything is done about it.", examples=[{"likelihood": 4, "impact": 4}]
    )
    current: Score = Field(description="As it stands.", examples=[{"likelihood": 3, "impact": 4}])
    target: Score | None = Field(
        default=None, description="Where it is to get to.", examples=[{"likelihood": 2, "impact": 3}]
    )
    proximity: Proximity | None = Field(default=None, description="When it could happen.", examples=["next_quarter"])
    response: Response | None = Field(
        default=None, description="What is done about it, in a word.", examples=["reduce"]
    )
    actions: tuple[str, ...] = Field(
        default=(), description="Ids of actions in the action log.", examples=[["ACT-031"]]
    )
    level: Level = Field(default="lead", description="Who it is with.", examples=["board"])
    escalations: tuple[Escalation, ...] = Field(
        default=(),
        description="How it got there, the first step first.",
        examples=[[{"to": "board", "on": "2018-12-14", "reason": "No funding agreed."}]],
    )
    status: RiskStatus = Field(description="Open, or how it ended; one that happened is realised.", examples=["open"])
    issue: str | None = Field(
        default=None, description="Id of the issue it became, where it is realised.", examples=["I-004"]
    )
    reviewed_on: Day | None = Field(
        default=None, description="The day its owner last looked at it.", examples=["2018-12-14"]
    )
    closed_on: Day | None = Field(default=None, description="The day it ended.", examples=["2019-03-29"])
    audience: WhoMayRead = "public"
