"""Where words came from: the documents a plan quotes, and places in them."""

from __future__ import annotations

from pydantic import Field

from npa_cli.model.base import PlanModel, WholeNumber


class Source(PlanModel):
    """One document the plan's words are quoted from."""

    id: str = Field(description="A short name other entries use to point here.", examples=["workplan"])
    title: str = Field(
        description="The document's own title.", examples=["National Partnership Agreement: Workplan 2018 - 2021"]
    )
    licence: str = Field(
        description="The licence its words are quoted under.", examples=["Open Government Licence v3.0"]
    )
    attribution: str | None = Field(
        default=None, description="Who to name when quoting it.", examples=["© Crown copyright 2018"]
    )
    note: str | None = Field(default=None, description="What a reader should know about the text we hold.")


class Place(PlanModel):
    """A line of a source document."""

    document: str = Field(description="The id of a document under `sources` in workplan.yaml.", examples=["workplan"])
    line: WholeNumber = Field(description="Line number in the text held of it, counted from 1.", examples=[58], ge=1)
