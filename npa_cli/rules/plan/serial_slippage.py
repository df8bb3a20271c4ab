"""NPA509 serial-slippage: a date moved later again and again."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
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
        in_force = change.is_approved and change.day("decided_on") is not None
        if item is None or new is None or change.text("field") != "timeframe" or not in_force:
            continue
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
        for is_later, returns in groupby(_forecasts(index, story), key=itemgetter(1)):
            running = [each for each, _ in returns]
            if is_later and len(running) >= _RETURNS:
                ways = ", then ".join(f"`{each.day('forecast')}`" for each in running)
                message = f"forecast later in {len(running)} returns running: {ways}"
                yield running[-1].finding(("forecast",), message, _HINT)


def _forecasts(index: Index, story: Sequence[Statement]) -> Iterator[tuple[Statement, bool]]:
    """Each statement of a story, and whether it forecasts a later day than before: first, than the approved one."""
    assessed = index.standing(story[0].quarter).get(story[0].item)
    before = assessed.facts.baseline if assessed is not None else None
    for each in story:
        forecast = each.day("forecast") if each.is_open else None
        yield each, forecast is not None and before is not None and forecast > before
        before = forecast or before
