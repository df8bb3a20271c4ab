"""NPA506 repeated-narrative: the same words two rounds running."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule
from npa_cli.rules.statement import Statement

_CODE: Final = "NPA506"
_PATH: Final = "returns/FY18-19-Q2/NHSE.yaml"
_OFTEN: Final = "status: on_hold, narrative: "
_REMARK: Final = "In returns/FY18-19-Q1/NHSE.yaml it said: Waiting for the new contract"
_FIRST: Final = {"returns/FY18-19-Q1/NHSE.yaml": return_of(f"{_OFTEN}Waiting for the new contract")}


@plan_rule(
    _CODE,
    finds="judgement of an entry",
    name="repeated-narrative",
    title="The same words two rounds running",
    why="Words copied from the last return say nothing about this round, though they look as if they did.",
    bad=Example(
        _PATH, return_of(f"{_OFTEN}waiting for the  new contract", period="FY18/19 Q2", remark=_REMARK), _FIRST
    ),
    good=Example(_PATH, return_of("", period="FY18/19 Q2", no_change="P1.1.1", remark=_REMARK), _FIRST),
    severity="warning",
)
def check(index: Index, frame: Frame) -> Findings:
    for story in index.stories:
        for before, each in pairwise(story):
            if each.unchanged or before.quarter != each.quarter.previous:
                continue
            if (said := _folded(each)) and said == _folded(before):
                message = f"the same words as in {before.path}"
                hint = f"say what has happened since, or list {each.item} under `no_change` instead"
                yield each.warning(_CODE, "narrative", message, hint)


def _folded(statement: Statement) -> str:
    """The narrative, whatever its case and white space."""
    return " ".join((statement.answer("narrative") or "").split()).casefold()
