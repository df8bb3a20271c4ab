"""Tables of things, a row each: beside each column stands what its cells say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from npa_cli.document.blocks import Column, Table, Text

Thing = TypeVar("Thing")
ColumnOf = tuple[Column, Callable[[Thing], Text | str]]
"""A column, and what gives a thing's cell in it: words, or words in a tone."""


def table_of(things: Iterable[Thing], *columns: ColumnOf[Thing], caption: str = "") -> Table:
    """A row for each thing, in their order, with a cell for each column."""
    rows = tuple(tuple(_cell(say(each)) for _, say in columns) for each in things)
    return Table(tuple(column for column, _ in columns), rows, caption=caption)


def _cell(words: Text | str) -> Text:
    return words if isinstance(words, Text) else Text(words)
