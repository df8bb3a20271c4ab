"""NPA404 second-return: two returns of one partner for one round."""

from typing import Final

from npa_cli.model.finding import Related
from npa_cli.rules.minimal_plan import ON_TRACK, in_return
from npa_cli.rules.rule import Findings, Frame, Index, plan_rule

_FIRST: Final = in_return().own
_PATH: Final = "returns/FY18-19-Q2/NHSE.yaml"
_ENTRY: Final = f"{ON_TRACK}, narrative: All contracts are signed."


@plan_rule(
    "NPA404",
    finds="unknown value",
    title="Two returns of one partner for one round",
    why="Of two accounts of one round nobody can tell which the partner stands by.",
    bad=in_return(_ENTRY, _FIRST, remark="Copied from returns/FY18-19-Q1/NHSE.yaml.", path=_PATH),
    good=in_return(
        "status: complete, actual: 2018-09-21, evidence: [the board's minutes]", _FIRST, period="FY18/19 Q2"
    ),
)
def second_return(index: Index, frame: Frame) -> Findings:
    rightful = index.rightful_returns
    for file in index.returns:
        if file.quarter is None or file.partner is None:
            continue
        first = rightful[file.partner, file.quarter]
        if first is file:
            continue
        message = f"`{file.partner}` has a return for `{file.period}` already: {first.path}"
        key, hint = "partner", f"keep one of the two files; what is right in this one belongs in {first.path}"
        if file.folder != file.quarter.file_name:
            key, hint = "period", f"correct the period if it was copied; else keep {first.path} alone"
        elif file.name != file.partner:
            hint = f"correct the partner if it was copied; else keep {first.path} alone"
        yield file.finding((key,), message, hint, related=(Related(first.path, (), "the first of the two"),))
