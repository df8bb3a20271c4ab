"""What a plan says it holds: counts and coverage, so that nothing can go missing unseen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from npa_cli.model.described import STRICT, described

PriorityHas = Literal["statement", "measure", "objectives", "themes", "source", "note"]
ActivityHas = Literal["leads", "measure", "reporting_partner", "contributors", "source", "note"]
DeliverableHas = Literal["text", "timeframe", "measure", "reporting_partner", "contributors", "source", "note"]


@dataclass(frozen=True, slots=True)
class Expectations:
    """What there has to be in the plan as a whole. What it leaves out is not checked."""

    __pydantic_config__ = STRICT

    priorities: int | None = described("How many priorities there are.", example=10, default=None, ge=0, strict=True)
    themes: int | None = described(
        "How many themes there are, in all priorities.", example=31, default=None, ge=0, strict=True
    )
    activities: int | None = described("How many activities there are.", example=53, default=None, ge=0, strict=True)
    deliverables: int | None = described(
        "How many deliverables there are.", example=134, default=None, ge=0, strict=True
    )
    every_priority_has: tuple[PriorityHas, ...] = described(
        "What no priority may lack. Objectives that are `unknown` are lacking.",
        example=["statement", "measure"],
        default=(),
    )
    every_activity_has: tuple[ActivityHas, ...] = described("What no activity may lack.", example=["leads"], default=())
    every_deliverable_has: tuple[DeliverableHas, ...] = described(
        "What no deliverable may lack.", example=["timeframe"], default=()
    )
