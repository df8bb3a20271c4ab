"""NPA301 unreadable-timeframe: words for when that no date can be made of for certain."""

from __future__ import annotations

from typing import Final

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.rules.rule import Example, Findings, Frame, Item, item_rule

_CODE: Final = "NPA301"


@item_rule(
    _CODE,
    finds="unknown value",
    levels=("deliverable",),
    name="unreadable-timeframe",
    title="Words for when that no date can be made of for certain",
    why="A wrong date is worse than no date, so npa refuses what it can't read; the deliverable is then due on no day.",
    bad=Example("priorities/01-first.yaml", first_priority("FY18/19 Q2", "FY18/20 Q2")),
    good=Example("priorities/01-first.yaml", MINIMAL_PLAN["priorities/01-first.yaml"]),
)
def check(item: Item, frame: Frame) -> Findings:
    words = item.data.get("timeframe")
    reading = frame.read(words) if isinstance(words, str) and words else None
    if reading is not None and reading.error:
        yield item.finding(_CODE, ("timeframe",), reading.error, reading.hint)
