"""The events that timeframes count from: `within 6 months of publication`, `upon completion of the review`.

An event is whatever words follow, up to the next bracket, dash, comma or full stop: it is named, never guessed at.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from npa_cli.timeframe.grammar.relative import Relative
from npa_cli.timeframe.grammar.rule import Item

_OF: Final = frozenset(("of", "after", "from", "since", "upon", "before", "on"))
_LEADS: Final = {
    **dict.fromkeys(
        ("after", "once", "when", "pending", "subject", "dependent", "depending", "contingent", "as", "if", "where"),
        "from",
    ),
    **dict.fromkeys(("upon", "on", "at"), "at"),
    **dict.fromkeys(("by", "until", "to", "next", "in", "linked", "aligned", "within"), "by"),
    "from": "from",
    "before": "before",
}
_SHOULD: Final = frozenset(("as", "when", "if", "where"))
_CALLED_FOR: Final = frozenset(
    (
        "arise",
        "arises",
        "occur",
        "occurs",
        "required",
        "needed",
        "necessary",
        "appropriate",
        "allow",
        "allows",
        "permit",
    )
)
_STOPS: Final = frozenset(("(", ")", "--", ",", ";", ":", "."))
_NOTHING: Final = frozenset(("WINDOW", "REPEAT", "MARKER", "RELATIVE", "PARTIAL", "PARTIALS"))


class Event(NamedTuple):
    """Something that happens on a day the words do not give, and what is counted from it (None: the day itself)."""

    relative: Relative | None
    words: str | None
    role: str = "by"  # at, by, before, from


def with_events(items: list[Item], text: str) -> list[Item]:
    """The items with every length of time made an EVENT, together with the words it counts from."""
    if not any(item.kind in _NOTHING for item in items):
        return _words_only(items, text)
    if not any(item.kind == "RELATIVE" for item in items):
        return items
    made: list[Item] = []
    i = 0
    while i < len(items):
        item = items[i]
        i += 1
        if item.kind == "RELATIVE":
            stop = _stop(items, i) if i < len(items) and items[i].kind in _OF else i
            stop = i if stop == i + 1 else stop  # nothing follows that could name an event
            words = text[items[i].end : items[stop - 1].end].strip() if stop > i + 1 else None
            before = stop > i and items[i].kind == "before"
            event = Event(item.value._replace(before=before), words)
            end = items[stop - 1].end if stop > i else item.end
            item = Item("EVENT", event, item.begin, end, item.rule)
            i = stop
        made.append(item)
    return made


def _stop(items: list[Item], i: int) -> int:
    while i < len(items) and items[i].kind not in _STOPS and items[i].kind != "WINDOW":
        i += 1
    return i


def _words_only(items: list[Item], text: str) -> list[Item]:
    """A cell with no date and no length of time: an event, where it starts as one does."""
    if not items or items[0].kind not in _LEADS or any(item.kind == "each" for item in items):
        return items
    stop = _stop(items, 0)
    if stop < 2:
        return items
    if items[0].kind in _SHOULD and items[stop - 1].kind in _CALLED_FOR:
        return [Item("MARKER", "as_needed", items[0].begin, items[stop - 1].end, "as needed"), *items[stop:]]
    words = text[items[1].begin : items[stop - 1].end]
    event = Event(None, words, _LEADS[items[0].kind])
    return [Item("EVENT", event, items[0].begin, items[stop - 1].end, "event"), *items[stop:]]
