"""NPA304 unsettled-timeframe: a deliverable whose date is still to be agreed. Told at the level `final` alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.rules.change_entry import change_entries
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import nodes, text_under
from npa_cli.timeframe import read

_CODE: Final = "NPA304"


def _check(context: Context) -> Iterator[Finding]:
    conventions = context.plan.conventions
    if conventions is None:
        return  # how the plan means its dates is not known, and that is a finding already
    settled = {
        change.item
        for change in context.once(change_entries)
        if change.text("field") == "timeframe"
        and change.text("status") == "approved"
        and read(change.text("to") or "", conventions).kind not in (None, "unset")
    }
    unset: dict[str, bool] = {}
    for node in nodes(context):
        if node.level != "deliverable" or node.id in settled:
            continue
        words = text_under(node.data, "timeframe") or ""
        if words not in unset:
            unset[words] = bool(words) and read(words, conventions).kind == "unset"
        if unset[words]:
            yield Finding(
                _CODE,
                node.path,
                (*node.at, "timeframe"),
                f"`{words}`: when this is due is still open",
                "agree it, and record it as a change: npa change propose",
                item=node.item,
            )


RULE = Rule(
    code=_CODE,
    name="unsettled-timeframe",
    title="A deliverable whose date is still to be agreed",
    why="Nobody can say of it whether it is late, so a paper to the board can't either. A plan in use may have some; "
    "one that goes to the board should not.",
    bad=Example("priorities/01-first.yaml", first_priority("FY18/19 Q2", "TBC")),
    good=Example("priorities/01-first.yaml", MINIMAL_PLAN["priorities/01-first.yaml"]),
    check=_check,
)
