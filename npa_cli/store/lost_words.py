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
        if not any(step in keys for step in _key_of(at)) or event.style in _QUOTES_AND_BLOCKS:
            continue
        comment = _BESIDE.match(text, event.end_mark.index) if event.value else _AFTER_KEY.match(text, key_end)
        if comment and not is_to_npa(comment[1]):
            found.append(LostWords(at, comment[1].rstrip(), lines.point(comment.start(1))))
    return tuple(found)


def _key_of(at: KeyPath) -> Iterator[str]:
    """The key a value stands under, or the key of the list it stands in."""
    yield from [step for step in at if isinstance(step, str)][-1:]


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come: the step to what is read next, None if that is a key."""

    is_list: bool
    step: str | int | None
    key_end: int = 0


def _values(stream: Iterator[Any]) -> Iterator[tuple[KeyPath, int, Any]]:
    """Each scalar that is a value, with its key path and where its key ends."""
    around: list[_Open] = []
    for event in stream:
        kind = type(event).__name__
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            around.append(_Open(True, 0) if kind == "SequenceStartEvent" else _Open(False, None))
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            around.pop()
            _go_on(around)
        elif kind == "ScalarEvent" and around and around[-1].step is None:
            around[-1].step, around[-1].key_end = event.value, event.end_mark.index
        elif kind == "ScalarEvent":
            steps = tuple(each.step for each in around if each.step is not None)
            yield steps, around[-1].key_end if around else 0, event
            _go_on(around)


def _go_on(around: list[_Open]) -> None:
    """The value is read: a list goes on with its next, a mapping with a key."""
    if around:
        innermost = around[-1]
        innermost.step = innermost.step + 1 if isinstance(innermost.step, int) else None
