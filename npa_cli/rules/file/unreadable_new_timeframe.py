"""NPA602 unreadable-new-timeframe: a change to words for when that no date can be made of for certain."""

from npa_cli.rules.checked_file import changes_in
from npa_cli.rules.minimal_plan import in_changes
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule
from npa_cli.timeframe import read


@file_rule(
    "NPA602",
    finds="unknown value",
    kinds=("changes",),
    title="A change to words for when that no date can be made of for certain",
    why="The deliverable would lose the date it had, and be due on no day.",
    bad=in_changes(to="FY18/20 Q4"),
    good=in_changes(),
)
def unreadable_new_timeframe(file: CheckedFile, frame: Frame) -> Findings:
    conventions = frame.conventions
    if conventions is None:
        return  # how the plan means its dates is not known, and that is a finding already
    for change in changes_in([file]):
        words = change.text("to")
        if words is None or change.text("field") != "timeframe" or change.is_dead:
            continue
        reading = read(words, conventions)
        if reading.error:
            yield change.finding(("to",), reading.error, reading.hint)
