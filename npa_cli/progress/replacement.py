"""What took the place of superseded deliverables: superseding one must not make a commitment vanish from the counts."""

from collections.abc import Iterable, Mapping
from datetime import date

from npa_cli.model.chains import last_steps
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed, assessments


def replacements(plan: Plan, assessed: Iterable[Assessed], as_at: date) -> Mapping[str, Assessed]:
    """What stands in the end in the place of each superseded deliverable among some, by the id of the superseded one.

    Of one that was superseded in its turn, what took its place then. One whose way leads to an id that the plan does
    not have, to what was superseded by nothing, or round in a ring has none.
    """
    superseded = {each.commitment.id: each for each in assessed if each.facts.status == "superseded"}
    known = dict(superseded)
    asked = {each.facts.superseded_by for each in superseded.values()} - known.keys()
    while asked:
        found = {each.commitment.id: each for each in assessments(plan, as_at, items={each for each in asked if each})}
        known |= found
        asked = {each.facts.superseded_by for each in found.values()} - known.keys() - {None}
    after = {item: each.facts.superseded_by or "" for item, each in known.items() if each.facts.status == "superseded"}
    last = last_steps(after)
    ends = {item: known.get(after[step]) for item in superseded if (step := last[item]) is not None}
    return {item: end for item, end in ends.items() if end is not None}


def with_replacements(assessed: Iterable[Assessed], replaced: Mapping[str, Assessed]) -> tuple[Assessed, ...]:
    """Some deliverables, and after them what took the place of superseded ones among them and is not there yet."""
    found = {each.commitment.id: each for each in assessed}
    for each in tuple(found):
        if each in replaced:
            found.setdefault(replaced[each].commitment.id, replaced[each])
    return tuple(found.values())
