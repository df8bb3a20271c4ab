"""NPA233 circular-dependency: work that waits for itself."""

from __future__ import annotations

from typing import Final

from npa_cli.progress.circles import circles
from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

_CODE: Final = "NPA233"
_PATH: Final = "registers/dependencies.yaml"
_SECOND: Final = {
    "priorities/01-first.yaml": MINIMAL_PLAN["priorities/01-first.yaml"]
    + "          - {id: P1.1.2, text: The next, timeframe: Ongoing}\n"
}
_ONE: Final = "- {id: DEP-001, from: P1.1.1, to: P1.1.2, giver: NHSE, status: proposed}\n"
_BACK: Final = "- {id: DEP-002, from: P1.1.2, to: P1.1.1, giver: NHSE, status: proposed}\n"


@plan_rule(
    _CODE,
    name="circular-dependency",
    title="Work that waits for itself",
    why="None of the pieces could ever begin.",
    bad=Example(_PATH, _ONE + _BACK, files=_SECOND),
    good=Example(_PATH, _ONE, files=_SECOND),
)
def check(index: Index, frame: Frame) -> Findings:
    entries = {
        entry.id: entry
        for entry in index.register_entries
        if entry.register == "dependencies" and entry.id and not entry.has_ended
    }
    links = [
        (name, start, end)
        for name, entry in entries.items()
        if (start := entry.text("from")) and (end := entry.text("to"))
    ]
    for circle in circles(links):
        first = entries[circle[0]]
        way = " to ".join([*(str(entries[each].text("from")) for each in circle), str(first.text("from"))])
        also = f" ({', '.join(circle)})" if len(circle) > 1 else ""
        hint = "withdraw one of them, or say what really comes first"
        yield first.finding(_CODE, ("from",), f"waits for itself: {way}{also}", hint)
