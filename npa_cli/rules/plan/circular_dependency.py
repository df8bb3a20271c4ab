"""NPA233 circular-dependency: work that waits for itself."""

from typing import Final

from npa_cli.progress.circles import circles
from npa_cli.rules.minimal_plan import second_deliverable
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

_PATH: Final = "registers/dependencies.yaml"
_SECOND: Final = {"priorities/01-first.yaml": second_deliverable("id: P1.1.2, text: The next, timeframe: Ongoing")}
_ONE: Final = "- {id: DEP-001, from: P1.1.1, to: P1.1.2, giver: NHSE, status: proposed}\n"
_BACK: Final = "- {id: DEP-002, from: P1.1.2, to: P1.1.1, giver: NHSE, status: proposed}\n"


@plan_rule(
    "NPA233",
    title="Work that waits for itself",
    why="None of the pieces could ever begin.",
    bad=Example(_PATH, _ONE + _BACK, _SECOND),
    good=Example(_PATH, _ONE, _SECOND),
)
def circular_dependency(index: Index, frame: Frame) -> Findings:
    entries = {
        entry.id: entry
        for entry in index.register_entries
        if entry.register == "dependencies" and entry.id and not entry.has_ended
    }
    ends = {name: (entry.text("from"), entry.text("to")) for name, entry in entries.items()}
    for circle in circles((name, start, end) for name, (start, end) in ends.items() if start and end):
        first = entries[circle[0]]
        way = " to ".join(str(ends[each][0]) for each in (*circle, circle[0]))
        also = f" ({', '.join(circle)})" if len(circle) > 1 else ""
        hint = "withdraw one of them, or say what really comes first"
        yield first.finding(("from",), f"waits for itself: {way}{also}", hint)
