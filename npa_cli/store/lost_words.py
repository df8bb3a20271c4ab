"""What stands after ` #` beside an unquoted value: to YAML it is a comment, and its writer may have meant words.

A second reading of the file costs as much as the first, so it is done only for a text that holds ` #` at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from npa_cli.model.finding import KeyPath, Point
from npa_cli.store.decode import decode
from npa_cli.store.ignores import is_to_npa
from npa_cli.store.line_starts import LineStarts
from npa_cli.store.yaml_events import ParserName, events_to_the_end

_MAY_HOLD: Final = re.compile(rb"[ \t]#")
_BESIDE: Final = re.compile("(?:(?<=[ \t])|[ \t]+)(#[^\r\n\x85\u2028\u2029]*)")
_AFTER_KEY: Final = re.compile("[ \t]*:[ \t]+(#[^\r\n\x85\u2028\u2029]*)")
_QUOTES_AND_BLOCKS: Final = ("'", '"', "|", ">")


@dataclass(frozen=True, slots=True)
class LostWords:
    """A comment beside an unquoted value: the value's key path, and the comment with the place of its `#`."""

    at: KeyPath
    words: str
    point: Point


def find_lost_words(raw: bytes, keys: Collection[str], parser: ParserName | None = None) -> tuple[LostWords, ...]:
    """Each comment on the line of an unquoted value under one of these keys, or in a list under one.

    A comment to npa is none of them. The file is one that could be read.
    """
    plain = decode("", raw)[0] if _MAY_HOLD.search(raw) else None
    if plain is None:
        return ()
    text = plain.decode("utf-8")
    lines = LineStarts(text)
    found: list[LostWords] = []
    for at, key_end, event in _values(events_to_the_end(plain, parser)):
        if _key_of(at) not in keys or event.style in _QUOTES_AND_BLOCKS:
            continue
        comment = _BESIDE.match(text, event.end_mark.index) if event.value else _AFTER_KEY.match(text, key_end)
        if comment and not is_to_npa(comment[1]):
            found.append(LostWords(at, comment[1].rstrip(), lines.point(comment.start(1))))
    return tuple(found)


def _key_of(at: KeyPath) -> str | None:
    """The key a value stands under, or the key of the list it stands in."""
    return next((step for step in reversed(at) if isinstance(step, str)), None)


def _values(stream: Iterator[Any]) -> Iterator[tuple[KeyPath, int, Any]]:
    """Each scalar that is a value, with its key path and where its key ends; 0 for an item of a list."""
    around: list[
        Any
    ] = []  # of each mapping and list that is open, the step to what is read next; None: a key comes next
    key_end = 0
    for event in stream:
        kind = type(event).__name__
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            around.append(None if kind[0] == "M" else 0)
            continue
        if kind == "ScalarEvent" and around and around[-1] is None:
            around[-1], key_end = event.value, event.end_mark.index
            continue
        if kind == "ScalarEvent":
            yield tuple(around), key_end if around and isinstance(around[-1], str) else 0, event
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            around.pop()
        else:
            continue
        if around:  # a value is read: a list goes on with its next, a mapping with a key
            around[-1] = around[-1] + 1 if isinstance(around[-1], int) else None
