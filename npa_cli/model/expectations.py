"""What a plan expects of itself as a whole: `expect` in workplan.yaml."""

from __future__ import annotations

from typing import Literal

from npa_cli.model.base import PlanModel, WholeNumber, optional, several

PriorityHas = Literal["statement", "measure", "objectives", "themes", "source", "note"]
ActivityHas = Literal["leads", "measure", "reporting_partner", "contributors", "source", "note"]
DeliverableHas = Literal["text", "timeframe", "measure", "reporting_partner", "contributors", "source", "note"]


class Expectations(PlanModel):
    """What there has to be in the plan as a whole. What it leaves out is not checked."""

    priorities: WholeNumber | None = optional("How many priorities there are.", 10, ge=0)
    themes: WholeNumber | None = optional("How many themes there are, in all priorities.", 31, ge=0)
    activities: WholeNumber | None = optional("How many activities there are.", 53, ge=0)
    deliverables: WholeNumber | None = optional("How many deliverables there are.", 134, ge=0)
    every_priority_has: tuple[PriorityHas, ...] = several(
        "What no priority may lack. Objectives that are `unknown` are lacking.", ["statement", "measure"]
    )
    every_activity_has: tuple[ActivityHas, ...] = several("What no activity may lack.", ["leads"])
    every_deliverable_has: tuple[DeliverableHas, ...] = several("What no deliverable may lack.", ["timeframe"])
