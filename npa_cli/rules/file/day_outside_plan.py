"""NPA513 day-outside-plan: a decision before the plan began, or a day far from all of its years."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from npa_cli.model.finding import KeyPath
from npa_cli.model.workplan import Period
from npa_cli.rules.checked_file import FileEntry, changes_in
from npa_cli.rules.minimal_plan import DATED_WORKPLAN, in_return
from npa_cli.rules.returns import updates_in
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule

_ENTRY: Final = "status: in_progress, rag: green, forecast: {}"
_DATED: Final = {"workplan.yaml": DATED_WORKPLAN}
# What is said to happen, and how many years before the plan began it may have: work was done before it was taken in.
_YEARS_BEFORE: Final = {"decided on": 0, "approved on": 0, "moved to": 0, "done on": 1}
_UP_TO_TEN_YEARS_AFTER: Final = ("moved to", "forecast for")  # work may be forecast to go on after the plan's end


class _Given(NamedTuple):
    """A day as a file gives it, and what is said to happen on it."""

    what: str  # a key of the tables above
    day: date
    at: KeyPath


@file_rule(
    "NPA513",
    kinds=("return", "changes", "decisions"),
    title="A decision before the plan began, or a day far from all of its years",
    why="A slip in a year makes work long done, or puts it off for a century, and every sum of days with it.",
    bad=in_return(_ENTRY.format("2081-09-21"), _DATED),
    good=in_return(_ENTRY.format("2018-09-21"), _DATED),
)
def day_outside_plan(file: CheckedFile, frame: Frame) -> Findings:
    for given in (*_days(file), *_moved_to(file, frame)):
        message = _fault(given, frame.workplan.period)
        if message is not None:
            yield file.finding(given.at, message, "check the year")


def _days(file: CheckedFile) -> Iterator[_Given]:
    for entry in file.entries():  # changes, or decisions of the register
        yield from _given(entry, ("decided_on", "decided on"), ("date", "decided on"))
    if isinstance(file.data, dict):
        yield from _given(FileEntry(file.path, (), file.data), ("approved_on", "approved on"))
    for update in updates_in(file):
        yield from _given(update, ("actual", "done on"), ("forecast", "forecast for"))


def _given(entry: FileEntry, *keys: tuple[str, str]) -> Iterator[_Given]:
    """The days that an entry gives under some keys, each with what is said to happen then."""
    for key, what in keys:
        if day := entry.day(key):
            yield _Given(what, day, (*entry.at, key))


def _moved_to(file: CheckedFile, frame: Frame) -> Iterator[_Given]:
    """The days that changes of a date, not given up, move what is due to; of what recurs, the last that it ends on."""
    for change in changes_in([file]):
        words = change.text("to")
        if change.text("field") == "timeframe" and words is not None and not change.is_dead:
            reading = frame.read(words)
            if reading is not None and reading.due is not None:
                yield _Given("moved to", reading.due, (*change.at, "to"))


def _fault(given: _Given, period: Period) -> str | None:
    """What is wrong with a day; None if it can be meant, or the days of the plan's period are not given."""
    start, end, (what, day, _) = period.start, period.end, given
    if start is not None and what in _YEARS_BEFORE and _is_years_before(day, start, _YEARS_BEFORE[what]):
        far = "more than a year " if _YEARS_BEFORE[what] else ""
        return f"{what} `{day}`, {far}before the plan began on {start}"
    if end is not None and what in _UP_TO_TEN_YEARS_AFTER and _is_years_before(end, day, 10):
        return f"{what} `{day}`, more than ten years after the plan ends on {end}"
    return None


def _is_years_before(day: date, other: date, years: int) -> bool:
    """Whether a day lies more than some whole years before another."""
    return (day.year + years, day.month, day.day) < (other.year, other.month, other.day)
