"""NPA304 unsettled-timeframe: a deliverable whose date is still to be agreed. Told at the level `final` alone."""

from __future__ import annotations

from typing import Final

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.rules.plain_data import text_under
from npa_cli.rules.rule import Example, Findings, Frame, Item, item_rule

_CODE: Final = "NPA304"


@item_rule(
    _CODE,
    levels=("deliverable",),
    name="unsettled-timeframe",
    title="A deliverable whose date is still to be agreed",
    why="Nobody can say of it whether it is late, so a paper to the board can't either. A plan in use may have some; "
    "one that goes to the board should not.",
    bad=Example("priorities/01-first.yaml", first_priority("FY18/19 Q2", "TBC")),
    good=Example("priorities/01-first.yaml", MINIMAL_PLAN["priorities/01-first.yaml"]),
)
def check(item: Item, frame: Frame) -> Findings:
    words = text_under(item.data, "timeframe")
    reading = frame.read(words) if words is not None else None
    if reading is not None and reading.kind == "unset" and item.id not in frame.dated_by_decision:
        message = f"`{words}`: when this is due is still open"
        yield item.finding(_CODE, ("timeframe",), message, "agree it, and record it as a change: npa change propose")
