"""Links between items of any plans: ours, not signed words, each with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from npa_cli.model.described import STRICT, described

Relation = Literal["serves", "continues"]
Basis = Literal["stated", "same_words", "same_subject"]


@dataclass(frozen=True, slots=True)
class Link:
    """links.yaml: one item of this plan, and one of any plan that it serves or continues."""

    __pydantic_config__ = STRICT

    from_: str = described(
        "The item of this plan: P2, P2.4, P2.4.1, O1, or P2 > Theme title.", example="P2.4", alias="from", min_length=1
    )
    relation: Relation = described("Whether it serves the other, or continues an earlier one.", example="continues")
    to: str = described(
        "The other item; one of another plan with that plan's id and a colon in front.",
        example="npa-2013:P7",
        min_length=1,
    )
    basis: Basis = described(
        "What the link stands on: the documents state it, use the same words, or are about the same subject.",
        example="same_subject",
    )
    note: str | None = described("The words it stands on, or why it holds.", example="smoke-free prisons", default=None)
