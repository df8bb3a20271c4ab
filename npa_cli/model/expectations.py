"""What a plan expects of itself as a whole: `expect` in workplan.yaml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from npa_cli.model.base import PlanModel, WholeNumber

PriorityHas = Literal["statement", "measure", "objectives", "themes", "source", "note"]
ActivityHas = Literal["leads", "measure", "reporting_partner", "contributors", "source", "note"]
DeliverableHas = Literal["text", "timeframe", "measure", "reporting_partner", "contributors", "source", "note"]


class Expectations(PlanModel):
    """What there has to be in the plan as a whole. What it leaves out is not checked."""

    priorities: WholeNumber | None = Field(
        default=None, description="How many priorities there are.", examples=[10], ge=0
    )
    themes: WholeNumber | None = Field(
        default=None, description="How many themes there are, in all priorities.", examples=[31], ge=0
    )
    activities: WholeNumber | None = Field(
        default=None, description="How many activities there are.", examples=[53], ge=0
    )
    deliverables: WholeNumber | None = Field(
        default=None, description="How many deliverables there are.", examples=[134], ge=0
    )
    every_priority_has: tuple[PriorityHas, ...] = Field(
        default=(),
        description="What no priority may lack. Objectives that are `unknown` are lacking.",
        examples=[["statement", "measure"]],
    )
    every_activity_has: tuple[ActivityHas, ...] = Field(
        default=(), description="What no activity may lack.", examples=[["leads"]]
    )
    every_deliverable_has: tuple[DeliverableHas, ...] = Field(
        default=(), description="What no deliverable may lack.", examples=[["timeframe"]]
    )
