"""The decision log: what a board settled, when, and why."""

from __future__ import annotations

from dataclasses import dataclass

from npa_cli.model.day import Day
from npa_cli.model.described import STRICT, described
from npa_cli.model.register import DECISION_ID
from npa_cli.model.vocabulary import Audience


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, as minuted."""

    __pydantic_config__ = STRICT

    id: str = described(
        "DEC- and a number, or year, month and number; never used twice.",
        example="DEC-2019-06-02",
        pattern=DECISION_ID,
    )
    board: str = described("Code of the board that decided.", example="NPHB", min_length=1)
    date: Day = described("The day it was decided.", example="2019-06-18")
    title: str = described("What it was about, in a few words.", example="Move the benchmark to Q3", min_length=1)
    decision: str = described("What was decided.", example="The board agreed to move it.", min_length=1)
    rationale: str | None = described("Why.", example="The data comes a quarter later.", default=None)
    affects: tuple[str, ...] = described(
        "Ids of what it touches: items of the plan, changes, risks, issues, dependencies or actions.",
        example=["CHG-004"],
        default=(),
    )
    paper: str | None = described("The paper it was decided on.", example="NPHB(19)12", default=None)
    minute: str | None = described("Where it is minuted.", example="18 June 2019, item 4", default=None)
    audience: Audience = described(
        "Who may read of it in a paper made for an audience; what is not marked is for everybody.",
        example="board",
        default="public",
    )
