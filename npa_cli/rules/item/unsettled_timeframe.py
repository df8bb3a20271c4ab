"""NPA304 unsettled-timeframe: a deliverable whose date is still to be agreed. Told at the level `final` alone."""

from npa_cli.rules.minimal_plan import in_priority
from npa_cli.rules.rule import Findings, Frame, Item, item_rule


@item_rule(
    "NPA304",
    levels=("deliverable",),
    title="A deliverable whose date is still to be agreed",
    why="Nobody can say of it whether it is late, so a paper to the board can't either. A plan in use may have some; "
    "one that goes to the board should not.",
    bad=in_priority("FY18/19 Q2", "TBC"),
)
def unsettled_timeframe(item: Item, frame: Frame) -> Findings:
    words = item.text("timeframe")
    reading = frame.read(words) if words is not None else None
    if reading is not None and reading.kind == "unset" and item.id not in frame.dated_by_decision:
        message = f"`{words}`: when this is due is still open"
        yield item.finding(("timeframe",), message, "agree it, and record it as a change: npa change propose")
