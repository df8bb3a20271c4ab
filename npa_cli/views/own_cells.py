"""The plan's own fields in words: the cells of tables, sums, and which columns were asked for."""

from collections.abc import Iterable, Iterator
from functools import partial

from npa_cli.document.blocks import Column, Paragraph
from npa_cli.model.own_field import NUMBERS, SUMMED, HasOwnFields, OwnField, OwnFields
from npa_cli.model.proposed_command import proposed_here
from npa_cli.progress.assess import Assessed
from npa_cli.progress.own_fields import Sum, own_value, sum_of, unknown_field
from npa_cli.progress.unknown_name import UnknownNameError
from npa_cli.views.table_of import ColumnOf


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
