"""NPA504 unexplained-rag: amber or red, and not a word about it."""

from __future__ import annotations

from typing import Final

from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.rules.statement import own_statements

_CODE: Final = "NPA504"
_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"
_PLAN: Final = "path_to_green: The data feed is agreed by 28 August"


@file_rule(
    _CODE,
    kinds=("return",),
    name="unexplained-rag",
    title="Amber or red, and not a word about it",
    why="A colour tells the board that something is wrong; only words tell it what.",
    bad=Example(_PATH, return_of(f"status: in_progress, rag: amber, {_PLAN}")),
    good=Example(_PATH, return_of(f"status: in_progress, rag: amber, narrative: The data came late, {_PLAN}")),
    severity="warning",
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    for entry in own_statements(file, frame):
        rag = entry.text("rag")
        if entry.is_open and rag in ("amber", "red") and entry.answer("narrative") is None:
            hint = "add `narrative: …`, with what happened and why"
            yield entry.warning(_CODE, "rag", f"`{rag}`, and no `narrative` to say why", hint)
