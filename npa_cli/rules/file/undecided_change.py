"""NPA606 undecided-change: a change that was proposed and not decided. Told at the level `final` alone."""

from npa_cli.model.proposed_command import proposed
from npa_cli.rules.checked_file import changes_in
from npa_cli.rules.minimal_plan import in_changes
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule


@file_rule(
    "NPA606",
    kinds=("changes",),
    title="A change that was proposed and not decided",
    why="A paper says what the board has agreed. What it has still to agree is a question for it, not yet the plan.",
    bad=in_changes(status="proposed", proposed_on="2018-05-20", decided_by="", decided_on=""),
    good=in_changes(),
)
def undecided_change(file: CheckedFile, frame: Frame) -> Findings:
    for change in changes_in([file]):
        if change.text("status") == "proposed":
            approve = proposed("change", "approve", change.text("id") or "CHANGE", "--by", "BODY")
            yield change.finding(
                ("status",),
                "`proposed`: nobody has decided this yet",
                f"`{approve}`, or reject or withdraw it",
            )
