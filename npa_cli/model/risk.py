"""The risk register: what may happen, how likely and how bad it would be, and what is done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from npa_cli.model.day import Day
from npa_cli.model.described import STRICT, described
from npa_cli.model.register import RISK_ID, Escalation, Level
from npa_cli.model.vocabulary import Audience

Proximity = Literal["imminent", "this_quarter", "next_quarter", "this_year", "later"]
Response = Literal["avoid", "reduce", "transfer", "accept", "share", "exploit", "enhance"]
RiskStatus = Literal["open", "closed", "realised", "retired"]

RISK_STATUSES: Final[tuple[RiskStatus, ...]] = get_args(RiskStatus)


@dataclass(frozen=True, slots=True)
class Score:
    """How likely, and how bad: each from 1 to 5. npa multiplies them; the product is never written down."""

    __pydantic_config__ = STRICT

    likelihood: int = described(
        "1 rare, 2 unlikely, 3 possible, 4 likely, 5 almost certain.", example=3, ge=1, le=5, strict=True
    )
    impact: int = described(
        "1 negligible, 2 minor, 3 moderate, 4 major, 5 catastrophic.", example=4, ge=1, le=5, strict=True
    )


@dataclass(frozen=True, slots=True)
class Risk:
    """A threat or an opportunity that may happen. Name roles and organisations, not people."""

    __pydantic_config__ = STRICT

    id: str = described("R- and a number of three digits or more; never used twice.", example="R-012", pattern=RISK_ID)
    title: str = described("The risk in a few words.", example="Staff not trained in time", min_length=1)
    cause: str | None = described("Because of this.", example="Training places are short.", default=None)
    event: str | None = described("This may happen.", example="Wards open without trained staff.", default=None)
    effect: str | None = described("And this would follow.", example="Beds stay closed for a month.", default=None)
    category: str | None = described("Its kind, in the office's own words.", example="delivery", default=None)
    affects: tuple[str, ...] = described(
        "Ids of the priorities, activities or deliverables it touches.", example=["P1.4.1"], default=()
    )
    raised_by: str | None = described("Code of the partner or board that raised it.", example="HMPPS", default=None)
    raised_on: Day | None = described("The day it was raised.", example="2018-10-02", default=None)
    owner: str | None = described("Code of the partner or board that answers for it.", example="HMPPS", default=None)
    inherent: Score | None = described(
        "Before anything is done about it.", example={"likelihood": 4, "impact": 4}, default=None
    )
    current: Score = described("As it stands.", example={"likelihood": 3, "impact": 4})
    target: Score | None = described("Where it is to get to.", example={"likelihood": 2, "impact": 3}, default=None)
    proximity: Proximity | None = described("When it could happen.", example="next_quarter", default=None)
    response: Response | None = described("What is done about it, in a word.", example="reduce", default=None)
    actions: tuple[str, ...] = described("Ids of actions in the action log.", example=["ACT-031"], default=())
    level: Level = described("Who it is with.", example="board", default="lead")
    escalations: tuple[Escalation, ...] = described(
        "How it got there, the first step first.",
        example=[{"to": "board", "on": "2018-12-14", "reason": "No funding agreed."}],
        default=(),
    )
    status: RiskStatus = described("Open, or how it ended; one that happened is realised.", example="open")
    issue: str | None = described("Id of the issue it became, where it is realised.", example="I-004", default=None)
    reviewed_on: Day | None = described("The day its owner last looked at it.", example="2018-12-14", default=None)
    closed_on: Day | None = described("The day it ended.", example="2019-03-29", default=None)
    audience: Audience = described(
        "Who may read of it in a paper made for an audience; what is not marked is for everybody.",
        example="board",
        default="public",
    )
