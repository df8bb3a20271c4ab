"""NPA212 circular-link: items that serve or continue each other in a ring, or themselves."""

from itertools import pairwise

from npa_cli.progress.address import read_address
from npa_cli.progress.thread import Tie, loops, ties_of
from npa_cli.rules.minimal_plan import link_of
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule


@plan_rule(
    "NPA212",
    title="Items that serve or continue each other in a ring, or themselves",
    why="What goes round in a ring leads to no objective, and to no earlier plan.",
    bad=Example("links.yaml", link_of(to="P1.1")),
    good=Example("links.yaml", link_of()),
)
def circular_link(index: Index, frame: Frame) -> Findings:
    links, home = tuple(index.entries("links")), frame.workplan.id
    for way in loops(_ties(index)) if links else ():
        for link in links:
            ends = [read_address(text, home) for key in ("from", "to") if isinstance(text := link.data.get(key), str)]
            if ends in [list(pair) for pair in pairwise(way)]:
                shown = " to ".join(each.shown(home) for each in way)
                hint = "take one of these links out: an earlier plan can't continue a later one"
                yield link.finding(("to",), f"the links lead round in a ring: {shown}", hint)
                break


def _ties(index: Index) -> list[Tie]:
    """Those of this plan, of the plans that they lead to, and so on: a ring through this plan has no others."""
    home = index.frame.workplan.id
    met, waiting, found = {home}, [index.plan], []
    for plan in waiting:  # grows as it goes
        for tie in ties_of(plan):
            found.append(tie)
            if tie.end.plan not in met:
                met.add(tie.end.plan)
                waiting.extend(other for other in (index.sister_plans.get(tie.end.plan),) if other is not None)
    return found
