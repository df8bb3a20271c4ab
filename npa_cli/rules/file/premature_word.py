"""NPA517 premature-word: a report, or its approval, with a day before the round it is about."""

from datetime import date
from typing import Final

from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.returns import return_in
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule

_ENTRY: Final = "status: in_progress, rag: green, said_on: {}"


@file_rule(
    "NPA517",
    kinds=("return",),
    title="A report, or its approval, with a day before the round it is about",
    why="Nobody can say yet how work stands in a round that has not begun. The day or the round is a slip, and the "
    "report counts only from the end of that round.",
    bad=in_return(_ENTRY.format("2018-03-02")),
    good=in_return(_ENTRY.format("2018-05-02")),
)
def premature_word(file: CheckedFile, frame: Frame) -> Findings:
    found = return_in(file, frame)
    quarter = found.quarter if found is not None else None
    if found is None or quarter is None:
        return
    begins = frame.workplan.period.start or date.min
    words = [("approved", "approved_on", found), *(("said", "said_on", update) for _, update in found.updates())]
    for what, key, entry in words:
        day = entry.day(key)
        if what == "approved" and day is not None and day < begins:
            continue  # before the plan began, which is a finding of its own
        if day is not None and day < quarter.start:
            message = f"{what} on `{day}`, before {quarter.label} began on {quarter.start}"
            yield entry.finding((key,), message, f"the right day, or the {quarter.noun} that it is about")
