"""The plan's own account of itself: workplan.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from npa_cli.model.board import Board, DisputeStep
from npa_cli.model.day import Day
from npa_cli.model.described import STRICT, described
from npa_cli.model.expectation import Expectations
from npa_cli.model.source import Place, Source


@dataclass(frozen=True, slots=True)
class Period:
    """The years the plan covers."""

    __pydantic_config__ = STRICT

    text: str = described("The plan's own words.", example="2018 - 2021")
    start: Day | None = described("First day, ISO.", example="2018-04-01", default=None)
    end: Day | None = described("Last day, inclusive, ISO.", example="2021-03-31", default=None)
    basis: str | None = described("Why these days, where the words alone do not say.", default=None)


@dataclass(frozen=True, slots=True)
class Objective:
    """One of the objectives the priorities serve."""

    __pydantic_config__ = STRICT

    id: str = described("O and a number.", example="O1", pattern=r"^O[1-9][0-9]*$")
    text: str = described("The objective as signed.", min_length=1)
    kind: str = described("What the plan itself calls it.", example="shared outcome", min_length=1, default="objective")
    number: str | None = described("The plan's own number or letter for it.", example="2.2", default=None)
    points: tuple[str, ...] = described(
        "What the plan lists under it, in its words.", example=["Provide training to prison staff"], default=()
    )
    source: Place | None = described(
        "Where the words stand in the source document.", example={"document": "agreement", "line": 40}, default=None
    )


@dataclass(frozen=True, slots=True)
class Signatory:
    """One role in which the plan was signed."""

    __pydantic_config__ = STRICT

    role: str = described("The role, as printed.", example="Chief Executive Officer", min_length=1)
    organisation: str = described("The organisation, as printed.", example="Public Health England", min_length=1)
    inferred: tuple[str, ...] = described(
        "Names of this entry's fields that are our reading, and not printed as such.",
        example=["organisation"],
        default=(),
    )
    source: Place | None = described(
        "Where the words stand in the source document.", example={"document": "agreement", "line": 230}, default=None
    )


ItemLevel = Literal["priority", "theme", "activity", "deliverable", "timeframe", "leads", "measure"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Days at which the rating tables turn. Printed in every paper's key."""

    __pydantic_config__ = STRICT

    red_after_days: int = described(
        "Days late after which overdue work turns red.", example=92, default=92, ge=0, strict=True
    )
    due_soon_days: int = described("How many days ahead counts as due soon.", example=91, default=91, ge=0, strict=True)
    stale_after_days: int = described(
        "Days after which a report no longer counts.", example=92, default=92, ge=0, strict=True
    )


@dataclass(frozen=True, slots=True)
class RegisterThresholds:
    """Scores (likelihood times impact, 1 to 25) at which a risk's band turns. Printed beside every risk."""

    __pydantic_config__ = STRICT

    moderate_from: int = described("The lowest moderate score.", example=4, default=4, ge=1, le=25, strict=True)
    high_from: int = described("The lowest high score.", example=8, default=8, ge=1, le=25, strict=True)
    extreme_from: int = described("The lowest extreme score.", example=15, default=15, ge=1, le=25, strict=True)
    board_from: int = described(
        "The score from which a risk is the board's to know.", example=15, default=15, ge=1, le=25, strict=True
    )
    review_after_days: int = described(
        "Days after which an open risk is past its review.", example=92, default=92, ge=0, strict=True
    )


@dataclass(frozen=True, slots=True)
class Workplan:
    """workplan.yaml: what the plan says about itself, and how its words are to be read."""

    __pydantic_config__ = STRICT

    id: str = described("A short name, unique among plans.", example="npa-2018", pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str = described("The plan's own title.", min_length=1)
    period: Period = described("The years it covers.")
    introduction: str | None = described("What the plan says of itself, verbatim.", default=None)
    conventions: Mapping[str, Any] = field(
        default_factory=dict,
        metadata={
            "description": "How its words for dates are to be read: settings of docs/timeframes.md.",
            "examples": [{"financial_year_start_month": 4, "year_deadline": "calendar_year_end"}],
        },
        kw_only=True,
    )
    thresholds: Thresholds = field(
        default_factory=Thresholds,
        metadata={"description": "Days at which the rating tables turn."},
        kw_only=True,
    )
    registers: RegisterThresholds = field(
        default_factory=RegisterThresholds,
        metadata={
            "description": "Scores at which a risk's band turns, and how long a review lasts.",
            "examples": [{"extreme_from": 15, "board_from": 12}],
        },
        kw_only=True,
    )
    reporting: Mapping[str, str] = field(
        default_factory=dict,
        metadata={
            "description": "Which partner reports for a group that leads, by code.",
            "examples": [{"Joint": "HMPPS"}],
        },
        kw_only=True,
    )
    names: Mapping[ItemLevel, str] = field(
        default_factory=dict,
        metadata={
            "description": "The plan's own words for its levels and columns, which headings then use.",
            "examples": [{"activity": "objective", "timeframe": "timescale"}],
        },
        kw_only=True,
    )
    signatories: tuple[Signatory, ...] = described(
        "Who signed it, by role.",
        example=[{"role": "Director General", "organisation": "Ministry of Justice"}],
        default=(),
    )
    objectives: tuple[Objective, ...] = described("What the priorities serve.", default=())
    boards: tuple[Board, ...] = described("The bodies it reports to, feeds into or is scrutinised by.", default=())
    dispute_resolution: tuple[DisputeStep, ...] = described(
        "How a dispute is taken up, the lowest rung first.", default=()
    )
    sources: tuple[Source, ...] = described("The documents its words are quoted from.", default=())
    expect: Expectations | None = described(
        "What the plan as a whole has to hold, such as how many priorities; `npa validate` counts again.",
        example={"priorities": 10, "every_priority_has": ["measure"]},
        default=None,
    )
    note: str | None = described("What a reader should know; ours, not the plan's.", default=None)
