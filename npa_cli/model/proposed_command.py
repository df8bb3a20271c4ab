"""The commands npa proposes to type, written so that a shell takes each word as it stands."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager

_asked: tuple[tuple[str, str], ...] = ()


def proposed(*words: str) -> str:
    """A command of npa's on one line, from the words after `npa`; a word a shell would read as more is quoted.

    What comes from a plan or a path is given as one word, whatever stands in it: `$(…)`, a space or a quote does
    nothing when the line is pasted.
    """
    return shlex.join(["npa", *words])


def proposed_here(*words: str) -> str:
    """The same, about the plan that is being asked: with the `--data` and `--plan` that were typed to name it."""
    return proposed(*words, *(word for option in _asked if option[0] not in words for word in option))


@contextmanager
def asked_of(data: str | None, plan: str | None) -> Iterator[None]:
    """While it lasts, `proposed_here` names the plan as it was typed."""
    global _asked  # noqa: PLW0603  # one command runs at a time, and nothing outlives it
    before = _asked
    _asked = tuple((option, typed) for option, typed in (("--data", data), ("--plan", plan)) if typed)
    try:
        yield
    finally:
        _asked = before
