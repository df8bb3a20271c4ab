"""Two wordings of one text as runs of words: those that stayed, those taken out and those put in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

_WORDS_AT_MOST: Final = 4_000  # compared word by word; a longer text is shown as it was and as it is


class Run(NamedTuple):
    """Words that stand together: `kept` in both wordings, `out` of the later one, or `in` it alone."""

    kind: Literal["kept", "out", "in"]
    words: str


def changed_words(was: str, now: str) -> tuple[Run, ...]:
    """The runs that make both wordings: those kept and out are `was`, those kept and in are `now`, blanks included."""
    old, new = _tokens(was), _tokens(now)
    if max(len(old), len(new)) > _WORDS_AT_MOST:
        return tuple(_joined((("out", was), ("in", now))))
    runs: list[tuple[Literal["kept", "out", "in"], str]] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            runs.append(("kept", "".join(old[a:b])))
        else:
            runs += (("out", "".join(old[a:b])), ("in", "".join(new[c:d])))
    return tuple(_joined(runs))


def _tokens(words: str) -> list[str]:
    """The words of a text, each with the blanks behind it."""
    return re.findall(r"\S+\s*|\s+", words)


def _joined(runs: Iterable[tuple[Literal["kept", "out", "in"], str]]) -> Iterator[Run]:
    return (Run(kind, words) for kind, words in runs if words)
