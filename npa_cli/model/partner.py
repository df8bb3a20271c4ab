"""The organisations of a partnership, and groups of them such as Joint."""

from __future__ import annotations

from dataclasses import dataclass

from npa_cli.model.day import Day
from npa_cli.model.described import STRICT, described
from npa_cli.model.source import Place
from npa_cli.model.vocabulary import PartnerKind


@dataclass(frozen=True, slots=True)
class Partner:
    """One name that can stand in a lead cell."""

    __pydantic_config__ = STRICT

    code: str = described("The short name the plan uses.", example="HMPPS", min_length=1)
    name: str = described("The full name, as the plan prints it.", example="HM Prison and Probation Service")
    kind: PartnerKind = described(
        "An organisation, a group of them, or an office that serves the partnership.", example="organisation"
    )
    members: tuple[str, ...] = described("A group's members, by code.", example=["MoJ", "HMPPS"], default=())
    also_known_as: tuple[str, ...] = described("Other names it has in the sources.", default=())
    predecessors: tuple[str, ...] = described(
        "Codes of the organisations it took over from; one of another plan with that plan's id and a colon in front.",
        example=["npa-2013:NOMS"],
        default=(),
    )
    successors: tuple[str, ...] = described(
        "Codes of the organisations that took over from it, likewise.", example=["HMPPS"], default=()
    )
    started: Day | None = described("The day it began, where the sources give it.", example="2013-04-01", default=None)
    ended: Day | None = described("The day it ended, where the sources give it.", example="2017-03-31", default=None)
    role: str | None = described("What it is there for, in the plan's words.", example="…", default=None)
    responsibilities: tuple[str, ...] = described(
        "What it does, point by point, in the plan's words.", example=["…"], default=()
    )
    inferred: tuple[str, ...] = described(
        "Names of this entry's fields that are our reading, and not printed as such.",
        example=["successors"],
        default=(),
    )
    source: Place | None = described(
        "Where the words stand in the source document.", example={"document": "agreement", "line": 20}, default=None
    )
    note: str | None = described("What a reader should know; ours, not the plan's.", default=None)


@dataclass(frozen=True, slots=True)
class PartnersFile:
    """partners.yaml: everyone who can lead an activity."""

    __pydantic_config__ = STRICT

    partners: tuple[Partner, ...] = described("Every partner, group and office, in the plan's order.")
