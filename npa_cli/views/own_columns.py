"""The plan's own fields for programs: in JSON, CSV and SQL, after npa's own, of whatever has them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from npa_cli.model.own_field import NUMBERS, HasOwnFields, OwnField, OwnFields, OwnLevel, OwnType
from npa_cli.model.priority import Priority
from npa_cli.progress.assess import Assessed
from npa_cli.progress.own_fields import owner_of
from npa_cli.views.columns import DELIVERABLE
from npa_cli.views.field import Field, Fields, Holds, Thing
from npa_cli.views.plan_columns import ACTIVITY, PRIORITY, Placed

_HOLDS: Final[Mapping[OwnType, Holds]] = {"day": "day", "list": "list", **dict.fromkeys(NUMBERS, "decimal")}


def deliverable_columns(own: OwnFields) -> Fields[Assessed]:
    """What JSON and CSV say of a deliverable, with the plan's own fields: its own, its report's and of all above it."""
    return (*DELIVERABLE, *(_column(name, each, partial(owner_of, level=each.on)) for name, each in own.items()))


def with_own(
    fields: Fields[Thing], own: OwnFields, level: OwnLevel, owner: Callable[[Thing], HasOwnFields | None]
) -> Fields[Thing]:
    """The fields of something, with those that the plan adds to what `owner` gives of it."""
    return (*fields, *(_column(name, each, owner) for name, each in own.items() if each.on == level))


def of_priorities(own: OwnFields) -> Fields[Priority]:
    """What JSON, CSV and SQL say of a priority."""
    return with_own(PRIORITY, own, "priority", lambda each: each)


def of_activities(own: OwnFields) -> Fields[Placed]:
    """What JSON, CSV and SQL say of an activity, and of its theme."""
    of_themes = with_own(ACTIVITY, own, "theme", lambda each: each.theme)
    return with_own(of_themes, own, "activity", lambda each: each.activity)


def _column(name: str, field: OwnField, owner: Callable[[Thing], HasOwnFields | None]) -> Field[Thing]:
    def value(thing: Thing) -> Any:
        held = owner(thing)
        said = None if held is None else field.value(held.own.get(name))
        return list(said) if isinstance(said, tuple) else said

    return Field(
        name, _HOLDS.get(field.holds, "words"), f"the plan's own: {field.heading(name)}", value, not_in=("dataset",)
    )
