"""NPA108 stray-file: a file of data in the plan's folder that is no file of the plan."""

from __future__ import annotations

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from npa_cli.rules.rule import Example, reader_rule

check = reader_rule(
    "NPA108",
    name="stray-file",
    title="A file of data in the plan's folder that is no file of the plan",
    why="Somebody may believe that what stands in it is part of the plan. npa does not read it.",
    bad=Example("budget.yaml", "travel: 1200\n"),
    good=Example("workplan.yaml", MINIMAL_PLAN["workplan.yaml"]),
    severity="warning",
)
