"""Deliverables in groups: by priority, lead partner, theme, the round they fall due in, or objective; and by item."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, Literal, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.select import self_and_above

By = Literal["priority", "partner", "theme", "period", "objective"]

_Name = tuple[str, str]  # id and title of a group


class Grouped(NamedTuple):
    """A group and its members, in the plan's order."""

    id: str
    title: str
    members: tuple[Assessed, ...]


def group_by(by: By, assessed: Iterable[Assessed], plan: Plan) -> tuple[Grouped, ...]:
    """Group deliverables. A deliverable with two leads, or two objectives, is a member of both groups.

    What nobody leads is a group of its own. Rounds come in the order of the calendar, what has no date last; other
    groups in the plan's order.
    """
    names_of = _NAMERS[by]
    members: dict[_Name, list[Assessed]] = {}
    for each in assessed:
        for name in names_of(each, plan):
            members.setdefault(name, []).append(each)
    order = list(members)
    if by == "period":
        order.sort(key=lambda name: members[name][0].earliest_due or date.max)
    return tuple(Grouped(name[0], name[1], tuple(members[name])) for name in order)


ByItem = Mapping[str, tuple[Assessed, ...]]
"""By the id of each priority, activity and deliverable: the deliverables it is or has, in the plan's order."""


def by_item(assessed: Iterable[Assessed]) -> ByItem:
    """Some assessed deliverables by every id they are within. An id that has none of them is no key."""
    found: dict[str, list[Assessed]] = {}
    for each in assessed:
        for item in self_and_above(each.commitment.id):
            found.setdefault(item, []).append(each)
    return {item: tuple(every) for item, every in found.items()}


NO_DATE: Final = "no date"
NOBODY: Final = "nobody"


def _priority(each: Assessed, plan: Plan) -> Iterable[_Name]:
    return [(each.commitment.priority.id, each.commitment.priority.title)]


def _theme(each: Assessed, plan: Plan) -> Iterable[_Name]:
    priority, theme = each.commitment.priority, each.commitment.theme
    return [(f"{priority.id}/{theme.title}", f"{priority.id}  {theme.title or priority.title}")]


def _partner(each: Assessed, plan: Plan) -> Iterable[_Name]:
    if not each.led_by:
        yield NOBODY, "nobody named"
    for code in each.led_by:
        name = next((partner.name for partner in plan.partners if partner.code == code), code)
        yield code, code if name == code else f"{code}  {name}"


def _period(each: Assessed, plan: Plan) -> Iterable[_Name]:
    if each.earliest_due is None:
        return [(NO_DATE, "ongoing, as needed or not set")]
    quarter = plan.round_of(each.earliest_due)
    return [(quarter.label, quarter.months)]


def _objective(each: Assessed, plan: Plan) -> Iterable[_Name]:
    objectives = each.commitment.priority.objectives
    if objectives == "unknown":
        return [("unknown", "which objectives these serve is not known")]
    texts = {objective.id: objective.text for objective in plan.workplan.objectives}
    return [(one, texts.get(one, one)) for one in objectives] or [("none", "serves no objective")]


_NAMERS: Final[dict[By, Callable[[Assessed, Plan], Iterable[_Name]]]] = {
    "priority": _priority,
    "partner": _partner,
    "theme": _theme,
    "period": _period,
    "objective": _objective,
}
