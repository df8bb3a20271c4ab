"""NPA852 unmet-coverage: an item lacks what the plan says every item of its kind has."""

from typing import Final, get_args

from npa_cli.model.vocabulary import Level
from npa_cli.model.workplan import ActivityHas, DeliverableHas, PriorityHas
from npa_cli.rules.minimal_plan import in_workplan
from npa_cli.rules.rule import Findings, Frame, Index, plan_rule
from npa_cli.rules.workplan_settings import LEVELS, expected_of, list_ids

_KEYS: Final[dict[str, tuple[Level, tuple[str, ...]]]] = {
    "every_priority_has": ("priority", get_args(PriorityHas)),
    "every_activity_has": ("activity", get_args(ActivityHas)),
    "every_deliverable_has": ("deliverable", get_args(DeliverableHas)),
}


@plan_rule(
    "NPA852",
    title="An item lacks what the plan says every item of its kind has",
    why="A priority without a measure can never be shown to have worked.",
    bad=in_workplan("expect:\n  every_priority_has: [measure]"),
    good=in_workplan("expect:\n  every_priority_has: [statement]"),
)
def unmet_coverage(index: Index, frame: Frame) -> Findings:
    expected = expected_of(index)
    for key, (level, known) in _KEYS.items():
        for wanted, at in expected.words(key) if isinstance(expected.data.get(key), list) else ():
            if wanted not in known:
                continue  # that is a finding of the file's shape
            without = [item.name or "?" for item in index.lacking(level, wanted)]
            if without:
                every = index.count(level)
                has = f"{every - len(without):,} of {every:,} {LEVELS[level]} have it"
                message = f"every {level} is expected to have `{wanted}`: {has}, without it: {list_ids(without)}"
                yield expected.finding(at, message, f"add `{wanted}: …` there, or expect it no longer")
