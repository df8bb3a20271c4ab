"""NPA204 unknown-objective: a priority serves an objective that workplan.yaml does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.model.finding import Finding
from npa_cli.rules.minimal_plan import first_priority
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import nodes, words

_CODE: Final = "NPA204"


def _check(context: Context) -> Iterator[Finding]:
    if all(file.kind != "workplan" for file in context.files):
        return  # which objectives there are is not known
    known = tuple(objective.id for objective in context.plan.workplan.objectives)
    for node in nodes(context):
        listed = node.data.get("objectives") if node.level == "priority" else None
        if isinstance(listed, list):
            for given, at in words(listed, (*node.at, "objectives")):
                if given not in known:
                    hint = suggestion(given, known) if known else "list the plan's objectives in workplan.yaml"
                    yield Finding(_CODE, node.path, at, f"no objective `{given}` in workplan.yaml", hint, item=node.id)


RULE = Rule(
    code=_CODE,
    name="unknown-objective",
    title="A priority serves an objective that workplan.yaml does not have",
    why="Which priorities serve an objective is what its supporters ask first.",
    bad=Example("priorities/01-first.yaml", first_priority("themes:", "objectives: [O9]\nthemes:")),
    good=Example("priorities/01-first.yaml", first_priority("themes:", "objectives: unknown\nthemes:")),
    check=_check,
)
