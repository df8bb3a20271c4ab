"""NPA807 yes-or-no-word: `No` without quotes, which other tools take for false."""

from __future__ import annotations

from typing import Any, Final

from npa_cli.model.finding import KeyPath
from npa_cli.model.fix import Quote
from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.rule import CheckedFile, Example, Finding, Findings, Frame, file_rule

_CODE: Final = "NPA807"
_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"
_ENTRY: Final = "status: in_progress, rag: green, ask: "


@file_rule(
    _CODE,
    name="yes-or-no-word",
    title="A word such as No without quotes, which other tools take for false",
    why="npa reads the word; an editor or spreadsheet of YAML's older rules reads a yes-or-no, and may save that.",
    bad=Example(_PATH, return_of(f"{_ENTRY}No")),
    good=Example(_PATH, return_of(f'{_ENTRY}"No"')),
    severity="warning",
    fix="It is put in quotes; the word stays.",
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    at_fault = {fault.at for fault in file.faults}
    for at, written in file.doubtful.items():
        if isinstance(_value(file.data, at), str) and at not in at_fault:
            message = f"`{written}` without quotes is true or false to many tools that read YAML"
            hint = f'put it in quotes: "{written}"'
            yield Finding(_CODE, file.path, at, message, hint, "warning", fix=Quote())


def _value(data: Any, at: KeyPath) -> Any:
    for step in at:
        data = data[step]
    return data
