"""NPA507 past-forecast: work still open, and expected on a day that has passed."""

from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.rule import Findings, Frame, Index, plan_rule


@plan_rule(
    "NPA507",
    finds="judgement",
    title="Work still open, and expected on a day that has passed",
    why="A forecast that has passed is none: nobody knows when to expect it.",
    bad=in_return("status: in_progress, rag: green, forecast: 2018-06-15"),
    good=in_return("status: in_progress, rag: green, forecast: 2018-09-15"),
)
def past_forecast(index: Index, frame: Frame) -> Findings:
    for each in index.statements:
        forecast = each.day("forecast")
        if forecast is None or not each.is_open or forecast >= index.judged_on(each.quarter):
            continue
        said = "was last forecast for" if each.unchanged else "is forecast for"
        still = f"on {each.quarter.end} was still" if index.has_ended(each.quarter) else f"as at {index.as_at} is still"
        message = f"it {said} `{forecast}`, and {still} `{each.status}`"
        hint = "a later `forecast`; if it is done, `status: complete` and the day as `actual`"
        yield each.finding(("forecast",), message, hint)
