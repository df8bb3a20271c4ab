"""NPA410 day-to-come: something said to have been done, decided or approved on a day that is still to come."""

from collections.abc import Iterator
from typing import Final

from npa_cli.rules.checked_file import FileEntry
from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.returns import updates_in
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, Index, plan_rule

_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"
_DONE: Final = 'status: complete, actual: {}, evidence: ["https://example.org/toolkit"]'
_APPROVED: Final = "approved_on: {}\n"
# The keys under which a file says when something happened; those of days that are expected or due are not among them.
_HAPPENED: Final = (
    "approved_on", "proposed_on", "decided_on", "date", "raised_on", "reviewed_on", "agreed_on", "closed_on", "on",
    "steer_on", "said_on", "actual",
)  # fmt: skip
_KINDS: Final = ("return", "changes", "risks", "issues", "dependencies", "decisions", "actions")


@plan_rule(
    "NPA410",
    title="Something is said to have been done, decided or approved on a day that is still to come",
    why="What has not happened yet would count as done, or as decided, as soon as that day is past.",
    bad=Example(_PATH, return_of(_DONE.format("2018-06-21")) + _APPROVED.format("9018-07-04")),
    good=Example(_PATH, return_of(_DONE.format("2018-06-21")) + _APPROVED.format("2018-07-04")),
)
def day_to_come(index: Index, frame: Frame) -> Findings:
    if index.as_at is None:
        return
    for kind in _KINDS:
        for file in index.files_of(kind):
            for entry in _entries(file):
                for key in _HAPPENED:
                    day = entry.day(key)
                    if day is not None and day > index.as_at:
                        message = f"`{day}` is still to come, as at {index.as_at}"
                        yield entry.finding((key,), message, _hint(key))


def _entries(file: CheckedFile) -> Iterator[FileEntry]:
    """Every mapping in which a file says when something happened: entries, and the steps and reports inside them."""
    for entry in file.entries():
        yield entry
        yield from entry.entries("escalations")
    if isinstance(file.data, dict):
        yield FileEntry(file.path, (), file.data)
    yield from updates_in(file)


def _hint(key: str) -> str:
    if key == "actual":
        return "the day it was done; a day that is expected is a `forecast`"
    return "the day it happened; leave the line out until it has"
