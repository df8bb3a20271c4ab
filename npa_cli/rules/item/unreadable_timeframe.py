"""NPA301 unreadable-timeframe: words for when that no date can be made of for certain."""

from npa_cli.rules.minimal_plan import in_priority
from npa_cli.rules.rule import Findings, Frame, Item, item_rule


@item_rule(
    "NPA301",
    finds="unknown value",
    levels=("deliverable",),
    title="Words for when that no date can be made of for certain",
    why="A wrong date is worse than no date, so npa refuses what it can't read; the deliverable is then due on no day.",
    bad=in_priority("FY18/19 Q2", "FY18/20 Q2"),
)
def unreadable_timeframe(item: Item, frame: Frame) -> Findings:
    words = item.data.get("timeframe")
    reading = frame.read(words) if isinstance(words, str) and words else None
    if reading is not None and reading.error:
        yield item.finding(("timeframe",), reading.error, reading.hint)
