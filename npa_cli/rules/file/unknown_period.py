"""NPA402 unknown-period: a return for something that is no round."""

from npa_cli.progress.plan_period import example_round
from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.returns import return_in
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule


@file_rule(
    "NPA402",
    finds="unknown value",
    kinds=("return",),
    title="A return for something that is no round",
    why="A return counts from the end of its round; one that belongs to none would never count.",
    bad=in_return(period="FY18/20 Q1", path="returns/FY18-19-Q1/NHSE.yaml"),
    good=in_return(),
)
def unknown_period(file: CheckedFile, frame: Frame) -> Findings:
    found = return_in(file, frame)
    if frame.conventions is None or found is None or found.period is None or found.quarter is not None:
        return  # it is right, or when the plan's year begins is not known
    example = example_round(frame.plan).label
    folder = frame.plan.round_called(found.folder)
    hint = f"`{folder.label}`, as its folder says" if folder else f"write it like `{example}`"
    message = f"`{found.period}` is not a {frame.plan.rhythm.noun} of the plan's year"
    yield file.finding(("period",), message, hint)
