"""Values whose heavy part is read when somebody first asks for it.

A plan of a hundred thousand deliverables is asked about one priority at a time. What nobody looks at is never built.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any, TypeVar

LateT = TypeVar("LateT", bound="Late")


class Late:
    """A dataclass on this may have fields that are not there yet; asking for one reads it, once."""

    __slots__ = ("_part", "_read")

    if not TYPE_CHECKING:  # a type checker would then believe in every name

        def __getattr__(self, name: str) -> Any:
            if name not in type(self).__dataclass_fields__:
                raise AttributeError(f"a {type(self).__name__} has no `{name}`")
            value = object.__getattribute__(self, "_read")(name)
            object.__setattr__(self, name, value)
            object.__setattr__(self, "_part", None)
            return value

    def part(self: LateT, items: Collection[str]) -> LateT:
        """The same as far as it is about these items: itself, or one of which no more had to be read than that."""
        read = getattr(self, "_part", None)
        return self if read is None else read(items) or self


def late(
    made: LateT,
    *fields: str,
    read: Callable[[str], Any],
    part: Callable[[Collection[str]], LateT | None] | None = None,
) -> LateT:
    """The same, without these fields: `read` is given the name of the one that is first asked for.

    `part` makes one that is whole, but for what is not about the items it is given.
    """
    for each in fields:
        object.__delattr__(made, each)
    object.__setattr__(made, "_read", read)
    object.__setattr__(made, "_part", part)
    return made
