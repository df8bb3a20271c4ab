"""NPA301 unreadable-timeframe: words for when that no date can be made of for certain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import nodes
from npa_cli.timeframe import read

_CODE: Final = "NPA301"


def _check(context: Context) -> Iterator[Finding]:
    conventions = context.plan.conventions
    if conventions is None:
        return  # how the plan means its dates is not known, and that is a finding already
    refusals: dict[str, tuple[str, str | None] | None] = {}
    for node in nodes(context):
        words = node.data.get("timeframe")
        if node.level != "deliverable" or not isinstance(words, str) or not words:
            continue
        if words not in refusals:
            reading = read(words, conventions)
            refusals[words] = (reading.error, reading.hint) if reading.error else None
        refusal = refusals[words]
        if refusal is not None:
            yield Finding(_CODE, node.path, (*node.at, "timeframe"), refusal[0], refusal[1], item=node.item)


RULE = Rule(
    code=_CODE,
    name="unreadable-timeframe",
    title="Words for when that no date can be made of for certain",
    why="A wrong date is worse than no date, so npa refuses what it can't read; the deliverable is then due on no day.",
    bad=Example("priorities/01-first.yaml", first_priority("FY18/19 Q2", "FY18/20 Q2")),
    good=Example("priorities/01-first.yaml", MINIMAL_PLAN["priorities/01-first.yaml"]),
    check=_check,
)
