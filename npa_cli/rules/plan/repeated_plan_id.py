"""NPA214 repeated-plan-id: another plan of the same folder has this plan's id."""

from typing import Final

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from npa_cli.rules.plain_data import text_under
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

_MANIFEST: Final = MINIMAL_PLAN["workplan.yaml"]
_BESIDE: Final = "plans/earlier/workplan.yaml"


@plan_rule(
    "NPA214",
    title="Another plan beside this one has the same id",
    why="`--plan` and links name a plan by its id, and an answer of several plans tells them apart by nothing else.",
    bad=Example("workplan.yaml", _MANIFEST, {_BESIDE: _MANIFEST}),
    good=Example("workplan.yaml", _MANIFEST, {_BESIDE: _MANIFEST.replace("id: small", "id: earlier")}),
)
def repeated_plan_id(index: Index, frame: Frame) -> Findings:
    for file in index.files_of("workplan"):
        given = text_under(file.data, "id")
        if given and given in tuple(index.sister_plans):  # the ids alone: asking the mapping would open the plan
            message = f"`{given}` is the id of another plan beside this one too"
            yield file.finding(("id",), message, "give each its own; `npa plans` says where they are")
