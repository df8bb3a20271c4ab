"""The five registers: risks, issues, dependencies, decisions and actions. Name roles and organisations, not people."""

from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from npa_cli.model.base import Day, PlanModel, WholeNumber, WhoMayRead, needed, optional, several
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

    to: EscalationLevel = needed("The level it was taken to.", "board")
    on: Day = needed("The day it was taken there.", "2018-12-14")
    reason: Words = needed("Why it could not be settled below.", "No funding agreed for 2019/20.")
    response: Reply = optional("The steer that came back.", "Fund it from the reserve until June.")
    steer_on: Day | None = optional("The day the steer came back.", "2019-01-15")


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

    likelihood: WholeNumber = needed("1 rare, 2 unlikely, 3 possible, 4 likely, 5 almost certain.", 3, ge=1, le=5)
    impact: WholeNumber = needed("1 negligible, 2 minor, 3 moderate, 4 major, 5 catastrophic.", 4, ge=1, le=5)


class Risk(PlanModel):
    """A threat or an opportunity that may happen. Name roles and organisations, not people."""

    id: str = needed("R- and a number of three digits or more; never used twice.", "R-012", pattern=RISK_ID)
    title: Words = needed("The risk in a few words.", "Staff not trained in time")
    cause: Answer = optional("Because of this.", "Training places are short.")
    event: Answer = optional("This may happen.", "Wards open without trained staff.")
    effect: Answer = optional("And this would follow.", "Beds stay closed for a month.")
    category: Answer = optional("Its kind, in the office's own words.", "delivery")
    affects: ItemsTouched = ()
    raised_by: RaisedBy = None
    raised_on: Day | None = optional("The day it was raised.", "2018-10-02")
    owner: Owner = Field(default=None, examples=["HMPPS"])
    inherent: Score | None = optional("Before anything is done about it.", {"likelihood": 4, "impact": 4})
    current: Score = needed("As it stands.", {"likelihood": 3, "impact": 4})
    target: Score | None = optional("Where it is to get to.", {"likelihood": 2, "impact": 3})
    proximity: Proximity | None = optional("When it could happen.", "next_quarter")
    response: Response | None = optional("What is done about it, in a word.", "reduce")
    actions: ActionIds = ()
    level: WithWhom = "lead"
    escalations: Escalations = ()
    status: RiskStatus = needed("Open, or how it ended; one that happened is realised.", "open")
    issue: Answer = optional("Id of the issue it became, if it is realised.", "I-004")
    reviewed_on: Day | None = optional("The day its owner last looked at it.", "2018-12-14")
    closed_on: Day | None = optional("The day it ended.", "2019-03-29")
    audience: WhoMayRead = "public"


IssueType = Literal["problem", "request_for_change", "off_specification"]
Severity = Literal["low", "moderate", "high", "extreme"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
IssueStatus = Literal["open", "closed"]


class Issue(PlanModel):
    """Something that has happened and needs settling. Name roles and organisations, not people."""

    id: str = needed("I- and a number of three digits or more; never used twice.", "I-004", pattern=ISSUE_ID)
    title: Words = needed("The issue in a few words.", "Supplier withdrew")
    type: IssueType = optional("What kind of issue it is.", "problem", default="problem")
    severity: Severity = needed("How bad it is.", "high")
    affects: ItemsTouched = ()
    raised_by: RaisedBy = None
    raised_on: Day | None = optional("The day it was raised.", "2018-11-05")
    owner: Owner = Field(default=None, examples=["NHSE"])
    resolve_by: Day | None = optional("The day it is to be settled by.", "2019-02-28")
    actions: ActionIds = ()
    level: WithWhom = "lead"
    escalations: Escalations = ()
    status: IssueStatus = needed("Open or closed.", "open")
    resolution: Answer = optional("How it was settled.", "A second supplier was found.")
    closed_on: Day | None = optional("The day it was settled.", "2019-02-20")
    audience: WhoMayRead = "public"


Need = Literal["finish_to_start", "start_to_start", "finish_to_finish", "start_to_finish"]
DependencyStatus = Literal["proposed", "agreed", "at_risk", "met", "missed", "withdrawn"]


class Dependency(PlanModel):
    """Work that waits for other work. It counts once the giver has agreed."""

    id: str = needed("DEP- and a number of three digits or more; never used twice.", "DEP-007", pattern=DEPENDENCY_ID)
    title: Answer = optional("What is handed over, in a few words.", "The agreed data set")
    from_: str = needed("Id of the item it comes from.", "P1.1.1", alias="from", min_length=1)
    to: str = needed("Id of the item that needs it.", "P1.4.1", min_length=1)
    giver: Answer = optional("Code of the partner that gives it.", "HMPPS")
    receiver: Answer = optional("Code of the partner that gets it.", "NHSE")
    need: Need = optional(
        "What waits for what: as a rule the one can start when the other is finished.",
        "finish_to_start",
        default="finish_to_start",
    )
    needed_by: Day | None = optional(
        "The last day on which it is of use; else the day the item that needs it is due.", "2019-07-01"
    )
    agreed: bool = optional("Whether the giver has agreed.", True, default=False, strict=True)
    agreed_on: Day | None = optional("The day the giver agreed.", "2018-11-05")
    forecast: Day | None = optional(
        "The day the giver expects to hand it over; else what the item it comes from says.", "2019-09-30"
    )
    status: DependencyStatus = needed("How far it has got, as last agreed.", "agreed")
    raised_on: Day | None = optional("The day it was put in the register.", "2018-10-15")
    closed_on: Day | None = optional("The day it was met, missed or withdrawn.", "2019-06-28")


class Decision(PlanModel):
    """One decision, as minuted."""

    id: str = needed(
        "DEC- and a number, or year, month and number; never used twice.", "DEC-2019-06-02", pattern=DECISION_ID
    )
    board: str = needed("Code of the board that decided.", "NPHB", min_length=1)
    date: Day = needed("The day it was decided.", "2019-06-18")
    title: Words = needed("What it was about, in a few words.", "Move the benchmark to Q3")
    decision: Words = needed("What was decided.", "The board agreed to move it.")
    rationale: Answer = optional("Why.", "The data comes a quarter later.")
    affects: tuple[str, ...] = several(
        "Ids of what it touches: items of the plan, changes, risks, issues, dependencies or actions.", ["CHG-004"]
    )
    paper: Answer = optional("The paper it was decided on.", "NPHB(19)12")
    minute: Answer = optional("Where it is minuted.", "18 June 2019, item 4")
    audience: WhoMayRead = "public"


ActionStatus = Literal["open", "proposed_for_closure", "closed"]


class ActionUpdate(PlanModel):
    """One line of an action's log."""

    on: Day = needed("The day it was said.", "2019-07-02")
    update: Words = needed("What was said.", "Sent to two of the seven regions.")


class Action(PlanModel):
    """One action. `due` is never altered: where it moves, the new day stands beside it."""

    id: str = needed("ACT- and a number of three digits or more; never used twice.", "ACT-031", pattern=ACTION_ID)
    source: Answer = optional("Where it was agreed.", "NPHB 2019-06-18")
    raised_on: Day | None = optional("The day it was agreed.", "2019-06-18")
    text: Words = needed("What is to be done.", "Send the data set to every region.")
    owner: Answer = optional("Code of the partner or board that does it.", "NHSE")
    affects: tuple[str, ...] = several(
        "Ids of what it is about: items of the plan, or entries of the registers.", ["P1.4.1"]
    )
    due: Day | None = optional("The day it was first due.", "2019-07-31")
    new_due: Day | None = optional("The day it is due now, if that moved.", "2019-09-30")
    log: tuple[ActionUpdate, ...] = several(
        "What was said of it since, the first line first.",
        [{"on": "2019-07-02", "update": "Sent to two of the seven regions."}],
    )
    status: ActionStatus = needed(
        "Open, closed, or proposed for closure: it is open until the board has agreed.", "open"
    )
    closure_proposed_on: Day | None = optional("The day its owner proposed to close it.", "2019-09-10")
    closed_on: Day | None = optional("The day it was done.", "2019-09-12")
    audience: WhoMayRead = "public"
