"""NPA238 unexplained-off-track: something is off track, and no risk or issue says why."""

from typing import Final

from npa_cli.progress.registers.escalation import open_issues
from npa_cli.progress.registers.known import touches
from npa_cli.progress.registers.risk import open_risks
from npa_cli.rules.minimal_plan import RISK, return_of
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"
_HINT: Final = "add its id under `affects` of a risk or an issue, or write the one that says why"
_RED: Final = return_of(
    "status: in_progress, rag: red, narrative: Two sites are late, path_to_green: They open in July"
)


@plan_rule(
    "NPA238",
    finds="judgement",
    title="Something is off track, and no risk or issue says why",
    why="The board asks what stands in the way and who deals with it; the registers are where that is answered.",
    bad=Example(_PATH, _RED, files={"registers/risks.yaml": RISK.replace("[P1.1.1]", "[]")}),
    good=Example(_PATH, _RED, files={"registers/risks.yaml": RISK}),
    severity="warning",
)
def unexplained_off_track(index: Index, frame: Frame) -> Findings:
    quarters = [file.quarter for file in index.returns if file.quarter]
    if not quarters or not (index.has("risks") or index.has("issues")):
        return  # a plan without registers keeps none; that is no fault of the deliverable
    quarter = max(quarters, key=lambda each: each.end)
    day = index.judged_on(quarter)
    affects = [each.risk.affects for each in open_risks(index.plan, day)]
    affects += [each.issue.affects for each in open_issues(index.plan, day)]
    said = {each.item: each for each in index.statements}  # the last word on each stays
    unexplained = [item for item in index.off_track(quarter) if not any(touches(each, (item,)) for each in affects)]
    items = index.items(each for each in unexplained if each not in said)
    for item in unexplained:
        message = f"off track as at {day}, and no open risk or issue names it"
        if item in said:
            yield said[item].finding(("rag",), message, _HINT)
        elif item in items:
            yield items[item].finding(("id",), message, _HINT)
