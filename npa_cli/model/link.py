"""Links between items of any plans: ours, not signed words, each with what it stands on."""

from typing import Literal

from pydantic import Field

from npa_cli.model.base import OurReading, PlanModel, needed, optional
from npa_cli.model.content import Answer

Relation = Literal["serves", "continues"]
Basis = Literal["stated", "same_words", "same_subject"]


class Link(PlanModel):
    """links.yaml: one item of this plan, and one of any plan that it serves or continues."""

    from_: str = needed(
        "The item of this plan: P2, P2.4, P2.4.1, P2.T1, O1, or P2 > Theme title.", "P2.4", alias="from", min_length=1
    )
    relation: Relation = needed("Whether it serves the other, or continues an earlier one.", "continues")
    to: str = needed(
        "The other item; one of another plan with that plan's id and a colon in front.", "npa-2013:P7", min_length=1
    )
    basis: Basis = needed(
        "What the link stands on: the documents state it, use the same words, or are about the same subject.",
        "same_subject",
    )
    note: Answer = optional("The words it stands on, or why it holds.", "smoke-free prisons")
    inferred: OurReading = Field(default=(), examples=[["to"]])

    @property
    def is_stated(self) -> bool:
        """Whether the documents state it as it stands, with nothing in it of our own reading."""
        return self.basis == "stated" and not self.inferred
