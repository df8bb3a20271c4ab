"""NPA222 unknown-measured: a measure of an item that the plan does not have."""

from __future__ import annotations

from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.rules.minimal_plan import MEASURE
from npa_cli.rules.plain_data import mappings_in, words
from npa_cli.rules.rule import Example, Finding, Findings, Frame, Index, plan_rule

_CODE: Final = "NPA222"


@plan_rule(
    _CODE,
    finds="unknown item or objective",
    name="unknown-measured",
    title="A measure of an item that the plan does not have",
    why="A measure that belongs to nothing is in nobody's paper.",
    bad=Example("measures.yaml", MEASURE.replace("[P1.1]", "[P1.7]")),
    good=Example("measures.yaml", MEASURE),
)
def check(index: Index, frame: Frame) -> Findings:
    if not index.reads_all_items or not index.has("measures"):
        return
    known = dict.fromkeys((*frame.objective_ids, *index.levels))
    for file in index.files_of("measures"):
        for measure, at in mappings_in(file.data):
            for given, place in words(measure.get("items"), (*at, "items")):
                if given not in known:
                    hint = suggestion(given, tuple(known))
                    yield Finding(_CODE, file.path, place, f"no item `{given}` in this plan", hint)
