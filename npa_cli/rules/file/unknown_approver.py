"""NPA607 unknown-approver: a change approved by somebody who is no board and no partner."""

from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.progress.select import begins_with_any
from npa_cli.rules.checked_file import changes_in
from npa_cli.rules.minimal_plan import boards_of, in_changes
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule

_BOARDS: Final = {"workplan.yaml": boards_of()}


@file_rule(
    "NPA607",
    finds="unknown partner or board",
    kinds=("changes",),
    title="A change approved by somebody who is no board and no partner",
    why="Only those who signed the plan, or the board they set up, can change it; anybody else's word is no approval.",
    bad=in_changes(_BOARDS, decided_by="Head of Unit"),
    good=in_changes(_BOARDS, decided_by="NPHB"),
)
def unknown_approver(file: CheckedFile, frame: Frame) -> Findings:
    if not (frame.has("workplan") and frame.has("partners") and frame.board_names):
        return  # whose word counts is not known: a plan may name no board
    names = (*frame.board_names, *frame.partner_names)
    for change in changes_in([file]):
        by = change.text("decided_by")
        if by is not None and change.is_approved and not begins_with_any(by, names):
            hint = suggestion(by, [*frame.names("board"), *frame.names("partner")])
            yield change.finding(("decided_by",), f"approved by `{by}`, which is no board and no partner", hint)
