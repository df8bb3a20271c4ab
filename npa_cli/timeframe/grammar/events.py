"""The events that timeframes count from: `within 6 months of publication`, `upon completion of the review`.

An event is whatever words follow, up to the next bracket, dash, comma or full stop: it is named, never guessed at.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from npa_cli.timeframe.grammar.lengths import Relative
from npa_cli.timeframe.grammar.lexicon import CLASSES_OF_WORDS, words
from npa_cli.timeframe.grammar.rule import Kinds, Token

_OF: Final = words("of after from since upon before on")
_LEADS: Final = CLASSES_OF_WORDS["event"]
_SHOULD: Final = words("as when if where")
_CALLED_FOR: Final = CLASSES_OF_WORDS["called for"]  # most as needed; what waits for means has no timeframe yet
_STOPS: Final = words("( ) -- , ; : .")
_ENDS: Final = frozenset(("WINDOW", "REPEAT", "ROUND", "thereafter"))
_NOTHING: Final = words("WINDOW REPEAT ROUND MARKER RELATIVE PARTIAL PARTIALS")


class Event(NamedTuple):
    """Something that happens on a day the words do not give, and what is counted from it (None: the day itself)."""

    relative: Relative | None
    words: str | None
    role: str = "by"  # at, by, before, from


def with_events(tokens: list[Token], kinds: Kinds, text: str) -> list[Token]:
    """The tokens, of these kinds, with every length of time made an EVENT, together with the words it counts from."""
    if _NOTHING.isdisjoint(kinds):
        return _words_only(tokens, text)
    if "RELATIVE" not in kinds:
        return tokens
    made: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        i += 1
        if token.kind == "RELATIVE":
            stop = _stop(tokens, i) if i < len(tokens) and tokens[i].kind in _OF else i
            stop = i if stop == i + 1 else stop  # nothing follows that could name an event
            named = text[tokens[i].end : tokens[stop - 1].end].strip() if stop > i + 1 else None
            before = stop > i and tokens[i].kind == "before"
            event = Event(token.value._replace(before=before), named)
            end = tokens[stop - 1].end if stop > i else token.end
            token = Token("EVENT", event, token.begin, end, token.rule)
            i = stop
        made.append(token)
    return made


def _stop(tokens: list[Token], i: int) -> int:
    while i < len(tokens) and tokens[i].kind not in _STOPS and tokens[i].kind not in _ENDS:
        i += 1
    return i - 1 if i < len(tokens) and tokens[i].kind in _ENDS and tokens[i - 1].kind in ("and", "then") else i


def _words_only(tokens: list[Token], text: str) -> list[Token]:
    """A cell with no date and no length of time: an event, where it starts as one does."""
    if not tokens or tokens[0].kind not in _LEADS or any(token.kind in ("each", "REFUSED") for token in tokens):
        return tokens
    stop = _stop(tokens, 1)
    if stop < 2:
        return tokens
    if tokens[0].kind in _SHOULD and tokens[stop - 1].kind in _CALLED_FOR:
        kind = _CALLED_FOR[tokens[stop - 1].kind] or "as_needed"
        rule = kind.replace("_", " ")
        return [Token("MARKER", kind, tokens[0].begin, tokens[stop - 1].end, rule), *tokens[stop:]]
    event = Event(None, text[tokens[1].begin : tokens[stop - 1].end], _LEADS[tokens[0].kind])
    return [Token("EVENT", event, tokens[0].begin, tokens[stop - 1].end, "event"), *tokens[stop:]]
