"""Two wordings of one text as runs of words: those that stayed, those taken out and those put in."""

from __future__ import annotations

import re
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
    is_long = max(len(old), len(new)) > _WORDS_AT_MOST
    whole = [("replace", 0, len(old), 0, len(new))]
    runs: list[Run] = []
    for what, a, b, c, d in whole if is_long else SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            runs.append(Run("kept", "".join(old[a:b])))
        else:
            runs += (Run("out", "".join(old[a:b])), Run("in", "".join(new[c:d])))
    return tuple(each for each in runs if each.words)


def _tokens(words: str) -> list[str]:
    """The words of a text, each with the blanks behind it."""
    return re.findall(r"\S+\s*|\s+", words)
