"""NPA517 premature-word: a report, or its approval, with a day before the round it is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from npa_cli.model.base import read_day
from npa_cli.model.finding import KeyPath
from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.return_file import entries_of, return_in
from npa_cli.rules.rule import CheckedFile, Example, Finding, Findings, Frame, file_rule

_CODE: Final = "NPA517"
_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"
_ENTRY: Final = "status: in_progress, rag: green, said_on: {}"


@file_rule(
    _CODE,
    kinds=("return",),
    name="premature-word",
    title="A report, or its approval, with a day before the round it is about",
    why="Nobody can say yet how work stands in a round that has not begun. The day or the round is a slip, and the "
    "report counts only from the end of that round.",
    bad=Example(_PATH, return_of(_ENTRY.format("2018-03-02"))),
    good=Example(_PATH, return_of(_ENTRY.format("2018-05-02"))),
    severity="warning",
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    found = return_in(file, frame)
    quarter = found.quarter if found is not None else None
    if quarter is None:
        return
    begins = frame.workplan.period.start or date.min
    for what, day, at in _days(file.data):
        if what == "approved" and day is not None and day < begins:
            continue  # before the plan began, which is a finding of its own
        if day is not None and day < quarter.start:
            message = f"{what} on `{day}`, before {quarter.label} began on {quarter.start}"
            hint = f"the right day, or the {quarter.noun} that it is about"
            yield Finding(_CODE, file.path, at, message, hint, "warning")


def _days(data: dict[str, Any]) -> Iterator[tuple[str, date | None, KeyPath]]:
    yield "approved", read_day(data.get("approved_on")), ("approved_on",)
    for _, entry, at in entries_of(data):
        yield "said", read_day(entry.get("said_on")), (*at, "said_on")
