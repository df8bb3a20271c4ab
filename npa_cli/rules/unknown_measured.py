"""NPA222 unknown-measured: a measure of an item that the plan does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.model.finding import Finding
from npa_cli.rules.minimal_plan import MEASURE
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import has, levels, mappings_in, reads_all_items, words

_CODE: Final = "NPA222"


def _check(context: Context) -> Iterator[Finding]:
    if not reads_all_items(context) or not has(context, "measures"):
        return
    known = dict.fromkeys((*(each.id for each in context.plan.workplan.objectives), *context.once(levels)))
    for file in context.files:
        if file.kind == "measures":
            for measure, at in mappings_in(file.data):
                for given, place in words(measure.get("items"), (*at, "items")):
                    if given not in known:
                        hint = suggestion(given, tuple(known))
                        yield Finding(_CODE, file.path, place, f"no item `{given}` in this plan", hint)


RULE = Rule(
    code=_CODE,
    name="unknown-measured",
    title="A measure of an item that the plan does not have",
    why="A measure that belongs to nothing is in nobody's paper.",
    bad=Example("measures.yaml", MEASURE.replace("[P1.1]", "[P1.7]")),
    good=Example("measures.yaml", MEASURE),
    check=_check,
)
