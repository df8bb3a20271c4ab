"""Tables of things, a row each: beside each column stands what its cells say. Facts of one thing, a line each."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

from npa_cli.document.blocks import Column, FactList, Table, Text

Thing = TypeVar("Thing")
ColumnOf = tuple[Column, Callable[[Thing], Text | str]]
"""A column, and what gives a thing's cell in it: words, or words in a tone."""

_BLANK: Final = Text("")
NUMBER: Final = Column("No.", wraps=True, least=4)


def table_of(
    things: Iterable[Thing], *columns: ColumnOf[Thing], caption: str = "", total: Thing | None = None
) -> Table:
    """A row for each thing, in their order, with a cell for each column; `total` is what the last row is of."""
    says = [say for _, say in columns]

    def row(each: Thing) -> tuple[Text, ...]:
        said = [say(each) for say in says]
        return tuple([words if isinstance(words, Text) else Text(words) if words else _BLANK for words in said])

    totals = row(total) if total is not None else None
    return Table(tuple(column for column, _ in columns), tuple(map(row, things)), totals, caption)


def number_column(things: Iterable[Thing], number: Callable[[Thing], str | None]) -> Iterator[ColumnOf[Thing]]:
    """A column for the plan's own numbers, beside npa's ids, where any of the things has one."""
    if any(map(number, things)):
        yield NUMBER, lambda each: number(each) or ""


def fact_list(*facts: tuple[str, Text | str | None]) -> FactList:
    """Labels, each with what is said there; what says nothing is left out."""
    return FactList(tuple((label, _text(words)) for label, words in facts if words))


def _text(words: Text | str) -> Text:
    return words if isinstance(words, Text) else Text(words)
