"""The organisations of a partnership, groups of them such as Joint, and their teams and posts."""

from pydantic import Field

from npa_cli.model.base import Day, OurNote, OurReading, PlanModel, WhereQuoted, needed, optional, several
from npa_cli.model.vocabulary import PartnerKind


class Partner(PlanModel):
    """One name that can stand in a lead cell."""

    code: str = needed("The short name the plan uses.", "HMPPS", min_length=1)
    name: str = needed("The full name, as the plan prints it.", "HM Prison and Probation Service")
    kind: PartnerKind = needed(
        "An organisation, a group of them, an office that serves the partnership, or a team or post of one of these.",
        "organisation",
    )
    part_of: str | None = optional(
        "Of a team or a post: the code of what it belongs to, in whose return its work is reported.", "RHT"
    )
    party: bool = optional("Whether the plan names it as one of the parties it is between.", True, default=False)
    members: tuple[str, ...] = several("A group's members, by code.", ["MoJ", "HMPPS"])
    also_known_as: tuple[str, ...] = several("Other names it has in the sources.")
    predecessors: tuple[str, ...] = several(
        "Codes of the organisations it took over from; one of another plan with that plan's id and a colon in front.",
        ["npa-2013:NOMS"],
    )
    successors: tuple[str, ...] = several(
        "Codes of the organisations that took over from it, written in the same way.", ["HMPPS"]
    )
    started: Day | None = optional("The day it began, if the sources give it.", "2013-04-01")
    ended: Day | None = optional("The day it ended, if the sources give it.", "2017-03-31")
    role: str | None = optional("What it is there for, in the plan's words.", "…")
    responsibilities: tuple[str, ...] = several("What it does, point by point, in the plan's words.", ["…"])
    inferred: OurReading = Field(default=(), examples=[["successors"]])
    source: WhereQuoted = Field(default=None, examples=[{"document": "agreement", "line": 20}])
    note: OurNote = None


class PartnersFile(PlanModel):
    """partners.yaml: everyone who can lead an activity."""

    partners: tuple[Partner, ...] = needed("Every partner, group and office, in the plan's order.")
