"""NPA241 unknown-board: a body that reports to, or escalates to, one that workplan.yaml does not have."""

from __future__ import annotations

from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.rules.board_link import board_links
from npa_cli.rules.minimal_plan import boards_of
from npa_cli.rules.rule import CheckedFile, Example, Finding, Findings, Frame, file_rule

_CODE: Final = "NPA241"


@file_rule(
    _CODE,
    finds="unknown board",
    kinds=("workplan",),
    name="unknown-board",
    title="A body reports or escalates to one that workplan.yaml does not have",
    why="What a board can't settle has to arrive somewhere: a mistyped code is a dead end.",
    bad=Example("workplan.yaml", boards_of().replace("to: [NPHB]", "to: [NHPB]")),
    good=Example("workplan.yaml", boards_of()),
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    known = frame.board_codes
    for link in board_links(file):
        if link.to not in known:
            add = "add it under `boards`; an office such as Ministers is one of kind: office"
            hint = suggestion(link.to, known) or add
            yield Finding(_CODE, file.path, link.at, f"no board `{link.to}` in workplan.yaml", hint)
