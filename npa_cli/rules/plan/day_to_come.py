"""NPA410 day-to-come: something said to have been done, decided or approved on a day that is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from npa_cli.model.base import read_day
from npa_cli.model.finding import KeyPath
from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.plain_data import mappings, mappings_in
from npa_cli.rules.return_file import entries_of
from npa_cli.rules.rule import Example, Finding, Findings, Frame, Index, plan_rule

_CODE: Final = "NPA410"
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
    _CODE,
    name="day-to-come",
    title="Something is said to have been done, decided or approved on a day that is still to come",
    why="What has not happened yet would count as done, or as decided, as soon as that day is past.",
    bad=Example(_PATH, return_of(_DONE.format("2018-06-21")) + _APPROVED.format("9018-07-04")),
    good=Example(_PATH, return_of(_DONE.format("2018-06-21")) + _APPROVED.format("2018-07-04")),
)
def check(index: Index, frame: Frame) -> Findings:
    if index.as_at is None:
        return
    for kind in _KINDS:
        for file in index.files_of(kind):
            for entry, at in _entries(file.data):
                for key in _HAPPENED:
                    day = read_day(entry.get(key))
                    if day is not None and day > index.as_at:
                        message = f"`{day}` is still to come, as at {index.as_at}"
                        yield Finding(_CODE, file.path, (*at, key), message, _hint(key))


def _entries(data: Any) -> Iterator[tuple[dict[str, Any], KeyPath]]:
    """Every mapping in which a file says when something happened: entries, and the steps and reports inside them."""
    for entry, at in mappings_in(data):
        yield entry, at
        for step, place in mappings(entry, "escalations"):
            yield step, (*at, *place)
    if isinstance(data, dict):
        yield data, ()
    for _, entry, at in entries_of(data):
        yield entry, at


def _hint(key: str) -> str:
    if key == "actual":
        return "the day it was done; a day that is expected is a `forecast`"
    return "the day it happened; leave the line out until it has"
