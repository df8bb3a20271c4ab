"""The plan's own fields as columns, after npa's own, of whatever has them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from npa_cli.document.blocks import Column, Paragraph
from npa_cli.model.own_field import NUMBERS, SUMMED, HasOwnFields, OwnField, OwnFields, OwnLevel, OwnType
from npa_cli.model.priority import Priority
from npa_cli.model.proposed_command import proposed_here
from npa_cli.progress.assess import Assessed
from npa_cli.progress.own_fields import Sum, own_value, owner_of, sum_of, unknown_field
from npa_cli.progress.unknown_name import UnknownNameError
from npa_cli.views.columns import DELIVERABLE
from npa_cli.views.field import Field, Fields, Holds, Thing
from npa_cli.views.plan_columns import ACTIVITY, PRIORITY, Placed
from npa_cli.views.table_of import ColumnOf

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


def own_words(holder: HasOwnFields, own: OwnFields) -> Iterator[tuple[str, str]]:
    """What something says in the plan's own fields, a heading and words for each that says anything."""
    for name, field in own.items():
        said = field.value(holder.own.get(name)) if field.on == holder.level else None
        if said is not None:
            yield field.heading(name), field.words(said)


def table_columns(own: OwnFields) -> Iterator[ColumnOf[Assessed]]:
    """Columns of a table of deliverables for fields of the plan's own; numbers stand on the right."""
    for name, field in own.items():
        heading = field.heading(name)
        column = Column(heading, "right") if field.holds in NUMBERS else Column(heading, wraps=True, least=10)
        yield column, partial(_cell, name, field)


def sums_note(selected: Iterable[Assessed], own: OwnFields) -> Iterator[Paragraph]:
    """The sums of the fields that can be summed, and of how many they are not known."""
    held = tuple(selected)
    for name, field in own.items():
        if field.holds in SUMMED:
            yield Paragraph(f"{sum_words(sum_of(held, name, field), field)}.", label=f"{field.heading(name)}, in all")


def sum_words(found: Sum, field: OwnField) -> str:
    """A sum in words, and how many it leaves out because they say nothing."""
    return field.words(found.total) + (f" ({found.silent:,} not known)" if found.silent else "")


def read_columns(own: OwnFields, typed: str | None, *, summed: bool = False) -> OwnFields:
    """The fields of the plan's own that were typed, between commas, in that order. Raises UnknownNameError.

    With `summed` it must be one that can be summed: a share can't be.
    """
    names = [each.strip() for each in (typed or "").split(",") if each.strip()]
    known = {name: each for name, each in own.items() if not summed or each.holds in SUMMED}
    for name in names:
        if name in own and name not in known:
            lines = proposed_here("list", "deliverables", "--columns", name)
            hint = f"it is {own[name].holds}, which does not add up; see each: {lines}"
            raise UnknownNameError("sum of the field", name, known, where="", hint=hint)
        if name not in own:
            raise unknown_field(name, own)
    return {name: own[name] for name in names}


def _cell(name: str, field: OwnField, each: Assessed) -> str:
    said = own_value(each, name, field)
    return "" if said is None else field.words(said)
