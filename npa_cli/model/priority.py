"""A priority and what hangs from it: themes, activities, deliverables. One priority is one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from npa_cli.model.described import ACTIVITY_ID, DELIVERABLE_ID, PRIORITY_ID, STRICT, described
from npa_cli.model.late import Late
from npa_cli.model.source import Place
from npa_cli.model.vocabulary import Audience


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One commitment with one timeframe."""

    __pydantic_config__ = STRICT

    id: str = described("The activity's id and a number; never used twice.", example="P3.1.2", pattern=DELIVERABLE_ID)
    text: str | None = described(
        "The plan's words. Left out where the plan gives only a timeframe; the activity's words are then shown.",
        example="NHS Benchmarking data of transfer and remissions",
        default=None,
    )
    timeframe: str = described(
        "The plan's words for when, verbatim. Left out where the plan gives none.",
        example="FY18/19 Q4 (then Annually)",
        min_length=1,
        default="",
    )
    number: str | None = described("The plan's own number or letter for it.", example="2.29", default=None)
    reporting_partner: str | None = described(
        "Who reports on it, where that is not the first lead.", example="PHE", default=None
    )
    contributors: tuple[str, ...] = described(
        "Partners who help but do not lead, by code.", example=["PHE"], default=()
    )
    measure: str | None = described(
        "How success is measured, in the plan's words.", example="Every prison has a SPOC", default=None
    )
    audience: Audience = described(
        "Who may read of it in a paper made for an audience; what is not marked is for everybody.",
        example="board",
        default="public",
    )
    note: str | None = described(
        "Words the plan prints with it that are neither text nor timeframe.",
        example="subject to approval",
        default=None,
    )
    inferred: tuple[str, ...] = described(
        "Names of this entry's fields that are our reading, and not printed as such.", example=["timeframe"], default=()
    )
    source: Place | None = described(
        "Where the words stand in the source document.", example={"document": "workplan", "line": 93}, default=None
    )


@dataclass(frozen=True, slots=True)
class Activity:
    """One row of the plan: what will be done, who leads, and what comes out of it."""

    __pydantic_config__ = STRICT

    id: str = described("The priority's id and a number; never used twice.", example="P3.1", pattern=ACTIVITY_ID)
    text: str = described("The plan's words. Two statements in one row are two paragraphs.", min_length=1)
    number: str | None = described("The plan's own number or letter for it.", example="18", default=None)
    leads: tuple[str, ...] = described(
        "Lead partners by code, in the plan's order. Left out where the plan names none.",
        example=["NHSE"],
        min_length=1,
        default=(),
    )
    leads_as_printed: str | None = described(
        "The whole cell of leads and helpers as the plan prints it, where it has to be read to tell them apart.",
        example="NHS RDC, NOMS",
        default=None,
    )
    inferred: tuple[str, ...] = described(
        "Names of this entry's fields that are our reading, and not printed as such.", example=["leads"], default=()
    )
    lead_note: str | None = described(
        "Words in the lead cell beside the partners.", example="including through the Prison Safety Board", default=None
    )
    reporting_partner: str | None = described(
        "Who reports on it, where that is not the first lead.", example="PHE", default=None
    )
    contributors: tuple[str, ...] = described(
        "Partners who help but do not lead, by code.", example=["PHE"], default=()
    )
    measure: str | None = described(
        "How success is measured, in the plan's words.", example="Every prison has a SPOC", default=None
    )
    audience: Audience = described(
        "Who may read of it in a paper made for an audience; what is not marked is for everybody.",
        example="board",
        default="public",
    )
    note: str | None = described(
        "Words the plan prints above the row's deliverables.",
        example="Through quarterly reporting into the NPHB:",
        default=None,
    )
    source: Place | None = described("Where the words stand in the source document.", default=None)
    deliverables: tuple[Deliverable, ...] = described("What comes out of it, in the plan's order.", min_length=1)


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading that groups activities within a priority."""

    __pydantic_config__ = STRICT

    title: str = described(
        "The plan's words, without the closing colon. Left out where the plan has no themes: its activities then stand "
        "under one theme without a title.",
        example="Mental Health",
        min_length=1,
        default="",
    )
    activities: tuple[Activity, ...] = described("Its activities, in the plan's order.", min_length=1)


@dataclass(frozen=True, slots=True)
class Priority(Late):
    """One of the plan's priorities: a file under priorities/."""

    __pydantic_config__ = STRICT

    id: str = described("P and a number; never used twice.", example="P3", pattern=PRIORITY_ID)
    number: str | None = described("The plan's own number or letter for it.", example="7", default=None)
    title: str = described("A short name for tables; ours, not signed words.", example="Mental health and wellbeing")
    statement: str = described("The priority as signed.", min_length=1)
    measure: str | None = described("The measure of success as signed.", default=None)
    objectives: Literal["unknown"] | tuple[str, ...] = described(
        "Ids of the objectives it serves. `unknown` where the text we hold lost them: unknown is not none.",
        example="unknown",
        default="unknown",
    )
    audience: Audience = described(
        "Who may read of it in a paper made for an audience; what is not marked is for everybody.",
        example="board",
        default="public",
    )
    note: str | None = described("What a reader should know; ours, not the plan's.", default=None)
    source: Place | None = described("Where the words stand in the source document.", default=None)
    themes: tuple[Theme, ...] = described(
        "Its themes, in the plan's order; none where nothing is planned yet.", default=()
    )
