"""NPA212 circular-link: items that serve or continue each other in a ring, or themselves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.progress.address import read_address
from npa_cli.progress.thread import Tie, loops, ties_of
from npa_cli.rules.minimal_plan import link_of
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import mappings_in

_CODE: Final = "NPA212"


def _check(context: Context) -> Iterator[Finding]:
    file = next((each for each in context.files if each.kind == "links"), None)
    if file is None:
        return
    home = context.plan.workplan.id
    for way in loops(_ties(context)):
        for link, at in mappings_in(file.data):
            ends = [read_address(link[key], home) for key in ("from", "to") if isinstance(link.get(key), str)]
            if ends in [list(pair) for pair in pairwise(way)]:
                shown = " to ".join(each.shown(home) for each in way)
                hint = "take one of these links out: an earlier plan can't continue a later one"
                yield Finding(_CODE, file.path, (*at, "to"), f"the links lead round in a ring: {shown}", hint)
                break


def _ties(context: Context) -> list[Tie]:
    """Those of this plan, of the plans that they lead to, and so on: a ring through this plan has no others."""
    home = context.plan.workplan.id
    met, waiting, found = {home}, [context.plan], []
    for plan in waiting:  # grows as it goes
        for tie in ties_of(plan):
            found.append(tie)
            if tie.end.plan not in met:
                met.add(tie.end.plan)
                waiting.extend(other for other in (context.others.get(tie.end.plan),) if other is not None)
    return found


RULE = Rule(
    code=_CODE,
    name="circular-link",
    title="Items that serve or continue each other in a ring, or themselves",
    why="What goes round in a ring leads to no objective, and to no earlier plan.",
    bad=Example("links.yaml", link_of(to="P1.1")),
    good=Example("links.yaml", link_of()),
    check=_check,
)
