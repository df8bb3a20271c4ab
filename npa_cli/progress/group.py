"""Deliverables in groups: by priority, lead partner, theme, the round they fall due in, or objective."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final, Literal, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed

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
    names_of = _NAMERS[by](plan)
    members: dict[_Name, list[Assessed]] = {}
    for each in assessed:
        for name in names_of(each):
            members.setdefault(name, []).append(each)
    order = list(members)
    if by == "period":
        order.sort(key=lambda name: members[name][0].earliest_due or date.max)
    return tuple(Grouped(name[0], name[1], tuple(members[name])) for name in order)


NO_DATE: Final = "no date"
NOBODY: Final = "nobody"

_Namer = Callable[[Assessed], Iterable[_Name]]


def _by_priority(_plan: Plan) -> _Namer:
    return lambda each: [(each.commitment.priority.id, each.commitment.priority.title)]


def _by_theme(_plan: Plan) -> _Namer:
    def names(each: Assessed) -> Iterable[_Name]:
        priority, theme = each.commitment.priority, each.commitment.theme
        return [(f"{priority.id}/{theme.title}", f"{priority.id}  {theme.title or priority.title}")]

    return names


def _by_partner(plan: Plan) -> _Namer:
    full = {partner.code: partner.name for partner in plan.partners}

    def names(each: Assessed) -> Iterable[_Name]:
        if not each.led_by:
            yield NOBODY, "nobody named"
        for code in each.led_by:
            name = full.get(code, code)
            yield code, code if name == code else f"{code}  {name}"

    return names


def _by_period(plan: Plan) -> _Namer:
    def names(each: Assessed) -> Iterable[_Name]:
        if each.earliest_due is None:
            return [(NO_DATE, "ongoing, as needed or not set")]
        quarter = plan.round_of(each.earliest_due)
        return [(quarter.label, quarter.months)]

    return names


def _by_objective(plan: Plan) -> _Namer:
    texts = {objective.id: objective.text for objective in plan.workplan.objectives}

    def names(each: Assessed) -> Iterable[_Name]:
        objectives = each.commitment.priority.objectives
        if objectives == "unknown":
            return [("unknown", "which objectives these serve is not known")]
        return [(one, texts.get(one, one)) for one in objectives] or [("none", "serves no objective")]

    return names


_NAMERS: Final[dict[By, Callable[[Plan], _Namer]]] = {
    "priority": _by_priority,
    "partner": _by_partner,
    "theme": _by_theme,
    "period": _by_period,
    "objective": _by_objective,
}
