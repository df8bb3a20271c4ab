"""The action log: who does what by when, and where it was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from npa_cli.model.day import Day
from npa_cli.model.described import STRICT, described
from npa_cli.model.register import ACTION_ID
from npa_cli.model.vocabulary import Audience

ActionStatus = Literal["open", "closed"]


@dataclass(frozen=True, slots=True)
class Action:
    """One action. `due` is never altered: where it moves, the new day stands beside it."""

    __pydantic_config__ = STRICT

    id: str = described(
        "ACT- and a number of three digits or more; never used twice.", example="ACT-031", pattern=ACTION_ID
    )
    source: str | None = described("Where it was agreed.", example="NPHB 2019-06-18", default=None)
    raised_on: Day | None = described("The day it was agreed.", example="2019-06-18", default=None)
    text: str = described("What is to be done.", example="Send the data set to every region.", min_length=1)
    owner: str | None = described("Code of the partner or board that does it.", example="NHSE", default=None)
    affects: tuple[str, ...] = described(
        "Ids of what it is about: items of the plan, or entries of the registers.", example=["P1.4.1"], default=()
    )
    due: Day | None = described("The day it was first due.", example="2019-07-31", default=None)
    new_due: Day | None = described("The day it is due now, where that moved.", example="2019-09-30", default=None)
    status: ActionStatus = described("Open or closed.", example="open")
    closed_on: Day | None = described("The day it was done.", example="2019-09-12", default=None)
    audience: Audience = described(
        "Who may read of it in a paper made for an audience; what is not marked is for everybody.",
        example="board",
        default="public",
    )
