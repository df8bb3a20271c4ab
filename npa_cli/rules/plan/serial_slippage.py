"""NPA509 serial-slippage: a date moved later again and again."""

from __future__ import annotations

from datetime import date
from typing import Final

from npa_cli.rules.checked_file import ChangeEntry
from npa_cli.rules.minimal_plan import change_of
from npa_cli.rules.returns import Statement
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

_PATH: Final = "changes.yaml"
_DECISIONS: Final = 2  # approved changes that move a date later
_RETURNS: Final = 3  # returns running that each forecast a later day than before
_HINT: Final = "say in `narrative` what has changed for good, or ask the board to reconsider the commitment"


_ONCE: Final = change_of()
_AGAIN: Final = change_of(id="CHG-002", to="FY19/20 Q2", decided_on="2018-12-18")


@plan_rule(
    "NPA509",
    finds="judgement",
    title="A date moved later again and again",
    why="Each move looks small; together they say that the commitment is not the one that was signed.",
    bad=Example(_PATH, _ONCE + _AGAIN),
    good=Example(_PATH, _ONCE),
)
def serial_slippage(index: Index, frame: Frame) -> Findings:
    yield from _by_decision(index)
    yield from _by_forecast(index)


def _by_decision(index: Index) -> Findings:
    moves: dict[str, list[ChangeEntry]] = {}
    changes = index.frame.changes
    items = index.mentioned_items if changes else {}
    words = {name: item.text("timeframe") for name, item in items.items()}
    for change in sorted(changes, key=lambda each: each.day("decided_on") or date.max):
        item, new = change.item, change.text("to")
        if item is None or new is None or change.text("field") != "timeframe":
            continue
        if not change.is_approved or change.day("decided_on") is None:
            continue  # not in force
        if _is_later(index.frame, words.get(item), new):
            moves.setdefault(item, []).append(change)
        words[item] = new
    for item, made in moves.items():
        if len(made) >= _DECISIONS:
            ways = ", then ".join(f"`{change.text('to')}`" for change in made)
            message = f"{item} moved later {len(made)} times by decision: to {ways}"
            yield made[-1].finding(("to",), message, _HINT)


def _is_later(frame: Frame, before: str | None, after: str) -> bool:
    """Whether a date moved later, or to none at all. What can't be read is a finding already, and has not moved."""
    was, now = frame.read(before or ""), frame.read(after)
    if not before or was is None or now is None or was.kind is None or now.kind is None or was.due is None:
        return False
    return now.due is None or now.due > was.due


def _by_forecast(index: Index) -> Findings:
    for story in index.stories:
        running: list[Statement] = []
        before = _baseline(index, story[0])
        for each in story:
            forecast = each.day("forecast") if each.is_open else None
            if forecast is not None and before is not None and forecast > before:
                running.append(each)
            else:
                yield from _findings_of(running)
                running = []
            before = forecast or before
        yield from _findings_of(running)


def _findings_of(running: list[Statement]) -> Findings:
    """The last of the returns that moved a forecast one after another, if they are enough."""
    if len(running) >= _RETURNS:
        ways = ", then ".join(f"`{each.day('forecast')}`" for each in running)
        message = f"forecast later in {len(running)} returns running: {ways}"
        yield running[-1].finding(("forecast",), message, _HINT)


def _baseline(index: Index, statement: Statement) -> date | None:
    """The day that the first forecast is later than, if it is: the approved one of its quarter's own report."""
    assessed = index.standing(statement.quarter).get(statement.item)
    return assessed.facts.baseline if assessed is not None else None
