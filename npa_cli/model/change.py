"""Change control: how signed words, dates and leads were altered since, and by whose decision."""

from datetime import date
from typing import Final, Literal

from npa_cli.model.base import Day, PlanModel, needed, optional
from npa_cli.model.content import Answer
from npa_cli.model.vocabulary import ChangeStatus

ChangedField = Literal["timeframe", "text", "leads", "measure"]
ChangeReason = Literal["dependency", "resource", "funding", "policy", "legislation", "scope", "estimate", "other"]

CHANGE_ID: Final = r"^CHG-[0-9]{3,9}$"


class Change(PlanModel):
    """One alteration of the signed plan. Only an approved one has any effect, from the day after it was decided."""

    id: str = needed("CHG and a number of three digits or more; never used twice.", "CHG-004", pattern=CHANGE_ID)
    item: str = needed("The deliverable or activity it alters.", "P8.2.1", min_length=1)
    field: ChangedField = needed("What of it is altered.", "timeframe")
    to: str | tuple[str, ...] = needed("The new words; for leads, a list of codes.", "FY19/20 Q3")
    reason: ChangeReason = needed("Why, from a closed list.", "dependency")
    narrative: Answer = optional("Why, in a sentence.")
    status: ChangeStatus = needed("How far it has got.", "approved")
    proposed_by: Answer = optional("The role or partner that asked for it.", "NHSE")
    proposed_on: Day | None = optional("The day it was asked for.", "2019-05-20")
    decided_by: Answer = optional("The body that decided it.", "NPHB")
    decided_on: Day | None = optional("The day it was decided.", "2019-06-18")

    def waits_before(self, day: date) -> bool:
        """Whether it was asked for before a day and not decided before it; one decided later had not been then."""
        is_asked = self.proposed_on is None or self.proposed_on < day
        return is_asked and (self.status == "proposed" or (self.decided_on is not None and self.decided_on >= day))
