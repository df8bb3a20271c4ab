"""NPA302 unknown-convention: a setting for reading dates that npa does not have, or a value it can't take."""

from npa_cli.rules.minimal_plan import in_workplan
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule


@file_rule(
    "NPA302",
    kinds=("workplan",),
    title="A setting for reading dates that npa does not have, or a value it can't take",
    why="A convention decides what `by 2021` means; a mistyped one would leave the default in force.",
    bad=in_workplan("conventions: {financial_year_start_month: 13}"),
    good=in_workplan("conventions: {financial_year_start_month: 4}"),
)
def unknown_convention(file: CheckedFile, frame: Frame) -> Findings:
    yield from frame.convention_findings
