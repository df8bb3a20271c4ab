"""NPA501 green-though-overdue: reported green, though its date has passed."""

from typing import Final

from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.returns import OPEN
from npa_cli.rules.rule import Findings, Frame, Index, plan_rule

# Where no report counts yet, as in the first quarter of a plan while it runs, the dates alone say so.
_PASSED: Final = ("overdue", "date_passed")
_HINT: Final = "with `narrative` and `path_to_green`; if it is done, `status: complete`"


@plan_rule(
    "NPA501",
    finds="judgement",
    title="Reported green, though its date has passed",
    why="Green says that it will be done by its date, which is no longer true; npa shows it as overdue anyway.",
    bad=in_return("status: in_progress, rag: green", period="FY18/19 Q2"),
    good=in_return(
        "status: in_progress, rag: amber, forecast: 2018-11-30, narrative: One site is late, "
        "path_to_green: The site opens in November",
        period="FY18/19 Q2",
    ),
)
def green_though_overdue(index: Index, frame: Frame) -> Findings:
    worse = frame.workplan.scale.quoted("at_risk", "off_track")
    for each in index.statements:
        rag = each.text("rag")
        if frame.standing_of(rag) != "on_track" or each.status not in OPEN:
            continue
        assessed = index.standing(each.quarter).get(each.item)
        if assessed is None or assessed.schedule not in _PASSED:
            continue
        due = assessed.facts.latest or assessed.facts.baseline
        said = f"`{rag}` as last reported" if each.unchanged else f"`{rag}`"
        message = f"{said}, though it was due by {due} and is overdue as at {index.judged_on(each.quarter)}"
        yield each.finding(("rag",), message, f"{worse}, {_HINT}")
