"""NPA204 unknown-objective: a priority serves an objective that workplan.yaml does not have."""

from npa_cli.model.did_you_mean import suggestion
from npa_cli.rules.minimal_plan import in_priority
from npa_cli.rules.rule import Findings, Frame, Item, item_rule


@item_rule(
    "NPA204",
    finds="unknown objective",
    levels=("priority",),
    title="A priority serves an objective that workplan.yaml does not have",
    why="Which priorities serve an objective is what its supporters ask first.",
    bad=in_priority("themes:", "objectives: [O9]\nthemes:"),
    good=in_priority("themes:", "objectives: unknown\nthemes:"),
)
def unknown_objective(item: Item, frame: Frame) -> Findings:
    if not isinstance(item.data.get("objectives"), list) or not frame.has("workplan"):
        return  # a single word says that they are unknown; without workplan.yaml nobody knows which there are
    known = frame.names("objective")
    for given, at in item.words("objectives"):
        if given not in known:
            hint = suggestion(given, known) if known else "list the plan's objectives in workplan.yaml"
            yield item.finding(at, f"no objective `{given}` in workplan.yaml", hint)
