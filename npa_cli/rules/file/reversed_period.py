"""NPA303 reversed-period: a plan that ends before it starts."""

from __future__ import annotations

from typing import Final

from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule

_HEAD: Final = "id: small\ntitle: A small plan\n"


@file_rule(
    "NPA303",
    kinds=("workplan",),
    title="A plan that ends before it starts",
    why="Recurring commitments are unfolded over the plan's period; a reversed one has no days.",
    bad=Example("workplan.yaml", _HEAD + "period: {text: 2018 - 2021, start: 2021-03-31, end: 2018-04-01}\n"),
    good=Example("workplan.yaml", _HEAD + "period: {text: 2018 - 2021, start: 2018-04-01, end: 2021-03-31}\n"),
)
def reversed_period(file: CheckedFile, frame: Frame) -> Findings:
    period = frame.workplan.period
    if period.start and period.end and period.end < period.start:
        message = f"the plan ends on {period.end.isoformat()}, before it starts on {period.start.isoformat()}"
        yield file.finding(("period", "end"), message, "swap the two, or correct the year")
