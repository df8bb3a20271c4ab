"""The answers of a pack beside what a return says: whether they are the same, and how each is written."""

from __future__ import annotations

from typing import Any

from npa_cli.model.base import read_day
from npa_cli.model.pack import BY_FIELD, Answer, Column, own_answer
from npa_cli.model.written_number import plain_number


def as_sent(column: Column | None, value: Answer) -> Answer:
    """What was sent out, whose hidden sheet has a day in a field of the plan's own as words."""
    is_day = column is not None and column.kind == "day" and isinstance(value, str)
    return (read_day(value) or value) if is_day else value


def as_written(column: Column | None, answer: Answer) -> object:
    """An answer as a return has it."""
    if column is not None and column.kind in ("number", "percent"):
        return plain_number(str(answer))
    return list(answer) if isinstance(answer, tuple) else str(answer) if isinstance(answer, str) else answer


def is_answer(column: Column | None, said: Any) -> bool:
    """Whether what an entry says is one of the answers of a row; what can't be one, such as a word for a number, stays
    beside them.
    """
    return column is not None and (column.field in BY_FIELD or own_answer(column, said) is not None)


def is_same(one: Answer | None, other: Answer | None) -> bool:
    """Whether two answers differ in nothing but spaces and line ends."""
    if one is None or other is None or type(one) is not type(other):
        return one == other
    if isinstance(one, tuple) and isinstance(other, tuple):
        return [each.split() for each in one] == [each.split() for each in other]
    return one.split() == other.split() if isinstance(one, str) and isinstance(other, str) else one == other
