"""The board or meeting that a timeframe is tied to: `quarterly NPHB`, `each Board meeting`."""

from __future__ import annotations

from typing import Final

from npa_cli.timeframe.grammar.commentary import is_word
from npa_cli.timeframe.grammar.lexicon import words
from npa_cli.timeframe.grammar.rule import Item

_GATHERINGS: Final = words(
    "board boards committee committees group groups meeting meetings forum forums panel panels cabinet council "
    "partnership executive assembly subgroup sub-group taskforce"
)
# What a body is given or holds; not part of its name.
_DOINGS: Final = words(
    "meeting meetings report reports reporting update updates review reviews return returns monitoring submission "
    "submissions discussion discussions paper papers basis cycle"
)
_LEADING: Final = frozenset(
    ("(", "-", "--", "/", "a", "in", "to", "at", "by", "through", "via", "with", "for", "from", "into")
)


_NO_BODY: Final = frozenset(("fy", "quarter", "h", "wc", "we", "tbc"))  # written in capitals, and no body


def body_after(text: str, gap: list[Item]) -> tuple[str | None, bool]:
    """The body that the words after a recurrence name, and whether they say nothing else."""
    i = 0
    while i < len(gap) and (gap[i].kind in _LEADING or (gap[i].kind in _DOINGS and not _names(text, gap[i]))):
        i += 1
    first = i
    while i < len(gap) and (_names(text, gap[i]) or (gap[i].kind in ("and", "of") and i + 1 < len(gap) and i > first)):
        i += 1
    while i > first and gap[i - 1].kind in ("and", "of"):
        i -= 1
    if not any(gap[k].kind in _GATHERINGS - _DOINGS or _is_acronym(text, gap[k]) for k in range(first, i)):
        return None, False
    last = i
    while last - 1 > first and gap[last - 1].kind in _DOINGS:
        last -= 1
    rest = [item for item in gap[i:] if item.kind not in (")", ".", ",", *_DOINGS)]
    return text[gap[first].begin : gap[last - 1].end], not rest


def _names(text: str, item: Item) -> bool:
    """Whether a word is part of a body's name: a capital, or the word for a gathering."""
    return is_word(item) and (text[item.begin].isupper() or item.kind in _GATHERINGS)


def _is_acronym(text: str, item: Item) -> bool:
    word = text[item.begin : item.end]
    return (
        not text.isupper()
        and item.kind not in _NO_BODY
        and len(word) > 1
        and is_word(item)
        and sum(letter.isupper() for letter in word) > 1
    )


def each_meeting(text: str, gap: list[Item]) -> str | None:
    """The body in `each NPHB` or `at each Board meeting`, "" in `each meeting`; None where no gathering is named."""
    for i, item in enumerate(gap):
        if item.kind == "each":
            named = [word for word in gap[i + 1 :] if is_word(word)]
            for word in named[:6]:
                if word.kind in _GATHERINGS or _is_acronym(text, word):
                    body, _ = body_after(text, gap[i + 1 :])
                    bare = word.kind in _DOINGS
                    return body or ("" if bare else text[word.begin : word.end])
    return None
