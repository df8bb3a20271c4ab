"""Values whose heavy part is read when somebody first asks for it.

A plan of a hundred thousand deliverables is asked about one priority at a time. What nobody looks at is never built.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar


class Late:
    """A dataclass on this may have fields that are not there yet; asking for one reads it, once."""

    __slots__ = ("_read",)

    if not TYPE_CHECKING:  # a type checker would then believe in every name

        def __getattr__(self, name: str) -> Any:
            if name not in type(self).__dataclass_fields__:
                raise AttributeError(f"a {type(self).__name__} has no `{name}`")
            value = object.__getattribute__(self, "_read")(name)
            object.__setattr__(self, name, value)
            return value


LateT = TypeVar("LateT", bound=Late)


def late(made: LateT, *fields: str, read: Callable[[str], Any]) -> LateT:
    """The same, without these fields: `read` is given the name of the one that is first asked for."""
    for each in fields:
        object.__delattr__(made, each)
    object.__setattr__(made, "_read", read)
    return made
