"""Fields that several models have, meaning the same in each."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from npa_cli.model.source import Place
from npa_cli.model.vocabulary import Audience

WhoMayRead = Annotated[
    Audience,
    Field(
        description="Who may read of it in a paper made for an audience; what is not marked is for everybody.",
        examples=["board"],
    ),
]
OurReading = Annotated[
    tuple[str, ...], Field(description="Names of this entry's fields that are our reading, and not printed as such.")
]
OurNote = Annotated[str | None, Field(description="What a reader should know; ours, not the plan's.")]
WhereQuoted = Annotated[Place | None, Field(description="Where the words stand in the source document.")]
