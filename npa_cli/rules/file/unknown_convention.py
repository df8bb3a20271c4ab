"""NPA302 unknown-convention: a setting for reading dates that npa does not have, or a value it can't take."""

from __future__ import annotations

from typing import Final

from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule

_CODE: Final = "NPA302"
_HEAD: Final = "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021}\n"


@file_rule(
    _CODE,
    kinds=("workplan",),
    name="unknown-convention",
    title="A setting for reading dates that npa does not have, or a value it can't take",
    why="A convention decides what `by 2021` means; a mistyped one would leave the default in force.",
    bad=Example("workplan.yaml", _HEAD + "conventions: {financial_year_start_month: 13}\n"),
    good=Example("workplan.yaml", _HEAD + "conventions: {financial_year_start_month: 4}\n"),
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    yield from frame.convention_findings
