"""Where words came from: the documents a plan quotes, and places in them."""

from __future__ import annotations

from dataclasses import dataclass

from npa_cli.model.described import STRICT, described


@dataclass(frozen=True, slots=True)
class Source:
    """One document the plan's words are quoted from."""

    __pydantic_config__ = STRICT

    id: str = described("A short name other entries use to point here.", example="workplan")
    title: str = described("The document's own title.", example="National Partnership Agreement: Workplan 2018 - 2021")
    licence: str = described("The licence its words are quoted under.", example="Open Government Licence v3.0")
    attribution: str | None = described("Who to name when quoting it.", example="© Crown copyright 2018", default=None)
    note: str | None = described("What a reader should know about the text we hold.", default=None)


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a source document."""

    __pydantic_config__ = STRICT

    document: str = described("The id of a document under `sources` in workplan.yaml.", example="workplan")
    line: int = described("Line number in the text held of it, counted from 1.", example=58, ge=1, strict=True)
