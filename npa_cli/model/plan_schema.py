"""The schema of a kind of file narrowed to one plan: only its partners, ids, periods and settings will do.

An editor then offers them as one types, each with the plan's own words for it (`enumDescriptions`, a keyword that
editors know and every validator passes over).
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, Final

from npa_cli.model.own_field import own_properties
from npa_cli.model.plan import Plan
from npa_cli.timeframe import Conventions

Names = Mapping[str, str]
"""What may be written somewhere, and the plan's words for each; none if the plan does not say."""

# The fields that hold names of each sort: one name, or a list of them. A new field that points at something goes here.
_POINTS_AT: Final[Mapping[str, str]] = {
    field: names
    for names, fields in {
        "partner": "Theme.leads Activity.leads Activity.contributors Activity.reporting_partner "
        "Deliverable.leads Deliverable.contributors Deliverable.reporting_partner "
        "Partner.members Partner.part_of Partner.predecessors Partner.successors Return.partner",
        "period": "Return.period",
        "deliverable": "Return.no_change Update.superseded_by",
        "changeable": "Change.item",
        "objective": "Priority.objectives",
        "source": "Place.document",
        "board": "Board.reports_to Board.escalates_to Decision.board",
        "rag": "Update.rag",
        "party": "Risk.raised_by Risk.owner Issue.raised_by Issue.owner "
        "Dependency.giver Dependency.receiver Action.owner",
    }.items()
    for field in fields.split()
}
# Lists whose names may be those of a plan beside this one, as `npa-2013:NOMS`; which there are, `npa validate` knows.
_ALSO_OF_OTHER_PLANS: Final = frozenset(("Partner.predecessors", "Partner.successors"))
_OF_ANOTHER_PLAN: Final = {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*:."}
# Mappings whose keys are names.
_KEYED_BY: Final[Mapping[str, str]] = {
    "Return.updates": "deliverable",
    "Workplan.reporting": "partner",
    "Guard.partners": "partner",
}
# Mappings whose values are names.
_VALUED_BY: Final[Mapping[str, str]] = {"Workplan.reporting": "partner"}
_LONGEST: Final = 200  # characters of a description; an editor shows it in a small window


def narrow(schema: Mapping[str, Any], plan: Plan) -> dict[str, Any]:
    """A copy of a file kind's schema, as `json_schema` gives it, that allows this plan's own names alone.

    What the plan names nothing of (no objectives, no period with days) is left as wide as it was.
    """
    names = _names_of(plan)
    new = deepcopy(dict(schema))
    for model, node in _models(new):
        properties = node.get("properties", {})
        for name, its in properties.items():
            field = f"{model}.{name}"
            if known := names.get(_POINTS_AT.get(field, "")):
                _allow(its, known)
            if field in _ALSO_OF_OTHER_PLANS:
                its["items"] = {"anyOf": [its["items"], _OF_ANOTHER_PLAN]}
            if known := names.get(_VALUED_BY.get(field, "")):
                _allow(its["additionalProperties"], known)
            if known := names.get(_KEYED_BY.get(field, "")):
                _key_by(its, known)
        if model == "Workplan" and "conventions" in properties:
            _key_by_setting(properties["conventions"])
        properties.update(own_properties(plan.workplan.fields, model.casefold()))
        if model == "Change":
            node["allOf"] = list(_by_changed_field(names))
    return new


def _models(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each model in the schema, by its name."""
    if "properties" in schema:
        yield schema.get("title", ""), schema
    yield from schema.get("$defs", {}).items()


def _names_of(plan: Plan) -> dict[str, Names]:
    partners = {each.code: each.name for each in plan.partners}
    boards = {each.code: each.name for each in plan.workplan.boards}
    activities: dict[str, str] = {}
    deliverables: dict[str, str] = {}
    for priority in plan.priorities:
        for theme, activity in ((above, each) for above in priority.themes for each in above.activities):
            leads = activity.leads or theme.leads
            activities[activity.id] = _short(activity.text, ", ".join(leads))
            for each in activity.deliverables:
                words = (each.text or activity.text, each.timeframe, ", ".join(each.leads or leads))
                deliverables[each.id] = _short(*words)
    return {
        "partner": partners,
        "period": _periods(plan),
        "deliverable": deliverables,
        "changeable": {**activities, **deliverables},
        "objective": {each.id: _short(each.text) for each in plan.workplan.objectives},
        "source": {each.id: each.title for each in plan.workplan.sources},
        "board": boards,
        "rag": dict(plan.workplan.scale.choices),
        "party": {**partners, **boards},
    }


def _short(words: str, *more: str | None) -> str:
    """Words on one line, cut where they are long; what stands beside them is never cut."""
    words = " ".join(words.split())
    words = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    return " · ".join((words, *(each for each in more if each)))


def _periods(plan: Plan) -> Names:
    """The rounds of the plan's period, and any that a return is held for, as both are written."""
    period = plan.workplan.period
    if period.start is None or period.end is None:
        return {}
    found = {each.label: each.months for each in plan.rhythm.between(period.start, period.end)}
    for each in plan.returns:
        held = plan.round_called(each.period)
        if held is not None:
            found.setdefault(each.period, held.months)
    return found


def _allow(node: dict[str, Any], names: Names) -> None:
    """Let the words in `node`, or in its list, be nothing but these names."""
    for arm in node.get("anyOf", (node,)):
        if arm.get("type") == "array":
            _allow(arm["items"], names)
        elif arm.get("type") == "string" and "const" not in arm and "enum" not in arm:
            arm.update(_one_of(names))


def _one_of(names: Names) -> dict[str, Any]:
    return {"enum": list(names), "enumDescriptions": list(names.values())}


def _key_by(node: dict[str, Any], names: Names) -> None:
    """Let a mapping's keys be nothing but these names."""
    value = node.get("additionalProperties", True)
    each = value if isinstance(value, dict) else {}
    node["properties"] = {name: {**each, "description": words} for name, words in names.items()}
    node["additionalProperties"] = False


def _key_by_setting(node: dict[str, Any]) -> None:
    """Let the conventions be those there are, each with its own values."""
    day = {"type": "string", "format": "date"}
    properties: dict[str, Any] = {}
    for setting in Conventions.settings():
        if isinstance(setting.default, int):
            of = {"type": "integer", "minimum": min(1, setting.default), "maximum": 12}
        else:
            of = _one_of(dict(setting.values))
        decides = setting.decides[0].upper() + setting.decides[1:]
        properties[setting.name] = {**of, "default": setting.default, "description": f"{decides}."}
    properties["anchor"] = {**day, "description": "The day of the plan itself, for words such as `within 6 months`."}
    properties["anchors"] = {
        "type": "object",
        "additionalProperties": day,
        "description": "The days of named events, which words such as `after publication` lean on.",
    }
    node["properties"] = properties
    node["additionalProperties"] = False


def _by_changed_field(names: Mapping[str, Names]) -> Iterator[dict[str, Any]]:
    """What a change may be of, by the field it alters: timeframes belong to deliverables."""
    for field, owner in (("leads", "changeable"), ("timeframe", "deliverable")):
        then: dict[str, Any] = {}
        if names[owner]:
            then["item"] = _one_of(names[owner])
        if field == "leads" and names["partner"]:
            then["to"] = {"type": "array", "items": _one_of(names["partner"]), "minItems": 1}
        yield {
            "if": {"properties": {"field": {"const": field}}, "required": ["field"]},
            "then": {"properties": then},
        }
