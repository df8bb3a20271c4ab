"""NPA512 quarter-outside-period: a return for a round before the plan began or after it ended."""

from typing import Final

from npa_cli.progress.plan_period import beyond_period
from npa_cli.rules.minimal_plan import DATED_WORKPLAN, in_return
from npa_cli.rules.returns import return_in
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule

_ENTRY: Final = "status: on_hold, narrative: Waiting for the new contract"
_DATED: Final = {"workplan.yaml": DATED_WORKPLAN}


@file_rule(
    "NPA512",
    kinds=("return",),
    title="A return for a round before the plan began or after it ended",
    why="It is often a mistyped year. What it says counts for nothing until that round has ended, and no paper on "
    "the plan's own rounds shows it.",
    bad=in_return(_ENTRY, _DATED, period="FY81/82 Q3"),
    good=in_return(_ENTRY, _DATED, period="FY18/19 Q3"),
)
def quarter_outside_period(file: CheckedFile, frame: Frame) -> Findings:
    found, period = return_in(file, frame), frame.workplan.period
    side = beyond_period(frame.plan, found.quarter) if found is not None and found.quarter is not None else None
    if found is not None and side is not None:
        limit = f"starts on {period.start}" if side == "before" else f"ends on {period.end}"
        message = f"`{found.period}` is {side} the plan's period, which {limit}"
        noun = frame.plan.rhythm.noun
        hint = f"the {noun} it reports on; its file stands in the folder of that {noun}"
        yield file.finding(("period",), message, hint)
