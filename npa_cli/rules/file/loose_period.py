"""NPA806 loose-period: a return's round in another spelling than FY18/19 Q3."""

from __future__ import annotations

from typing import Final

from npa_cli.model.fix import Replace
from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.return_file import return_in
from npa_cli.rules.rule import CheckedFile, Example, Finding, Findings, Frame, file_rule

_CODE: Final = "NPA806"
_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"
_ENTRY: Final = "status: in_progress, rag: green"


@file_rule(
    _CODE,
    kinds=("return",),
    name="loose-period",
    title="A return's round in another spelling than FY18/19 Q3",
    why="npa reads it all the same, but whoever searches the files for a round finds one spelling only.",
    bad=Example(_PATH, return_of(_ENTRY, period="FY18-19-Q1")),
    good=Example(_PATH, return_of(_ENTRY)),
    severity="warning",
    fix="It is spelt as the plan spells rounds.",
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    found = return_in(file, frame)
    if found is not None and found.quarter is not None and found.period != found.quarter.label:
        label = found.quarter.label
        message = f"`{found.period}` is a loose spelling of {label}"
        yield Finding(_CODE, file.path, ("period",), message, f"write `{label}`", "warning", fix=Replace(label))
