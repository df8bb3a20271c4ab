"""NPA505 no-path-to-green: amber or red, and no way back."""

from __future__ import annotations

from typing import Final

from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.rules.statement import own_statements

_CODE: Final = "NPA505"
_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"
_ENTRY: Final = "status: in_progress, rag: red, narrative: The data came late"


@file_rule(
    _CODE,
    kinds=("return",),
    name="no-path-to-green",
    title="Amber or red, and no way back",
    why="What the board has to decide is whether the way back is good enough.",
    bad=Example(_PATH, return_of(_ENTRY)),
    good=Example(_PATH, return_of(f"{_ENTRY}, path_to_green: The data feed is agreed by 28 August")),
    severity="warning",
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    for entry in own_statements(file, frame):
        rag = entry.text("rag")
        if entry.is_open and rag in ("amber", "red") and entry.answer("path_to_green") is None:
            hint = "add `path_to_green: …`, with what will bring it back, and by when"
            yield entry.warning(_CODE, "rag", f"`{rag}`, and no `path_to_green`", hint)
