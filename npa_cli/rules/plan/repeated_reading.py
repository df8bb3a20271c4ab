"""NPA223 repeated-reading: two readings of one measure for one period, and the later is no revision."""

from typing import Any, Final

from npa_cli.rules.minimal_plan import MEASURE, readings_of
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

_NO_REVISION: Final = ("provisional", "final")  # a word that is none of the list is a finding already


@plan_rule(
    "NPA223",
    title="Two readings of one measure for one period",
    why="Of two values for one period nobody can tell which is right, unless the later says it is a revision.",
    bad=Example(
        "readings/m1.csv",
        readings_of("M1,2018-04-01,2018-06-30,3", "M1,2018-04-01,2018-06-30,4"),
        files={"measures.yaml": MEASURE},
    ),
    good=Example(
        "readings/m1.csv",
        readings_of("M1,2018-04-01,2018-06-30,3", "M1,2018-07-01,2018-09-30,4"),
        files={"measures.yaml": MEASURE},
    ),
)
def repeated_reading(index: Index, frame: Frame) -> Findings:
    seen: dict[tuple[Any, Any, Any], str] = {}
    for row in index.entries("readings"):
        named = (row.data.get("measure"), row.data.get("period_start"), row.data.get("period_end"))
        status = row.data.get("status")
        if named in seen and (not status or status in _NO_REVISION):
            words = f"`{named[0]}` for {named[1]} to {named[2]} a second time (the first is in {seen[named]})"
            yield row.finding((), words, "take one out; if it corrects the first, its status is `revised`")
        seen.setdefault(named, row.path)
