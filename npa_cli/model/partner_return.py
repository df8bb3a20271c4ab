"""What one partner says about its deliverables for one round: a file under returns/."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from npa_cli.model.base import Day, PlanModel
from npa_cli.model.content import Answer, Answers
from npa_cli.model.own_field import HasOwnFields, OwnLevel
from npa_cli.model.rating_scale import ReportedRag
from npa_cli.model.vocabulary import AssuranceLevel, Audience, Status


class DoneOccurrence(PlanModel):
    """One time of a recurring deliverable that is done, beside the one that an entry is about."""

    occurrence: Day = Field(description="The day it was due.", examples=["2018-12-31"])
    actual: Day | None = Field(default=None, description="The day it was done.", examples=["2018-12-20"])
    narrative: Answer = Field(default=None, description="What happened, briefly.", examples=["Held in Leeds."])
    evidence: Answers = Field(
        default=(), description="Where the result can be seen.", examples=[["https://example.org/minutes"]]
    )


class Assurance(PlanModel):
    """How it is known that work which is reported complete is done: by its lead's word, or by somebody else's."""

    level: AssuranceLevel = Field(
        description="`self` is the lead's own word; `verified` is that of somebody who does not lead it; `withdrawn` "
        "says that it was verified, and that this no longer holds.",
        examples=["verified"],
    )
    by: Answer = Field(
        default=None, description="Who verified it: a partner's code, or a role; no names.", examples=["Internal Audit"]
    )
    on: Day | None = Field(default=None, description="The day it was verified, or withdrawn.", examples=["2019-02-04"])
    how: Answer = Field(default=None, description="How it was verified.", examples=["Visits to four sites."])


class Update(HasOwnFields):
    """One deliverable's entry in a return. What it leaves out is not said, and is not carried over from before."""

    level: ClassVar[OwnLevel] = "update"

    status: Status | None = Field(
        default=None,
        description="Where the work is. An entry without one is a form not filled in yet: it counts as silence.",
        examples=["in_progress"],
    )
    rag: ReportedRag | None = Field(
        default=None, description="How confident the lead is of its date.", examples=["amber"]
    )
    forecast: Day | None = Field(default=None, description="When the lead expects it done.", examples=["2019-06-30"])
    actual: Day | None = Field(default=None, description="The day it was done.", examples=["2018-09-21"])
    occurrence: Day | None = Field(
        default=None,
        description="For a recurring deliverable: the due date of the one this is about. "
        "Left out, the earliest not yet done.",
        examples=["2019-03-31"],
    )
    also_done: tuple[DoneOccurrence, ...] = Field(
        default=(),
        description="For a recurring deliverable: other times of it that are done too.",
        examples=[[{"occurrence": "2018-12-31", "actual": "2018-12-20"}]],
    )
    said_on: Day | None = Field(
        default=None,
        description="The day this was said; `npa update` writes it. In a round that is still running it counts from "
        "the day after. Left out, or outside the round, it counts from the day after the round ends.",
        examples=["2018-11-20"],
    )
    narrative: Answer = Field(default=None, description="What happened, briefly.", examples=["Toolkit published."])
    path_to_green: Answer = Field(
        default=None, description="What will bring it back, and by when.", examples=["Data feed agreed by 28 February."]
    )
    ask: Answer = Field(
        default=None, description="What the board is asked for.", examples=["NPHB to confirm the data owner."]
    )
    evidence: Answers = Field(
        default=(),
        description="Where the result can be seen: web addresses or document references.",
        examples=[["https://example.org/toolkit"]],
    )
    assurance: Assurance | None = Field(
        default=None,
        description="Beside `complete`: who says that it is done.",
        examples=[{"level": "verified", "by": "Internal Audit", "on": "2019-02-04"}],
    )
    audience: Audience = Field(
        default="public",
        description="Who may read its words in a paper made for an audience; its status and rag show all the same.",
        examples=["board"],
    )
    superseded_by: Answer = Field(default=None, description="The id of what takes its place.", examples=["P5.1.2"])


class Return(PlanModel):
    """returns/FY18-19-Q3/PHE.yaml: one partner, one round."""

    partner: str = Field(description="The partner's code.", examples=["PHE"], min_length=1)
    period: str = Field(description="The round it reports on.", examples=["FY18/19 Q3"], min_length=1)
    submitted_by: Answer = Field(
        default=None, description="The role that wrote it; no names.", examples=["Health and Justice team"]
    )
    approved_by: Answer = Field(
        default=None, description="The role that signed it off; no names.", examples=["Deputy Director"]
    )
    approved_on: Day | None = Field(default=None, description="The day it was signed off.", examples=["2019-01-11"])
    updates: Mapping[str, Update] = Field(
        default_factory=dict,
        description="What there is to say, by deliverable.",
        examples=[{"P5.1.1": {"status": "in_progress", "rag": "green"}}],
    )
    no_change: tuple[str, ...] = Field(
        default=(), description="Deliverables still as last reported: an explicit confirmation.", examples=[["P5.2.1"]]
    )
    note: Answer = Field(
        default=None, description="Anything else the secretariat should know.", examples=["Two answers are late."]
    )

    @property
    def is_approved(self) -> bool:
        """Whether it was signed off: the role that did so is given, or the day."""
        return self.approved_by is not None or self.approved_on is not None

    @property
    def approval(self) -> str:
        """By whom it was approved and when, as far as that is given: ` by Deputy Director on 2019-01-11`."""
        by = f" by {self.approved_by}" if self.approved_by is not None else ""
        return f"{by} on {self.approved_on}" if self.approved_on is not None else by
