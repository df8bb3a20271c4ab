"""A priority and what hangs from it: themes, activities, deliverables. One priority is one file."""

from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from npa_cli.model.base import (
    ACTIVITY_ID,
    DELIVERABLE_ID,
    PRIORITY_ID,
    THEME_ID,
    OurNote,
    OurReading,
    PrintedNumber,
    WhereQuoted,
    WhoMayRead,
    needed,
    optional,
    several,
)
from npa_cli.model.own_field import HasOwnFields, OwnLevel

ReportingPartner = Annotated[
    str | None, Field(description="Who reports on it, if that is not the first lead.", examples=["PHE"])
]
Contributors = Annotated[
    tuple[str, ...], Field(description="Partners who help but do not lead, by code.", examples=[["PHE"]])
]
MeasureOfSuccess = Annotated[
    str | None,
    Field(description="How success is measured, in the plan's words.", examples=["Every prison has a SPOC"]),
]


Condition = Annotated[
    str | None,
    Field(
        description="What the plan makes its dates hang on, in its words; shown beside them.",
        examples=["subject to any impacts imposed by Covid-19 responses"],
    ),
]


class Deliverable(HasOwnFields):
    """One commitment with one timeframe."""

    level: ClassVar[OwnLevel] = "deliverable"

    id: str = needed("The activity's id and a number; never used twice.", "P3.1.2", pattern=DELIVERABLE_ID)
    text: str | None = optional(
        "The plan's words. Left out if the plan gives only a timeframe; the activity's words are then shown.",
        "NHS Benchmarking data of transfer and remissions",
    )
    timeframe: str = optional(
        "The plan's words for when, verbatim. Left out if the plan gives none.",
        "FY18/19 Q4 (then Annually)",
        default="",
        min_length=1,
    )
    timeframe_of: str | None = optional(
        "The part of its words that the timeframe is about, if that is not the whole of it: "
        "then that day makes nothing else late.",
        "First two expected to open",
    )
    condition: Condition = None
    number: PrintedNumber = Field(default=None, examples=["2.29"])
    leads: tuple[str, ...] = several(
        "Lead partners by code, if they are others than its activity's.", ["PHE"], min_length=1
    )
    reporting_partner: ReportingPartner = None
    contributors: Contributors = ()
    measure: MeasureOfSuccess = None
    audience: WhoMayRead = "public"
    note: str | None = optional(
        "Words the plan prints with it that are neither text nor timeframe.", "subject to approval"
    )
    inferred: OurReading = Field(default=(), examples=[["timeframe"]])
    source: WhereQuoted = Field(default=None, examples=[{"document": "workplan", "line": 93}])


class Activity(HasOwnFields):
    """One row of the plan: what will be done, who leads, and what comes out of it."""

    level: ClassVar[OwnLevel] = "activity"

    id: str = needed("The priority's id and a number; never used twice.", "P3.1", pattern=ACTIVITY_ID)
    text: str = needed("The plan's words. Two statements in one row are two paragraphs.", min_length=1)
    number: PrintedNumber = Field(default=None, examples=["18"])
    leads: tuple[str, ...] = several(
        "Lead partners by code, in the plan's order. Left out if the plan names none.", ["NHSE"], min_length=1
    )
    leads_as_printed: str | None = optional(
        "The whole cell of leads and helpers as the plan prints it, if it has to be read to tell them apart.",
        "NHS RDC, NOMS",
    )
    inferred: OurReading = Field(default=(), examples=[["leads"]])
    lead_note: str | None = optional(
        "Words in the lead cell beside the partners.", "including through the Prison Safety Board"
    )
    reporting_partner: ReportingPartner = None
    contributors: Contributors = ()
    measure: MeasureOfSuccess = None
    condition: Condition = None
    audience: WhoMayRead = "public"
    note: str | None = optional(
        "Words the plan prints above the row's deliverables.", "Through quarterly reporting into the NPHB:"
    )
    source: WhereQuoted = None
    deliverables: tuple[Deliverable, ...] = needed("What comes out of it, in the plan's order.", min_length=1)


THEME_MARK: Final = " > "


class Theme(HasOwnFields):
    """A heading that groups activities within a priority."""

    level: ClassVar[OwnLevel] = "theme"

    id: str | None = optional(
        "The priority's id, a T and a number; never used twice. Left out if nobody has to name it.",
        "P3.T1",
        pattern=THEME_ID,
    )
    title: str = optional(
        "The plan's words, without the closing colon. Left out if the plan has no themes: "
        "its activities then stand under one theme without a title.",
        "Mental Health",
        default="",
        min_length=1,
    )
    leads: tuple[str, ...] = several(
        "Lead partners by code: of its activities, those that name none are led by them.", ["NHSE"], min_length=1
    )
    measure: MeasureOfSuccess = None
    activities: tuple[Activity, ...] = needed("Its activities, in the plan's order.", min_length=1)

    @property
    def heading(self) -> str:
        """Its id and its title, as far as it has them."""
        return "  ".join(filter(None, (self.id, self.title)))

    def name_in(self, priority: str) -> str:
        """Its id, or by its title `P3 > Mental Health` if it has none."""
        return self.id or f"{priority}{THEME_MARK}{self.title}"


class Priority(HasOwnFields):
    """One of the plan's priorities: a file under priorities/."""

    level: ClassVar[OwnLevel] = "priority"

    id: str = needed("P and a number; never used twice.", "P3", pattern=PRIORITY_ID)
    number: PrintedNumber = Field(default=None, examples=["7"])
    title: str = needed("A short name for tables; ours, not signed words.", "Mental health and wellbeing")
    statement: str = needed("The priority as signed.", min_length=1)
    measure: str | None = optional("The measure of success as signed.")
    objectives: Literal["unknown"] | tuple[str, ...] = optional(
        "Ids of the objectives it serves. `unknown` if the text we hold lost them: unknown is not none.",
        "unknown",
        default="unknown",
    )
    audience: WhoMayRead = "public"
    inferred: OurReading = Field(default=(), examples=[["title"]])
    note: OurNote = None
    source: WhereQuoted = None
    themes: tuple[Theme, ...] = several("Its themes, in the plan's order; none if nothing is planned yet.")

    @property
    def activities(self) -> tuple[Activity, ...]:
        """Its activities, theme by theme."""
        return tuple(activity for theme in self.themes for activity in theme.activities)
