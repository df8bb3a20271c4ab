"""The comments in a file that speak to npa, found by YAML's own idea of a comment.

A `#` within quotes, in the lines of a block scalar or in the middle of a word begins none: what holds it is found
from the parser's events. A second reading of the file costs as much as the first, so it is done only for a text
that holds `npa:` at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

from npa_cli.model.ignore import Ignore, Named
from npa_cli.store.decode import decode
from npa_cli.store.line_starts import LINE_BREAK, LineStarts
from npa_cli.store.yaml_events import ParserName, events_to_the_end

MOST: Final = 1_000  # comments of one file that are heeded; those after them silence nothing

_COMMENT: Final = re.compile(r"(?:(?<=\s)|(?<![\s\S]))#[^\r\n]*")
_TO_NPA: Final = re.compile(r"#+[ \t]*npa:[ \t]*(?P<order>[^\s\[]*)[ \t]*(?P<names>\[[^\]\r\n]*\]?)?(?P<reason>.*)")
_NAME: Final = re.compile(r"[^\s,]+")
_SAYS_MORE: Final = re.compile(r"[^\S\n\r\x85\u2028\u2029]*[^\s#]")  # a line that is not blank and no comment
_LEADING: Final = " \t:-\u2013\u2014"  # between the brackets and the reason


def find_ignores(raw: bytes, parser: ParserName | None = None) -> tuple[Ignore, ...]:
    """Every comment to npa of a file that could be read, in the order they stand."""
    plain = decode("", raw)[0] if b"npa:" in raw else None
    if plain is None:
        return ()
    text = plain.decode("utf-8")
    words = list(_words(text, events_to_the_end(plain, parser)))
    starts = [start for start, _, _ in words]
    lines = _Lines(text)
    found: list[Ignore] = []
    for comment in _COMMENT.finditer(text):
        match = _TO_NPA.match(comment.group())
        if match is None:
            continue
        if len(found) == MOST:
            break
        before = bisect_right(starts, comment.start()) - 1
        if before >= 0 and comment.start() < words[before][1]:
            continue  # within quotes, or a line of a block scalar
        found.append(_ignore(comment.start(), match, lines, words[before] if before >= 0 else None))
    return tuple(found)


def is_to_npa(comment: str) -> bool:
    """Whether a comment, from its `#` on, speaks to npa."""
    return _TO_NPA.match(comment) is not None


def _words(text: str, stream: Iterator[Any]) -> Iterator[tuple[int, int, int]]:
    """Where each key and scalar starts and ends, and the line from 0 on which it began.

    After the `>-` of a block scalar a comment may stand, so only its lines are taken.
    """
    for event in stream:
        if type(event).__name__ != "ScalarEvent":
            continue
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in ("|", ">"):
            header = LINE_BREAK.search(text, start, end)
            start = header.end() if header else end
        if start < end:
            yield start, end, event.start_mark.line


class _Lines(LineStarts):
    """The lines of a text, counted from 0, and which of them say something."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    @cached_property
    def with_words(self) -> list[int]:
        """The lines that have more than a comment on them."""
        return [line for line, start in enumerate(self.starts) if _SAYS_MORE.match(self.text, start)]

    def next_with_words(self, line: int) -> int | None:
        """The first line after this one that has more than a comment on it."""
        place = bisect_right(self.with_words, line)
        return self.with_words[place] if place < len(self.with_words) else None


def _ignore(at: int, match: re.Match[str], lines: _Lines, word: tuple[int, int, int] | None) -> Ignore:
    line = lines.line(at)
    silenced: int | None = line
    if not lines.text[lines.starts[line] : at].strip():
        silenced = lines.next_with_words(line)
    elif word is not None and lines.line(word[1] - 1) == line:
        silenced = word[2]  # the comment stands after the last line of a value: the finding is on its first
    given = match["names"]
    names = None
    if given is not None:
        first = at + match.start("names")
        inside = given.removesuffix("]")
        names = tuple(Named(each.group(), lines.point(first + each.start())) for each in _NAME.finditer(inside, 1))
    return Ignore(
        lines.point(at),
        None if silenced is None else silenced + 1,
        match["order"],
        names,
        match["reason"].strip(_LEADING).strip(),
    )
