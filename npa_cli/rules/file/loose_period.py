"""NPA806 loose-period: a return's round in another spelling than FY18/19 Q3."""

from npa_cli.model.fix import Replace
from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.returns import return_in
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule


@file_rule(
    "NPA806",
    kinds=("return",),
    title="A return's round in another spelling than FY18/19 Q3",
    why="npa reads it all the same, but whoever searches the files for a round finds one spelling only.",
    bad=in_return(period="FY18-19-Q1"),
    good=in_return(),
    severity="warning",
    fix="It is spelt as the plan spells rounds.",
)
def loose_period(file: CheckedFile, frame: Frame) -> Findings:
    found = return_in(file, frame)
    if found is not None and found.quarter is not None and found.period != found.quarter.label:
        label = found.quarter.label
        message = f"`{found.period}` is a loose spelling of {label}"
        yield file.finding(("period",), message, f"write `{label}`", fix=Replace(label))
