"""Everything that a plan's files hold, each thing by its kind and id, with its fields as plain values.

Where a thing stands is no part of it: in which file, at which place in a list, in which layout. A list whose order says
nothing is sorted, and a field that says what it would say if it were left out is left out.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from npa_cli.model.base import PlanModel
from npa_cli.model.own_field import HasOwnFields
from npa_cli.model.partner_return import Return
from npa_cli.model.plan import Plan

Fields = Mapping[str, Any]
"""The fields of a thing, by their public names: text, numbers, days, and tuples and mappings of these."""


class Key(NamedTuple):
    """What a thing is, and its id. A report's is `P2.3.1 FY18/19 Q3 PHE`, and a return's `FY18/19 Q3 PHE`."""

    kind: str
    id: str


_UNORDERED: Final = frozenset({"affects", "actions", "also_known_as", "contributors", "inferred", "items", "members"})
"""Fields that are lists, and whose order says nothing. That of `leads` does: the first one reports."""

_LISTS: Final = (
    ("change", "changes"),
    ("risk", "risks"),
    ("issue", "issues"),
    ("dependency", "dependencies"),
    ("decision", "decisions"),
    ("action", "actions"),
    ("measure", "measures"),
    ("section", "sections"),
    ("partner", "partners"),
)
"""Kinds of things that stand in a list of the plan, and the list's name. Each has an id or a code of its own."""


def things_in(plan: Plan) -> dict[Key, Fields]:
    """Every thing of a plan. Of two with one id, which `npa validate` finds, the second is `CHG-004 (2)`."""
    found: dict[Key, Fields] = {}
    for key, fields in _every(plan):
        number, free = 2, key
        while free in found:
            free, number = Key(key.kind, f"{key.id} ({number})"), number + 1
        found[free] = fields
    return found


def _every(plan: Plan) -> Iterator[tuple[Key, Fields]]:
    yield Key("workplan", plan.workplan.id), _fields(plan.workplan, without="boards")
    for board in plan.workplan.boards:
        yield Key("board", board.code), _fields(board)
    if plan.guard is not None:
        yield Key("guard", "guard.yaml"), _fields(plan.guard)
    for kind, name in _LISTS:
        for each in getattr(plan, name):
            yield Key(kind, each.code if kind == "partner" else each.id), _fields(each)
    for priority in plan.priorities:
        titles = tuple(sorted(each.title for each in priority.themes))
        yield Key("priority", priority.id), {**_fields(priority, without="themes"), "themes": titles}
        for theme in priority.themes:
            if theme.id or theme.leads or theme.measure:
                yield Key("theme", theme.name_in(priority.id)), _fields(theme, without="activities")
            for activity in theme.activities:
                fields = {**_fields(activity, without="deliverables"), "theme": theme.title, **theme.own}
                yield Key("activity", activity.id), fields
                for deliverable in activity.deliverables:
                    yield Key("deliverable", deliverable.id), _fields(deliverable)
    for given in sorted(plan.returns, key=lambda each: (each.partner, each.period)):
        yield from _said(given, plan)
    for reading in sorted(plan.readings, key=repr):
        yield Key("reading", f"{reading.measure} {reading.period_start} to {reading.period_end}"), _fields(reading)
    for link in sorted(plan.links, key=repr):
        yield Key("link", f"{link.from_} {link.relation} {link.to}"), _fields(link)


def _said(given: Return, plan: Plan) -> Iterator[tuple[Key, Fields]]:
    quarter = plan.round_called(given.period)
    label = f"{quarter.label if quarter is not None else given.period} {given.partner}"
    yield Key("return", label), {**_fields(given, without="updates no_change"), "period": label.rpartition(" ")[0]}
    confirmed = {"no_change": True}
    for item, update in given.updates.items():
        yield Key("report", f"{item} {label}"), _fields(update) | (confirmed if item in given.no_change else {})
    for item in dict.fromkeys(given.no_change):
        if item not in given.updates:
            yield Key("report", f"{item} {label}"), confirmed


def _fields(thing: PlanModel, without: str = "") -> dict[str, Any]:
    found = {}
    for name, field in type(thing).model_fields.items():
        value = getattr(thing, name)
        is_default = not field.is_required() and value == field.get_default(call_default_factory=True)
        if name in without.split() or is_default:
            continue
        plain = _plain(value)
        found[field.alias or name] = tuple(sorted(plain)) if name in _UNORDERED and isinstance(plain, tuple) else plain
    if isinstance(thing, HasOwnFields):
        found |= {key: _plain(value) for key, value in thing.own.items() if value is not None}
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, PlanModel):
        return _fields(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return tuple(_plain(each) for each in value)
    return value
