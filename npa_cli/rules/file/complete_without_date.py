"""NPA503 complete-without-date: reported complete, and not since when."""

from __future__ import annotations

from typing import Final

from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.rules.statement import own_statements

_CODE: Final = "NPA503"
_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"


@file_rule(
    _CODE,
    kinds=("return",),
    name="complete-without-date",
    title="Reported complete, and not since when",
    why="Without the day, nobody can say whether it was done on time, so it is counted as if it had been neither.",
    bad=Example(_PATH, return_of('status: complete, evidence: ["https://example.org/toolkit"]')),
    good=Example(_PATH, return_of('status: complete, actual: 2018-06-21, evidence: ["https://example.org/toolkit"]')),
    severity="warning",
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    for entry in own_statements(file, frame):
        if entry.status == "complete" and entry.entry.get("actual") is None:
            hint = f"add `actual: {entry.quarter.end}`, with the day it was done"
            yield entry.warning(_CODE, "status", "`complete`, and no `actual` day on which it was done", hint)
