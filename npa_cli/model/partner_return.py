"""What one partner says about its deliverables for one quarter: a file under returns/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from npa_cli.model.day import Day
from npa_cli.model.described import STRICT, described
from npa_cli.model.vocabulary import Audience, Rag, Status


@dataclass(frozen=True, slots=True)
class Update:
    """One deliverable's entry in a return. What it leaves out is not said, and is not carried over from before."""

    __pydantic_config__ = STRICT

    status: Status | None = described(
        "Where the work is. An entry without one is a form not filled in yet: it counts as silence.",
        example="in_progress",
        default=None,
    )
    rag: Rag | None = described("How confident the lead is of its date.", example="amber", default=None)
    forecast: Day | None = described("When the lead expects it done.", example="2019-06-30", default=None)
    actual: Day | None = described("The day it was done.", example="2018-09-21", default=None)
    occurrence: Day | None = described(
        "For a recurring deliverable: the due date of the one this is about. Left out, the earliest not yet done.",
        example="2019-03-31",
        default=None,
    )
    narrative: str | None = described("What happened, briefly.", example="Toolkit published.", default=None)
    path_to_green: str | None = described(
        "What will bring it back, and by when.", example="Data feed agreed by 28 February.", default=None
    )
    ask: str | None = described("What the board is asked for.", example="NPHB to confirm the data owner.", default=None)
    evidence: tuple[str, ...] = described(
        "Where the result can be seen: web addresses or document references.",
        example=["https://example.org/toolkit"],
        default=(),
    )
    audience: Audience = described(
        "Who may read its words in a paper made for an audience; its status and rag show all the same.",
        example="board",
        default="public",
    )
    superseded_by: str | None = described("The id of what takes its place.", example="P5.1.2", default=None)


@dataclass(frozen=True, slots=True)
class Return:
    """returns/FY18-19-Q3/PHE.yaml: one partner, one quarter."""

    __pydantic_config__ = STRICT

    partner: str = described("The partner's code.", example="PHE", min_length=1)
    period: str = described("The quarter it reports on.", example="FY18/19 Q3", min_length=1)
    submitted_by: str | None = described(
        "The role that wrote it; no names.", example="Health and Justice team", default=None
    )
    approved_by: str | None = described(
        "The role that signed it off; no names.", example="Deputy Director", default=None
    )
    approved_on: Day | None = described("The day it was signed off.", example="2019-01-11", default=None)
    updates: Mapping[str, Update] = field(
        default_factory=dict,
        metadata={
            "description": "What there is to say, by deliverable.",
            "examples": [{"P5.1.1": {"status": "in_progress", "rag": "green"}}],
        },
        kw_only=True,
    )
    no_change: tuple[str, ...] = described(
        "Deliverables still as last reported: an explicit confirmation.", example=["P5.2.1"], default=()
    )
    note: str | None = described(
        "Anything else the secretariat should know.", example="Two answers are late.", default=None
    )
