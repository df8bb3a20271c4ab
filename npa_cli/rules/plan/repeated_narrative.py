"""NPA506 repeated-narrative: the same words two rounds running."""

from itertools import pairwise
from typing import Final

from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.returns import Statement
from npa_cli.rules.rule import Findings, Frame, Index, plan_rule

_OFTEN: Final = "status: on_hold, narrative: "
_REMARK: Final = "In returns/FY18-19-Q1/NHSE.yaml it said: Waiting for the new contract"
_FIRST: Final = in_return(f"{_OFTEN}Waiting for the new contract").own


@plan_rule(
    "NPA506",
    finds="judgement of an entry",
    title="The same words two rounds running",
    why="Words copied from the last return say nothing about this round, though they look as if they did.",
    bad=in_return(f"{_OFTEN}waiting for the  new contract", _FIRST, period="FY18/19 Q2", remark=_REMARK),
    good=in_return("", _FIRST, period="FY18/19 Q2", no_change="P1.1.1", remark=_REMARK),
)
def repeated_narrative(index: Index, frame: Frame) -> Findings:
    for story in index.stories:
        for before, each in pairwise(story):
            if each.unchanged or before.quarter != each.quarter.previous:
                continue
            if (said := _folded(each)) and said == _folded(before):
                message = f"the same words as in {before.path}"
                hint = f"say what has happened since, or list {each.item} under `no_change` instead"
                yield each.finding(("narrative",), message, hint)


def _folded(statement: Statement) -> str:
    """The narrative, whatever its case and white space."""
    return " ".join((statement.answer("narrative") or "").split()).casefold()
