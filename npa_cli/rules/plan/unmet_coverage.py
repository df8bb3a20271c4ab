"""NPA852 unmet-coverage: an item lacks what the plan says every item of its kind has."""

from __future__ import annotations

from typing import Final, get_args

from npa_cli.model.vocabulary import Level
from npa_cli.model.workplan import ActivityHas, DeliverableHas, PriorityHas
from npa_cli.rules.expectation import LEVELS, expectations, list_ids
from npa_cli.rules.minimal_plan import expectation_of
from npa_cli.rules.plain_data import words
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

_CODE: Final = "NPA852"
_KEYS: Final[dict[str, tuple[Level, tuple[str, ...]]]] = {
    "every_priority_has": ("priority", get_args(PriorityHas)),
    "every_activity_has": ("activity", get_args(ActivityHas)),
    "every_deliverable_has": ("deliverable", get_args(DeliverableHas)),
}


@plan_rule(
    _CODE,
    name="unmet-coverage",
    title="An item lacks what the plan says every item of its kind has",
    why="A priority without a measure can never be shown to have worked.",
    bad=Example("workplan.yaml", expectation_of("every_priority_has: [measure]")),
    good=Example("workplan.yaml", expectation_of("every_priority_has: [statement]")),
)
def check(index: Index, frame: Frame) -> Findings:
    for each in expectations(index):
        if each.key not in _KEYS or not isinstance(each.value, list):
            continue
        level, known = _KEYS[each.key]
        for wanted, at in words(each.value, ()):
            if wanted not in known:
                continue  # that is a finding of the file's shape
            without = [item.name or "?" for item in index.lacking(level, wanted)]
            if without:
                every = index.count(level)
                has = f"{every - len(without):,} of {every:,} {LEVELS[level]} have it"
                message = f"every {level} is expected to have `{wanted}`: {has}, without it: {list_ids(without)}"
                yield each.finding(_CODE, at, message, f"add `{wanted}: …` there, or expect it no longer")
