"""What a plan's documents say beside its tables, paragraph by paragraph: sections.yaml."""

from pydantic import Field

from npa_cli.model.base import (
    OurNote,
    OurReading,
    PlanModel,
    PrintedNumber,
    WhereQuoted,
    WholeNumber,
    needed,
    optional,
    several,
)


class SectionParagraph(PlanModel):
    """One paragraph, or one point of a list, as the document prints it."""

    number: PrintedNumber = Field(default=None, examples=["1.16"])
    level: WholeNumber = optional(
        "How deep it stands in a list: 0 is running text, 1 a point, 2 a point of that.", 1, default=0, ge=0
    )
    text: str = needed(
        "Its words, verbatim, without the marks of footnotes.",
        "All healthcare for remand and sentenced prisoners",
        min_length=1,
    )
    line: WholeNumber = needed("The line it begins on, in the text held, from 1.", 125, ge=1)
    goes_on: tuple[WholeNumber, ...] = several("The lines on which it goes on, if a page ends in it.", [80])


class Section(PlanModel):
    """A part of a document under one heading."""

    id: str = needed("A short name, unique in the plan, to ask for it by.", "scope", pattern=r"^[a-z][a-z0-9-]*$")
    title: str = needed("Its heading.", "Scope", min_length=1)
    inferred: OurReading = Field(default=(), examples=[["title"]])
    source: WhereQuoted = Field(default=None, examples=[{"document": "agreement", "line": 121}])
    note: OurNote = Field(default=None, examples=["Its diagram was an image and is lost."])
    paragraphs: tuple[SectionParagraph, ...] = needed(
        "Its paragraphs, in order.",
        [{"number": "1.14", "text": "The agreement is not intended to be legally binding", "line": 117}],
        min_length=1,
    )
