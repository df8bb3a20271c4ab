"""NPA222 unknown-measured: a measure of an item that the plan does not have."""

from npa_cli.model.did_you_mean import suggestion
from npa_cli.rules.minimal_plan import MEASURE
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule


@plan_rule(
    "NPA222",
    finds="unknown item or objective",
    title="A measure of an item that the plan does not have",
    why="A measure that belongs to nothing is in nobody's paper.",
    bad=Example("measures.yaml", MEASURE.replace("[P1.1]", "[P1.7]")),
    good=Example("measures.yaml", MEASURE),
)
def unknown_measured(index: Index, frame: Frame) -> Findings:
    if not index.reads_all_items or not index.has("measures"):
        return
    known = dict.fromkeys((*frame.names("objective"), *index.levels))
    for measure in index.entries("measures"):
        for given, at in measure.words("items"):
            if given not in known:
                yield measure.finding(at, f"no item `{given}` in this plan", suggestion(given, known))
