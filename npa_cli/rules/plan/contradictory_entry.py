"""NPA407 contradictory-entry: an entry whose status, dates and references do not fit each other."""

from datetime import date, timedelta
from typing import Final

from npa_cli.progress.occurrence import occurrences_of
from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.plain_data import text_under
from npa_cli.rules.returns import Statement
from npa_cli.rules.rule import Findings, Frame, Index, plan_rule

_DONE: Final = ("complete", "business_as_usual")
_DAYS_TO_SEND: Final = 31  # after the quarter's end, where a return does not say when it was signed off
_SHOWN: Final = 6  # occurrences in a hint


@plan_rule(
    "NPA407",
    finds="judgement of an entry",
    title="An entry whose status, dates and references do not fit each other",
    why="Every figure rests on them; of two that can't both be true, one is wrong.",
    bad=in_return("status: in_progress, rag: green, actual: 2018-06-21"),
    good=in_return("status: in_progress, rag: green, forecast: 2018-09-21"),
)
def contradictory_entry(index: Index, frame: Frame) -> Findings:
    signed_off = {file.path: file.day("approved_on") for file in index.returns}
    yield from _without_status(index)
    for entry in index.own_statements:
        yield from _of_actual(entry, signed_off[entry.path])
        yield from _of_occurrence(index, entry)
        yield from _of_successor(entry)
        yield from _of_assurance(entry)


def _without_status(index: Index) -> Findings:
    for file in index.returns:
        for _, entry in file.updates():
            if entry.data.get("status") is None and any(entry.data.values()):
                message = "no `status`, so whatever else the entry says counts as silence"
                yield entry.finding((), message, "add `status: in_progress`, or whichever it is", on_key=True)


def _of_actual(entry: Statement, signed_off: date | None) -> Findings:
    actual, said_on = entry.day("actual"), entry.day("said_on")
    hint = "the day it was done; a day that is expected is a `forecast`"
    if actual is None:
        return
    if entry.status not in _DONE:
        message = f"`{actual}` is given as the day it was done, but its status is `{entry.status}`"
        hint = "`status: complete`; or `forecast`, for a day that is expected"
    elif said_on is not None and actual > said_on:
        message = f"`{actual}` is later than the day this was said, {said_on}"
    elif signed_off is not None and actual > signed_off:
        message = f"`{actual}` is later than the day the return was signed off, {signed_off}"
    elif signed_off is None and actual > (last := entry.quarter.end + timedelta(_DAYS_TO_SEND)):
        message = f"`{actual}` is too late for a return for {entry.quarter.label}, which is sent by {last}"
        hint = "the day it was done; or `approved_on`, if the return was signed off later than that"
    else:
        return
    yield entry.finding(("actual",), message, hint)


def _of_occurrence(index: Index, entry: Statement) -> Findings:
    given = [("occurrence", entry), *(("also_done", each) for each in entry.entries("also_done"))]
    named = [(key, day) for key, each in given if (day := each.day("occurrence")) is not None]
    if not named:
        return
    assessed = index.standing(entry.quarter).get(entry.item)
    reading = assessed.commitment.reading if assessed is not None else None
    if assessed is None or reading is None or reading.kind is None:
        return  # it is in no plan, or its timeframe can't be read: a finding already
    if reading.kind != "recurring":
        key, day = named[0]
        message = f"`{assessed.commitment.timeframe}` does not recur, so it has no occurrence `{day}`"
        yield entry.finding((key,), message, f"leave `{key}` out")
        return
    dues = [each.due for each in occurrences_of(reading, index.frame.plan).every]
    for key, day in named:
        if dues and day not in dues:
            message = f"`{assessed.commitment.timeframe}` does not fall due on `{day}`"
            near = sorted(sorted(dues, key=lambda due: abs(day - due))[:_SHOWN])  # it is called here alone
            yield entry.finding((key,), message, f"one of: {', '.join(map(str, near))}")


def _of_successor(entry: Statement) -> Findings:
    successor = entry.text("superseded_by")
    if entry.status == "superseded" and successor is None:
        message = "`superseded`, and nothing says by what"
        yield entry.finding(("status",), message, "add `superseded_by`, with the id of what takes its place")
    if successor is None:
        return
    if entry.status != "superseded":
        message = f"`{successor}` takes its place, but its status is `{entry.status}`"
        yield entry.finding(("superseded_by",), message, "`status: superseded`, or leave `superseded_by` out")
    elif successor == entry.item:
        yield entry.finding(("superseded_by",), f"`{successor}` can't take its own place", "the id of another")


def _of_assurance(entry: Statement) -> Findings:
    level = text_under(entry.data.get("assurance"), "level")
    if level in ("self", "verified") and entry.status not in _DONE:
        message = f"its completion is `{level}`, but its status is `{entry.status}`"
        yield entry.finding(("assurance",), message, "`status: complete`, or leave `assurance` out")
