"""What one partner says about its deliverables for one round: a file under returns/."""

from collections.abc import Mapping
from typing import ClassVar

from npa_cli.model.base import Day, PlanModel, keyed, needed, optional, several
from npa_cli.model.content import Answer, Answers
from npa_cli.model.own_field import HasOwnFields, OwnLevel
from npa_cli.model.rating_scale import ReportedRag
from npa_cli.model.vocabulary import AssuranceLevel, Audience, Status


class DoneOccurrence(PlanModel):
    """One time of a recurring deliverable that is done, beside the one that an entry is about."""

    occurrence: Day = needed("The day it was due.", "2018-12-31")
    actual: Day | None = optional("The day it was done.", "2018-12-20")
    narrative: Answer = optional("What happened, briefly.", "Held in Leeds.")
    evidence: Answers = several("Where the result can be seen.", ["https://example.org/minutes"])


class Assurance(PlanModel):
    """How it is known that work which is reported complete is done: by its lead's word, or by somebody else's."""

    level: AssuranceLevel = needed(
        "`self` is the lead's own word; `verified` is that of somebody who does not lead it; `withdrawn` "
        "says that it was verified, and that this no longer holds.",
        "verified",
    )
    by: Answer = optional("Who verified it: a partner's code, or a role; no names.", "Internal Audit")
    on: Day | None = optional("The day it was verified, or withdrawn.", "2019-02-04")
    how: Answer = optional("How it was verified.", "Visits to four sites.")


class Update(HasOwnFields):
    """One deliverable's entry in a return. What it leaves out is not said, and is not carried over from before."""

    level: ClassVar[OwnLevel] = "update"

    status: Status | None = optional(
        "Where the work is. An entry without one is a form not filled in yet: it counts as silence.", "in_progress"
    )
    rag: ReportedRag | None = optional("How confident the lead is of its date.", "amber")
    forecast: Day | None = optional("When the lead expects it done.", "2019-06-30")
    actual: Day | None = optional("The day it was done.", "2018-09-21")
    occurrence: Day | None = optional(
        "For a recurring deliverable: the due date of the one this is about. Left out, the earliest not yet done.",
        "2019-03-31",
    )
    also_done: tuple[DoneOccurrence, ...] = several(
        "For a recurring deliverable: other times of it that are done too.",
        [{"occurrence": "2018-12-31", "actual": "2018-12-20"}],
    )
    said_on: Day | None = optional(
        "The day this was said; `npa update` writes it. In a round that is still running it counts from "
        "the day after. Left out, or outside the round, it counts from the day after the round ends.",
        "2018-11-20",
    )
    narrative: Answer = optional("What happened, briefly.", "Toolkit published.")
    path_to_green: Answer = optional("What will bring it back, and by when.", "Data feed agreed by 28 February.")
    ask: Answer = optional("What the board is asked for.", "NPHB to confirm the data owner.")
    evidence: Answers = several(
        "Where the result can be seen: web addresses or document references.", ["https://example.org/toolkit"]
    )
    assurance: Assurance | None = optional(
        "Beside `complete`: who says that it is done.",
        {"level": "verified", "by": "Internal Audit", "on": "2019-02-04"},
    )
    audience: Audience = optional(
        "Who may read its words in a paper made for an audience; its status and rag show all the same.",
        "board",
        default="public",
    )
    superseded_by: Answer = optional("The id of what takes its place.", "P5.1.2")


class Return(PlanModel):
    """returns/FY18-19-Q3/PHE.yaml: one partner, one round."""

    partner: str = needed("The partner's code.", "PHE", min_length=1)
    period: str = needed("The round it reports on.", "FY18/19 Q3", min_length=1)
    submitted_by: Answer = optional("The role that wrote it; no names.", "Health and Justice team")
    approved_by: Answer = optional("The role that signed it off; no names.", "Deputy Director")
    approved_on: Day | None = optional("The day it was signed off.", "2019-01-11")
    updates: Mapping[str, Update] = keyed(
        "What there is to say, by deliverable.", {"P5.1.1": {"status": "in_progress", "rag": "green"}}
    )
    no_change: tuple[str, ...] = several("Deliverables still as last reported: an explicit confirmation.", ["P5.2.1"])
    note: Answer = optional("Anything else the secretariat should know.", "Two answers are late.")

    @property
    def is_approved(self) -> bool:
        """Whether it was signed off: the role that did so is given, or the day."""
        return self.approved_by is not None or self.approved_on is not None

    @property
    def approval(self) -> str:
        """By whom it was approved and when, as far as that is given: ` by Deputy Director on 2019-01-11`."""
        by = f" by {self.approved_by}" if self.approved_by is not None else ""
        return f"{by} on {self.approved_on}" if self.approved_on is not None else by
