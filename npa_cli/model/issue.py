"""The issue register: what has happened and is not settled yet."""

from __future__ import annotations

from typing import Final, Literal, get_args

from pydantic import Field

from npa_cli.model.base import PlanModel
from npa_cli.model.common_fields import WhoMayRead
from npa_cli.model.day import Day
from npa_cli.model.register import ISSUE_ID, Escalation, Level

IssueType = Literal["problem", "request_for_change", "off_specification"]
Severity = Literal["low", "moderate", "high", "extreme"]
IssueStatus = Literal["open", "closed"]

SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)


class Issue(PlanModel):
    """Something that has happened and needs settling. Name roles and organisations, not people."""

    id: str = Field(
        description="I- and a number of three digits or more; never used twice.", examples=["I-004"], pattern=ISSUE_ID
    )
    title: str = Field(description="The issue in a few words.", examples=["Supplier withdrew"], min_length=1)
    type: IssueType = Field(default="problem", description="What kind of issue it is.", examples=["problem"])
    severity: Severity = Field(description="How bad it is.", examples=["high"])
    affects: tuple[str, ...] = Field(
        default=(), description="Ids of the priorities, activities or deliverables it touches.", examples=[["P1.4.1"]]
    )
    raised_by: str | None = Field(
        default=None, description="Code of the partner or board that raised it.", examples=["HMPPS"]
    )
    raised_on: Day | None = Field(default=None, description="The day it was raised.", examples=["2018-11-05"])
    owner: str | None = Field(
        default=None, description="Code of the partner or board that answers for it.", examples=["NHSE"]
    )
    resolve_by: Day | None = Field(default=None, description="The day it is to be settled by.", examples=["2019-02-28"])
    actions: tuple[str, ...] = Field(
        default=(), description="Ids of actions in the action log.", examples=[["ACT-031"]]
    )
    level: Level = Field(default="lead", description="Who it is with.", examples=["board"])
    escalations: tuple[Escalation, ...] = Field(
        default=(),
        description="How it got there, the first step first.",
        examples=[[{"to": "board", "on": "2018-12-14", "reason": "No funding agreed."}]],
    )
    status: IssueStatus = Field(description="Open or closed.", examples=["open"])
    resolution: str | None = Field(
        default=None, description="How it was settled.", examples=["A second supplier was found."]
    )
    closed_on: Day | None = Field(default=None, description="The day it was settled.", examples=["2019-02-20"])
    audience: WhoMayRead = "public"
