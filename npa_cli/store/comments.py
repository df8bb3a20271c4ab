"""The comments in a file that matter, found by YAML's own idea of a comment: those to npa, and words that may be lost.

A `#` within quotes, in the lines of a block scalar or in the middle of a word begins none: what holds it is found
from the parser's events. A second reading of the file costs as much as the first, so it is done only for a text
that holds `npa:`, or ` #`, at all.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from typing import Any, Final, NamedTuple

from npa_cli.model.finding import KeyPath, Point
from npa_cli.store.text import LINE_BREAK, LineStarts, decode
from npa_cli.store.yaml_events import ParserName, events_to_the_end

MOST: Final = 1_000  # comments of one file that are heeded; those after them silence nothing

_COMMENT: Final = re.compile(r"(?:(?<=\s)|(?<![\s\S]))#[^\r\n]*")
_TO_NPA: Final = re.compile(r"#+[ \t]*npa:[ \t]*(?P<order>[^\s\[]*)[ \t]*(?P<names>\[[^\]\r\n]*\]?)?(?P<reason>.*)")
_NAME: Final = re.compile(r"[^\s,]+")
_NO_WORDS: Final = re.compile(r"(?:\s++|#[^\n\r\x85\u2028\u2029]*+)*+")  # blanks and comments
_LEADING: Final = " \t:-\u2013\u2014"  # between the brackets and the reason
_BLANK_AND_HASH: Final = (b" #", b"\t#")
_BESIDE: Final = re.compile("(?:(?<=[ \t])|[ \t]+)(#[^\r\n\x85\u2028\u2029]*)")
_AFTER_KEY: Final = re.compile("[ \t]*:[ \t]+(#[^\r\n\x85\u2028\u2029]*)")
_QUOTES_AND_BLOCKS: Final = ("'", '"', "|", ">")


class Named(NamedTuple):
    """A rule as it is named in the brackets, and where."""

    word: str
    point: Point


class Ignore(NamedTuple):
    """`# npa: ignore[NPA203] reason`, as far as it has that form.

    `line`, counted from 1, is the one whose findings it silences: its own, that on which the value before it
    began, or the next with anything on it where the comment has a line to itself; None at the end of a file.
    `order` is the first word after `npa:`, `names` is None if there are no brackets, `reason` may be empty.
    """

    point: Point  # of its `#`
    line: int | None
    order: str
    names: tuple[Named, ...] | None
    reason: str

    @property
    def well_formed(self) -> bool:
        """Whether it says which rules and why: nothing less silences anything."""
        return self.order == "ignore" and bool(self.names) and bool(self.reason)


def find_ignores(raw: bytes, parser: ParserName | None = None) -> tuple[Ignore, ...]:
    """Every comment to npa of a file that could be read, in the order they stand."""
    plain = decode("", raw)[0] if b"npa:" in raw else None
    if plain is None:
        return ()
    text = plain.decode("utf-8")
    words = list(_words(text, events_to_the_end(plain, parser)))
    starts = [start for start, _, _ in words]
    lines = LineStarts(text)
    following = 0  # where the words begin that follow a comment
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
        line = lines.line(comment.start())
        silenced: int | None = line
        if not text[lines.starts[line] : comment.start()].strip():
            if following <= comment.start() and (passed := _NO_WORDS.match(text, comment.start())):
                following = passed.end()
            silenced = lines.line(following) if following < len(text) else None
        elif before >= 0 and lines.line(words[before][1] - 1) == line:
            silenced = words[before][2]  # it stands after the last line of a value: the finding is on its first
        found.append(_ignore(comment.start(), match, lines, silenced))
    return tuple(found)


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


def _ignore(at: int, match: re.Match[str], lines: LineStarts, silenced: int | None) -> Ignore:
    names = None
    if match["names"] is not None:
        first, inside = at + match.start("names"), match["names"].removesuffix("]")
        names = tuple(Named(each.group(), lines.point(first + each.start())) for each in _NAME.finditer(inside, 1))
    reason = match["reason"].strip(_LEADING).strip()
    return Ignore(lines.point(at), None if silenced is None else silenced + 1, match["order"], names, reason)


class LostWords(NamedTuple):
    """A comment beside an unquoted value: the value's key path, and the comment with the place of its `#`."""

    at: KeyPath
    words: str
    point: Point


def find_lost_words(raw: bytes, keys: Collection[str], parser: ParserName | None = None) -> tuple[LostWords, ...]:
    """Each comment on the line of an unquoted value under one of these keys, or in a list under one.

    A comment to npa is none of them. The file is one that could be read.
    """
    plain = decode("", raw)[0] if any(each in raw for each in _BLANK_AND_HASH) else None
    if plain is None:
        return ()
    text = plain.decode("utf-8")
    lines = LineStarts(text)
    found: list[LostWords] = []
    for at, key_end, event in _values(events_to_the_end(plain, parser)):
        if _key_of(at) not in keys or event.style in _QUOTES_AND_BLOCKS:
            continue
        comment = _BESIDE.match(text, event.end_mark.index) if event.value else _AFTER_KEY.match(text, key_end)
        if comment and not _TO_NPA.match(comment[1]):
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
