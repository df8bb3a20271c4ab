"""NPA507 past-forecast: work still open, and expected on a day that has passed."""

from __future__ import annotations

from typing import Final

from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

_CODE: Final = "NPA507"
_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"


@plan_rule(
    _CODE,
    finds="judgement",
    name="past-forecast",
    title="Work still open, and expected on a day that has passed",
    why="A forecast that has passed is none: nobody knows when to expect it.",
    bad=Example(_PATH, return_of("status: in_progress, rag: green, forecast: 2018-06-15")),
    good=Example(_PATH, return_of("status: in_progress, rag: green, forecast: 2018-09-15")),
    severity="warning",
)
def check(index: Index, frame: Frame) -> Findings:
    for each in index.statements:
        forecast = each.day("forecast")
        if forecast is None or not each.is_open or forecast >= index.judged_on(each.quarter):
            continue
        said = "was last forecast for" if each.unchanged else "is forecast for"
        still = f"on {each.quarter.end} was still" if index.has_ended(each.quarter) else f"as at {index.as_at} is still"
        message = f"it {said} `{forecast}`, and {still} `{each.status}`"
        hint = "a later `forecast`; if it is done, `status: complete` and the day as `actual`"
        yield each.warning(_CODE, "forecast", message, hint)
