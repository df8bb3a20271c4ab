"""What is asked again and again while one command answers for every plan of a family: worked out once in that time."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

_held: dict[tuple[Hashable, ...], Any] | None = None
_held_for: Hashable = None  # what `hold_for` was called with


@contextmanager
def for_every_plan() -> Iterator[None]:
    """While it lasts, what is marked `once` is asked each question once. Nothing may change the files it looks at."""
    hold_for("every plan")
    try:
        yield
    finally:
        hold_for(None)


def hold_for(what: Hashable) -> None:
    """Hold answers from now on, and forget those held for anything else; None ends it. Nothing may change the files."""
    global _held, _held_for  # one command runs at a time, and nothing outlives it
    if what != _held_for or what is None:
        _held, _held_for = (None if what is None else {}), what


def once(ask: F) -> F:
    """Mark a function whose answer is held `for_every_plan`; at any other time it is asked anew."""

    @wraps(ask)
    def answer(*given: Hashable) -> Any:
        if _held is None:
            return ask(*given)
        key = (ask, *given)
        if key not in _held:
            _held[key] = ask(*given)
        return _held[key]

    return cast("F", answer)
