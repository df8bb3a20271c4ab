"""The organisations of a partnership, groups of them such as Joint, and their teams and posts."""

from __future__ import annotations

from pydantic import Field

from npa_cli.model.base import Day, OurNote, OurReading, PlanModel, WhereQuoted
from npa_cli.model.vocabulary import PartnerKind


class Partner(PlanModel):
    """One name that can stand in a lead cell."""

    code: str = Field(description="The short name the plan uses.", examples=["HMPPS"], min_length=1)
    name: str = Field(description="The full name, as the plan prints it.", examples=["HM Prison and Probation Service"])
    kind: PartnerKind = Field(
        description="An organisation, a group of them, an office that serves the partnership, or a team or post of one "
        "of these.",
        examples=["organisation"],
    )
    part_of: str | None = Field(
        default=None,
        description="Of a team or a post: the code of what it belongs to, in whose return its work is reported.",
        examples=["RHT"],
    )
    party: bool = Field(
        default=False, description="Whether the plan names it as one of the parties it is between.", examples=[True]
    )
    members: tuple[str, ...] = Field(default=(), description="A group's members, by code.", examples=[["MoJ", "HMPPS"]])
    also_known_as: tuple[str, ...] = Field(default=(), description="Other names it has in the sources.")
    predecessors: tuple[str, ...] = Field(
        default=(),
        description="Codes of the organisations it took over from; one of another plan with that plan's id "
        "and a colon in front.",
        examples=[["npa-2013:NOMS"]],
    )
    successors: tuple[str, ...] = Field(
        default=(),
        description="Codes of the organisations that took over from it, written in the same way.",
        examples=[["HMPPS"]],
    )
    started: Day | None = Field(
        default=None, description="The day it began, if the sources give it.", examples=["2013-04-01"]
    )
    ended: Day | None = Field(
        default=None, description="The day it ended, if the sources give it.", examples=["2017-03-31"]
    )
    role: str | None = Field(default=None, description="What it is there for, in the plan's words.", examples=["…"])
    responsibilities: tuple[str, ...] = Field(
        default=(), description="What it does, point by point, in the plan's words.", examples=[["…"]]
    )
    inferred: OurReading = Field(default=(), examples=[["successors"]])
    source: WhereQuoted = Field(default=None, examples=[{"document": "agreement", "line": 20}])
    note: OurNote = None


class PartnersFile(PlanModel):
    """partners.yaml: everyone who can lead an activity."""

    partners: tuple[Partner, ...] = Field(description="Every partner, group and office, in the plan's order.")
