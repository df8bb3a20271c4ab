"""NPA516 closed-without-decision: a signed commitment reported as cancelled or superseded, and nobody decided that."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from npa_cli.model.content import has_content
from npa_cli.progress.given_up import GIVEN_UP, SAYS_SO, decides
from npa_cli.progress.select import self_and_above
from npa_cli.rules.minimal_plan import in_changes, in_return
from npa_cli.rules.rule import Findings, Frame, Index, plan_rule

_ENTRY: Final = "status: cancelled, narrative: Not funded."
_CHANGE: Final = in_changes(field="text", to="No longer to be done", reason="funding", decided_by="NHSE").own


@plan_rule(
    "NPA516",
    finds="judgement",
    title="A signed commitment reported as cancelled or superseded, and nobody decided that",
    why="Its lead can say that the work has stopped. That nobody is bound to it any more, only those who signed it, or "
    "their board, can say.",
    bad=in_return(_ENTRY),
    good=in_return(_ENTRY, _CHANGE, remark="CHG-001 takes it out of the plan."),
)
def closed_without_decision(index: Index, frame: Frame) -> Findings:
    decided = _decided(index)
    for story in index.stories:
        last = story[-1]
        if last.status not in GIVEN_UP or last.item not in index.levels:
            continue
        still_open = (each.quarter.end for each in story if each.status not in GIVEN_UP)
        days = (day for item in self_and_above(last.item) for day in decided.get(item, ()))
        if not decides(days, still_open):
            hint = (
                "once it is decided: an approved change to its text or timeframe, or a decision in the register with "
                "its id in `affects`"
            )
            message = f"`{last.status}`, and no approved change or decision of a board says so"
            yield last.finding(("status",), message, hint)


def _decided(index: Index) -> Mapping[str, list[date]]:
    """The days on which something was decided about an item: by an approved change, or by a decision of a board."""
    found: dict[str, list[date]] = {}
    for change in index.frame.changes:
        day = change.day("decided_on")
        says_so = change.text("field") in SAYS_SO and change.is_approved
        if change.item is not None and says_so and day is not None:
            found.setdefault(change.item, []).append(day)
    for entry in index.register_entries:
        day = entry.day("date")
        if entry.register == "decisions" and day is not None and has_content(entry.text("decision")):
            for item, _ in entry.words("affects"):
                found.setdefault(item, []).append(day)
    return found
