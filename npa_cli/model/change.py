"""Change control: how signed words, dates and leads were altered since, and by whose decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from npa_cli.model.day import Day
from npa_cli.model.described import STRICT, described

ChangedField = Literal["timeframe", "text", "leads", "measure"]
ChangeReason = Literal["dependency", "resource", "funding", "policy", "legislation", "scope", "estimate", "other"]
ChangeStatus = Literal["proposed", "approved", "rejected", "withdrawn"]

CHANGED_FIELDS: Final[tuple[ChangedField, ...]] = get_args(ChangedField)
CHANGE_REASONS: Final[tuple[ChangeReason, ...]] = get_args(ChangeReason)

CHANGE_ID: Final = r"^CHG-[0-9]{3,}$"


@dataclass(frozen=True, slots=True)
class Change:
    """One alteration of the signed plan. Only an approved one has any effect, from the day after it was decided."""

    __pydantic_config__ = STRICT

    id: str = described(
        "CHG and a number of three digits or more; never used twice.", example="CHG-004", pattern=CHANGE_ID
    )
    item: str = described("The deliverable or activity it alters.", example="P8.2.1", min_length=1)
    field: ChangedField = described("What of it is altered.", example="timeframe")
    to: str | tuple[str, ...] = described("The new words; for leads, a list of codes.", example="FY19/20 Q3")
    reason: ChangeReason = described("Why, from a closed list.", example="dependency")
    narrative: str | None = described("Why, in a sentence.", default=None)
    status: ChangeStatus = described("How far it has got.", example="approved")
    proposed_by: str | None = described("The role or partner that asked for it.", example="NHSE", default=None)
    proposed_on: Day | None = described("The day it was asked for.", example="2019-05-20", default=None)
    decided_by: str | None = described("The body that decided it.", example="NPHB", default=None)
    decided_on: Day | None = described("The day it was decided.", example="2019-06-18", default=None)
