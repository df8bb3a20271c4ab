"""The plan's own numbers in tables, beside npa's ids: a column where anything in the table has one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

from npa_cli.document.blocks import Column, Text
from npa_cli.progress.assess import Assessed

Thing = TypeVar("Thing")
ColumnOf = tuple[Column, Callable[[Assessed], Text]]
"""A column of a table of deliverables, and what stands in it."""
NUMBER: Final = Column("No.", wraps=True, least=4)


def number_of(each: Assessed) -> str | None:
    """The number of a deliverable, or of its activity where it has none."""
    return each.commitment.deliverable.number or each.commitment.activity.number


def number_column(
    things: Iterable[Thing], number: Callable[[Thing], str | None]
) -> Iterator[tuple[Column, Callable[[Thing], Text]]]:
    """The column, where any of the things has a number of the plan's own."""
    if any(map(number, things)):
        yield NUMBER, lambda each: Text(number(each) or "")
