"""What a plan's documents say beside its tables, paragraph by paragraph: sections.yaml."""

from __future__ import annotations

from pydantic import Field

from npa_cli.model.base import OurNote, OurReading, PlanModel, PrintedNumber, WhereQuoted, WholeNumber


class SectionParagraph(PlanModel):
    """One paragraph, or one point of a list, as the document prints it."""

    number: PrintedNumber = Field(default=None, examples=["1.16"])
    level: WholeNumber = Field(
        default=0,
        description="How deep it stands in a list: 0 is running text, 1 a point, 2 a point of that.",
        examples=[1],
        ge=0,
    )
    text: str = Field(
        description="Its words, verbatim, without the marks of footnotes.",
        examples=["All healthcare for remand and sentenced prisoners"],
        min_length=1,
    )
    line: WholeNumber = Field(description="The line it begins on, in the text held, from 1.", examples=[125], ge=1)
    goes_on: tuple[WholeNumber, ...] = Field(
        default=(), description="The lines on which it goes on, if a page ends in it.", examples=[[80]]
    )


class Section(PlanModel):
    """A part of a document under one heading."""

    id: str = Field(
        description="A short name, unique in the plan, to ask for it by.",
        examples=["scope"],
        pattern=r"^[a-z][a-z0-9-]*$",
    )
    title: str = Field(description="Its heading.", examples=["Scope"], min_length=1)
    inferred: OurReading = Field(default=(), examples=[["title"]])
    source: WhereQuoted = Field(default=None, examples=[{"document": "agreement", "line": 121}])
    note: OurNote = Field(default=None, examples=["Its diagram was an image and is lost."])
    paragraphs: tuple[SectionParagraph, ...] = Field(
        description="Its paragraphs, in order.",
        examples=[[{"number": "1.14", "text": "The agreement is not intended to be legally binding", "line": 117}]],
        min_length=1,
    )
