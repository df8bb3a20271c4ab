"""NPA603 groundless-approval: approved, but not by whom or when, or before it was proposed."""

from npa_cli.rules.checked_file import changes_in
from npa_cli.rules.minimal_plan import in_changes
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule


@file_rule(
    "NPA603",
    finds="judgement of an entry",
    kinds=("changes",),
    title="Approved, but not by whom or when, or before it was proposed",
    why="Only a board's decision moves a signed date, and a reader must be able to find it in the minutes.",
    bad=in_changes(decided_by=""),
    good=in_changes(proposed_by="NHSE", proposed_on="2018-05-20"),
)
def groundless_approval(file: CheckedFile, frame: Frame) -> Findings:
    for change in changes_in([file]):
        if change.is_approved:
            if change.text("decided_by") is None:
                message = "`approved`, and nothing says by whom"
                yield change.finding(("status",), message, "add `decided_by`, with the board that approved it")
            if change.data.get("decided_on") is None:
                message = "`approved`, and nothing says when, so the change has no effect"
                yield change.finding(("status",), message, "add `decided_on`, with the day, as the minutes have it")
        proposed, decided = change.day("proposed_on"), change.day("decided_on")
        if proposed is not None and decided is not None and decided < proposed:
            message = f"decided on `{decided}`, before it was proposed on `{proposed}`"
            yield change.finding(("decided_on",), message, "correct one of the two days")
