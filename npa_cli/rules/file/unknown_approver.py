"""NPA607 unknown-approver: a change approved by somebody who is no board and no partner."""

from __future__ import annotations

from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.progress.select import begins_with_any
from npa_cli.rules.change_entry import changes_in
from npa_cli.rules.minimal_plan import boards_of, change_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule

_PATH: Final = "changes.yaml"
_BOARDS: Final = {"workplan.yaml": boards_of()}


@file_rule(
    "NPA607",
    finds="unknown partner or board",
    kinds=("changes",),
    title="A change approved by somebody who is no board and no partner",
    why="Only those who signed the plan, or the board they set up, can change it; anybody else's word is no approval.",
    bad=Example(_PATH, change_of(decided_by="Head of Unit"), _BOARDS),
    good=Example(_PATH, change_of(decided_by="NPHB"), _BOARDS),
)
def unknown_approver(file: CheckedFile, frame: Frame) -> Findings:
    if not (frame.has("workplan") and frame.has("partners") and frame.board_names):
        return  # whose word counts is not known: a plan may name no board
    names = [*frame.board_names, *frame.partner_codes, *frame.partner_names]
    for change in changes_in([file]):
        by = change.text("decided_by")
        if by is not None and change.is_approved and not begins_with_any(by, names):
            hint = suggestion(by, [*frame.board_codes, *frame.partner_codes])
            yield change.finding(("decided_by",), f"approved by `{by}`, which is no board and no partner", hint)
