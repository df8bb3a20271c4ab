"""The issue register: what has happened and is not settled yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from npa_cli.model.day import Day
from npa_cli.model.described import STRICT, described
from npa_cli.model.register import ISSUE_ID, Escalation, Level
from npa_cli.model.vocabulary import Audience

IssueType = Literal["problem", "request_for_change", "off_specification"]
Severity = Literal["low", "moderate", "high", "extreme"]
IssueStatus = Literal["open", "closed"]

SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that has happened and needs settling. Name roles and organisations, not people."""

    __pydantic_config__ = STRICT

    id: str = described("I- and a number of three digits or more; never used twice.", example="I-004", pattern=ISSUE_ID)
    title: str = described("The issue in a few words.", example="Supplier withdrew", min_length=1)
    type: IssueType = described("What kind of issue it is.", example="problem", default="problem")
    severity: Severity = described("How bad it is.", example="high")
    affects: tuple[str, ...] = described(
        "Ids of the priorities, activities or deliverables it touches.", example=["P1.4.1"], default=()
    )
    raised_by: str | None = described("Code of the partner or board that raised it.", example="HMPPS", default=None)
    raised_on: Day | None = described("The day it was raised.", example="2018-11-05", default=None)
    owner: str | None = described("Code of the partner or board that answers for it.", example="NHSE", default=None)
    resolve_by: Day | None = described("The day it is to be settled by.", example="2019-02-28", default=None)
    actions: tuple[str, ...] = described("Ids of actions in the action log.", example=["ACT-031"], default=())
    level: Level = described("Who it is with.", example="board", default="lead")
    escalations: tuple[Escalation, ...] = described(
        "How it got there, the first step first.",
        example=[{"to": "board", "on": "2018-12-14", "reason": "No funding agreed."}],
        default=(),
    )
    status: IssueStatus = described("Open or closed.", example="open")
    resolution: str | None = described("How it was settled.", example="A second supplier was found.", default=None)
    closed_on: Day | None = described("The day it was settled.", example="2019-02-20", default=None)
    audience: Audience = described(
        "Who may read of it in a paper made for an audience; what is not marked is for everybody.",
        example="board",
        default="public",
    )
