"""NPA204 unknown-objective: a priority serves an objective that workplan.yaml does not have."""

from __future__ import annotations

from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.rules.minimal_plan import first_priority
from npa_cli.rules.plain_data import words
from npa_cli.rules.rule import Example, Findings, Frame, Item, item_rule

_CODE: Final = "NPA204"


@item_rule(
    _CODE,
    finds="unknown objective",
    levels=("priority",),
    name="unknown-objective",
    title="A priority serves an objective that workplan.yaml does not have",
    why="Which priorities serve an objective is what its supporters ask first.",
    bad=Example("priorities/01-first.yaml", first_priority("themes:", "objectives: [O9]\nthemes:")),
    good=Example("priorities/01-first.yaml", first_priority("themes:", "objectives: unknown\nthemes:")),
)
def check(item: Item, frame: Frame) -> Findings:
    listed = item.data.get("objectives")
    if not isinstance(listed, list) or not frame.has("workplan"):
        return  # a single word says that they are unknown; without workplan.yaml nobody knows which there are
    known = frame.objective_ids
    for given, at in words(listed, ("objectives",)):
        if given not in known:
            hint = suggestion(given, known) if known else "list the plan's objectives in workplan.yaml"
            yield item.finding(_CODE, at, f"no objective `{given}` in workplan.yaml", hint)
