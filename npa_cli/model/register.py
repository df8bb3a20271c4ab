"""The five registers: risks, issues, dependencies, decisions and actions. Name roles and organisations, not people."""

from __future__ import annotations

from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from npa_cli.model.base import Day, PlanModel, WholeNumber, WhoMayRead
from npa_cli.model.content import Answer, Reply, Words

EscalationLevel = Literal["lead", "sponsor", "secretariat", "board", "senior_officials", "ministers"]
ESCALATION_LEVELS: Final[tuple[EscalationLevel, ...]] = get_args(EscalationLevel)
"""Who an entry is with, the lowest rung first."""

RISK_ID: Final = r"^R-[0-9]{3,9}$"
ISSUE_ID: Final = r"^I-[0-9]{3,9}$"
DEPENDENCY_ID: Final = r"^DEP-[0-9]{3,9}$"
DECISION_ID: Final = r"^DEC-[0-9]{1,9}(-[0-9]{1,9})*$"
ACTION_ID: Final = r"^ACT-[0-9]{3,9}$"


class Escalation(PlanModel):
    """One step up: to whom, why, and what came back."""

    to: EscalationLevel = Field(description="The level it was taken to.", examples=["board"])
    on: Day = Field(description="The day it was taken there.", examples=["2018-12-14"])
    reason: Words = Field(description="Why it could not be settled below.", examples=["No funding agreed for 2019/20."])
    response: Reply = Field(
        default=None, description="The steer that came back.", examples=["Fund it from the reserve until June."]
    )
    steer_on: Day | None = Field(default=None, description="The day the steer came back.", examples=["2019-01-15"])


ItemsTouched = Annotated[
    tuple[str, ...],
    Field(description="Ids of the priorities, activities or deliverables it touches.", examples=[["P1.4.1"]]),
]
RaisedBy = Annotated[Answer, Field(description="Code of the partner or board that raised it.", examples=["HMPPS"])]
Owner = Annotated[Answer, Field(description="Code of the partner or board that answers for it.")]
ActionIds = Annotated[tuple[str, ...], Field(description="Ids of actions in the action log.", examples=[["ACT-031"]])]
WithWhom = Annotated[EscalationLevel, Field(description="Who it is with.", examples=["board"])]
Escalations = Annotated[
    tuple[Escalation, ...],
    Field(
        description="How it got there, the first step first.",
        examples=[[{"to": "board", "on": "2018-12-14", "reason": "No funding agreed."}]],
    ),
]


Proximity = Literal["imminent", "this_quarter", "next_quarter", "this_year", "later"]
Response = Literal["avoid", "reduce", "transfer", "accept", "share", "exploit", "enhance"]
RiskStatus = Literal["open", "closed", "realised", "retired"]


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
    title: Words = Field(description="The risk in a few words.", examples=["Staff not trained in time"])
    cause: Answer = Field(default=None, description="Because of this.", examples=["Training places are short."])
    event: Answer = Field(default=None, description="This may happen.", examples=["Wards open without trained staff."])
    effect: Answer = Field(
        default=None, description="And this would follow.", examples=["Beds stay closed for a month."]
    )
    category: Answer = Field(default=None, description="Its kind, in the office's own words.", examples=["delivery"])
    affects: ItemsTouched = ()
    raised_by: RaisedBy = None
    raised_on: Day | None = Field(default=None, description="The day it was raised.", examples=["2018-10-02"])
    owner: Owner = Field(default=None, examples=["HMPPS"])
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
    actions: ActionIds = ()
    level: WithWhom = "lead"
    escalations: Escalations = ()
    status: RiskStatus = Field(description="Open, or how it ended; one that happened is realised.", examples=["open"])
    issue: Answer = Field(default=None, description="Id of the issue it became, if it is realised.", examples=["I-004"])
    reviewed_on: Day | None = Field(
        default=None, description="The day its owner last looked at it.", examples=["2018-12-14"]
    )
    closed_on: Day | None = Field(default=None, description="The day it ended.", examples=["2019-03-29"])
    audience: WhoMayRead = "public"


IssueType = Literal["problem", "request_for_change", "off_specification"]
Severity = Literal["low", "moderate", "high", "extreme"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
IssueStatus = Literal["open", "closed"]


class Issue(PlanModel):
    """Something that has happened and needs settling. Name roles and organisations, not people."""

    id: str = Field(
        description="I- and a number of three digits or more; never used twice.", examples=["I-004"], pattern=ISSUE_ID
    )
    title: Words = Field(description="The issue in a few words.", examples=["Supplier withdrew"])
    type: IssueType = Field(default="problem", description="What kind of issue it is.", examples=["problem"])
    severity: Severity = Field(description="How bad it is.", examples=["high"])
    affects: ItemsTouched = ()
    raised_by: RaisedBy = None
    raised_on: Day | None = Field(default=None, description="The day it was raised.", examples=["2018-11-05"])
    owner: Owner = Field(default=None, examples=["NHSE"])
    resolve_by: Day | None = Field(default=None, description="The day it is to be settled by.", examples=["2019-02-28"])
    actions: ActionIds = ()
    level: WithWhom = "lead"
    escalations: Escalations = ()
    status: IssueStatus = Field(description="Open or closed.", examples=["open"])
    resolution: Answer = Field(
        default=None, description="How it was settled.", examples=["A second supplier was found."]
    )
    closed_on: Day | None = Field(default=None, description="The day it was settled.", examples=["2019-02-20"])
    audience: WhoMayRead = "public"


Need = Literal["finish_to_start", "start_to_start", "finish_to_finish", "start_to_finish"]
DependencyStatus = Literal["proposed", "agreed", "at_risk", "met", "missed", "withdrawn"]


class Dependency(PlanModel):
    """Work that waits for other work. It counts once the giver has agreed."""

    id: str = Field(
        description="DEP- and a number of three digits or more; never used twice.",
        examples=["DEP-007"],
        pattern=DEPENDENCY_ID,
    )
    title: Answer = Field(
        default=None, description="What is handed over, in a few words.", examples=["The agreed data set"]
    )
    from_: str = Field(alias="from", description="Id of the item it comes from.", examples=["P1.1.1"], min_length=1)
    to: str = Field(description="Id of the item that needs it.", examples=["P1.4.1"], min_length=1)
    giver: Answer = Field(default=None, description="Code of the partner that gives it.", examples=["HMPPS"])
    receiver: Answer = Field(default=None, description="Code of the partner that gets it.", examples=["NHSE"])
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


class Decision(PlanModel):
    """One decision, as minuted."""

    id: str = Field(
        description="DEC- and a number, or year, month and number; never used twice.",
        examples=["DEC-2019-06-02"],
        pattern=DECISION_ID,
    )
    board: str = Field(description="Code of the board that decided.", examples=["NPHB"], min_length=1)
    date: Day = Field(description="The day it was decided.", examples=["2019-06-18"])
    title: Words = Field(description="What it was about, in a few words.", examples=["Move the benchmark to Q3"])
    decision: Words = Field(description="What was decided.", examples=["The board agreed to move it."])
    rationale: Answer = Field(default=None, description="Why.", examples=["The data comes a quarter later."])
    affects: tuple[str, ...] = Field(
        default=(),
        description="Ids of what it touches: items of the plan, changes, risks, issues, dependencies or actions.",
        examples=[["CHG-004"]],
    )
    paper: Answer = Field(default=None, description="The paper it was decided on.", examples=["NPHB(19)12"])
    minute: Answer = Field(default=None, description="Where it is minuted.", examples=["18 June 2019, item 4"])
    audience: WhoMayRead = "public"


ActionStatus = Literal["open", "proposed_for_closure", "closed"]


class ActionUpdate(PlanModel):
    """One line of an action's log."""

    on: Day = Field(description="The day it was said.", examples=["2019-07-02"])
    update: Words = Field(description="What was said.", examples=["Sent to two of the seven regions."])


class Action(PlanModel):
    """One action. `due` is never altered: where it moves, the new day stands beside it."""

    id: str = Field(
        description="ACT- and a number of three digits or more; never used twice.",
        examples=["ACT-031"],
        pattern=ACTION_ID,
    )
    source: Answer = Field(default=None, description="Where it was agreed.", examples=["NPHB 2019-06-18"])
    raised_on: Day | None = Field(default=None, description="The day it was agreed.", examples=["2019-06-18"])
    text: Words = Field(description="What is to be done.", examples=["Send the data set to every region."])
    owner: Answer = Field(default=None, description="Code of the partner or board that does it.", examples=["NHSE"])
    affects: tuple[str, ...] = Field(
        default=(),
        description="Ids of what it is about: items of the plan, or entries of the registers.",
        examples=[["P1.4.1"]],
    )
    due: Day | None = Field(default=None, description="The day it was first due.", examples=["2019-07-31"])
    new_due: Day | None = Field(
        default=None, description="The day it is due now, if that moved.", examples=["2019-09-30"]
    )
    log: tuple[ActionUpdate, ...] = Field(
        default=(),
        description="What was said of it since, the first line first.",
        examples=[[{"on": "2019-07-02", "update": "Sent to two of the seven regions."}]],
    )
    status: ActionStatus = Field(
        description="Open, closed, or proposed for closure: it is open until the board has agreed.", examples=["open"]
    )
    closure_proposed_on: Day | None = Field(
        default=None, description="The day its owner proposed to close it.", examples=["2019-09-10"]
    )
    closed_on: Day | None = Field(default=None, description="The day it was done.", examples=["2019-09-12"])
    audience: WhoMayRead = "public"
