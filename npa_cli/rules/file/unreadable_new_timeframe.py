"""NPA602 unreadable-new-timeframe: a change to words for when that no date can be made of for certain."""

from __future__ import annotations

from typing import Final

from npa_cli.rules.change_entry import changes_in
from npa_cli.rules.minimal_plan import change_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.timeframe import read

_PATH: Final = "changes.yaml"


@file_rule(
    "NPA602",
    finds="unknown value",
    kinds=("changes",),
    title="A change to words for when that no date can be made of for certain",
    why="The deliverable would lose the date it had, and be due on no day.",
    bad=Example(_PATH, change_of(to="FY18/20 Q4")),
    good=Example(_PATH, change_of()),
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
