"""NPA303 reversed-period: a plan that ends before it starts."""

from typing import Final

from npa_cli.rules.minimal_plan import DATED_WORKPLAN
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule

_REVERSED: Final = DATED_WORKPLAN.replace("2018-04-01, end: 2021-03-31", "2021-03-31, end: 2018-04-01")


@file_rule(
    "NPA303",
    kinds=("workplan",),
    title="A plan that ends before it starts",
    why="Recurring commitments are unfolded over the plan's period; a reversed one has no days.",
    bad=Example("workplan.yaml", _REVERSED),
    good=Example("workplan.yaml", DATED_WORKPLAN),
)
def reversed_period(file: CheckedFile, frame: Frame) -> Findings:
    period = frame.workplan.period
    if period.start and period.end and period.end < period.start:
        message = f"the plan ends on {period.end.isoformat()}, before it starts on {period.start.isoformat()}"
        yield file.finding(("period", "end"), message, "swap the two, or correct the year")
