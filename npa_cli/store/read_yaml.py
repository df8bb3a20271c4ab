"""YAML to plain data in one pass over the parser's events, refusing what could mean two things.

Anchors, aliases, tags, duplicate keys, further documents and over-deep nesting are findings, never obeyed:
an alias can unfold into billions of values, a tag can name code, and of two equal keys one would be lost.
"""

from dataclasses import replace
from sys import intern
from typing import Any, Final

from npa_cli.model.finding import Finding, KeyPath, Point, Related
from npa_cli.store.document import Document
from npa_cli.store.scalar import NO_PLAIN_WORDS, NUMBER_STARTS, is_doubtful, resolve
from npa_cli.store.text import decode
from npa_cli.store.yaml_events import ParserName, events, reads_further

DEEPEST: Final = 40  # levels; a priority file needs nine
MOST_VALUES: Final = 200_000  # keys and values of one file; a priority of ten thousand deliverables has 80,000
_TAGS_AND_ANCHORS: Final = (b"!", b"&")
MOST_FAULTS: Final = 200  # findings of one file; one with more is no plan


def read_yaml(path: str, raw: bytes, parser: ParserName | None = None) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read one file's bytes. Without a document, the findings say why; with one, there are none."""
    text, fault = decode(path, raw)
    if text is None:
        return None, (fault,) if fault else ()
    composer = _Composer(path)
    try:
        data = composer.compose(events(text, parser), tags_or_anchors=any(each in text for each in _TAGS_AND_ANCHORS))
    except _StoppedError:
        return None, tuple(composer.findings)
    except Exception as error:
        if parser != "pure" and reads_further(error, text):
            return read_yaml(path, raw, "pure")
        from ruamel.yaml.error import YAMLError

        from npa_cli.store.yaml_fault import blame_forgotten_colon, blame_no_break_space, describe

        if not isinstance(error, YAMLError | ValueError | OverflowError):  # the pure one's, of a number of no character
            raise
        fault = describe(path, error, composer.innermost)
        words = text.decode("utf-8")
        return None, (*composer.findings, blame_forgotten_colon(blame_no_break_space(fault, words), words))
    if composer.findings:
        return None, tuple(composer.findings)
    return Document(path, data, composer.doubtful, raw), ()


_Opened = tuple[Any, str | None, Any, Any]


class _StoppedError(Exception):
    """There is no need to read on: what was found is enough to refuse the file."""


class _Composer:
    """Builds dicts and lists from events without recursion, so that nesting can never overflow the stack."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.doubtful: dict[KeyPath, str] = {}
        self.stack: list[_Opened] = []  # what holds each container not closed yet, and its start

    @property
    def innermost(self) -> Any:
        """The mark of the innermost container that is open; None if there is none."""
        return self.stack[-1][3].start_mark if self.stack else None

    def compose(self, stream: Any, *, tags_or_anchors: bool) -> Any:  # noqa: PLR0915  # see below
        """The data that a stream of events says; `tags_or_anchors` is whether any may have one.

        One loop, as a call for each event would double its cost; marks are asked for only where there is a fault.
        """
        from ruamel.yaml import events as kinds

        scalar, mapping, sequence = kinds.ScalarEvent, kinds.MappingStartEvent, kinds.SequenceStartEvent
        mapping_end, sequence_end = kinds.MappingEndEvent, kinds.SequenceEndEvent
        starts, words = NUMBER_STARTS, NO_PLAIN_WORDS  # what other words begin with needs no second look
        root: list[Any] = []
        here: Any = root  # the container being filled
        in_mapping = False
        key: str | None = None
        stack = self.stack
        seen: dict[str, Any] = {}  # the first event of each key of the mapping being filled
        documents = 0
        room = MOST_VALUES
        for event in stream:
            kind = type(event)
            if kind is scalar or kind is mapping or kind is sequence:
                room -= 1
                if tags_or_anchors or room < 0:
                    self._look_closer(event, room)
            if kind is scalar:
                value: Any = event.value
                if in_mapping and key is None:
                    key = intern(value)  # a plan has a few dozen keys, each of them thousands of times
                    if key in seen:
                        self._refuse_duplicate(value, event.start_mark, seen[value].start_mark)
                    seen[key] = event
                    continue
                if value[:1] in starts or value in words:
                    value = self._resolved(event, stack, here, key)
            elif kind is mapping or kind is sequence:
                if in_mapping and key is None:
                    self._add(
                        "NPA007", event.start_mark, "a list or mapping can't be a key", "use a plain word as the key"
                    )
                    key = f"?{len(here)}"
                stack.append((here, key, seen, event))
                if len(stack) > DEEPEST:
                    deep = f"nested more than {DEEPEST} levels deep"
                    self._add("NPA006", event.start_mark, deep, "no plan needs that; flatten it")
                    raise _StoppedError
                in_mapping = kind is mapping
                here, key, seen = ({} if in_mapping else []), None, {}
                continue
            elif kind is mapping_end or kind is sequence_end:
                value = here
                here, key, seen, _ = stack.pop()
                in_mapping = type(here) is dict
            elif kind is kinds.AliasEvent:
                why = f"alias `*{event.anchor}`: a plan's words are written out where they stand"
                self._add("NPA004", event.start_mark, why, "write the value out in full")
                value = None
                if in_mapping and key is None:
                    key = f"*{event.anchor}"
                    continue
            else:
                if kind is kinds.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        why = "a second document starts here"
                        self._add("NPA007", event.start_mark, why, "keep one document a file: remove the `---` line")
                continue
            if in_mapping:
                here[key] = value
                key = None
            else:
                here.append(value)
        return root[0] if root else None

    def _look_closer(self, event: Any, room: int) -> None:
        """At a value that may have a tag or an anchor, or is one too many."""
        mark = event.start_mark
        if event.anchor is not None:
            why = f"anchor `&{event.anchor}`: a plan's words are written out where they stand"
            self._add("NPA004", mark, why, "remove the anchor")
        if event.tag is not None:
            why = f"tag `{event.tag}`: npa reads plain words, numbers, lists and mappings only"
            self._add("NPA005", mark, why, "remove the tag")
        if room < 0:
            self._add("NPA001", mark, f"more than {MOST_VALUES:,} keys and values in one file", "split the file")
            raise _StoppedError

    def _resolved(self, event: Any, stack: list[_Opened], here: Any, key: str | None) -> Any:
        """What an unquoted word that may be no word stands for; a quoted one is a word."""
        if event.style or not event.implicit[0]:
            return event.value
        value = resolve(event.value)
        if is_doubtful(event.value, value):
            self.doubtful[_path(stack, here, key)] = event.value
        return value

    def _add(self, code: str, mark: Any, message: str, hint: str, related: tuple[Related, ...] = ()) -> None:
        if len(self.findings) == MOST_FAULTS:
            last = self.findings.pop()
            self.findings.append(replace(last, message=f"{last.message}; there are more, and reading stopped here"))
            raise _StoppedError
        self.findings.append(Finding(code, self.path, _point(mark), message, hint, related=related))

    def _refuse_duplicate(self, key: str, mark: Any, first: Any) -> None:
        there = (Related(self.path, _point(first), f"the first `{key}`"),)
        message = f"`{key}` is given twice here; the first is on line {first.line + 1}"
        self._add("NPA003", mark, message, "keep one of the two", there)


def _point(mark: Any) -> Point:
    return Point(mark.line + 1, mark.column + 1)


def _path(stack: list[_Opened], here: Any, key: str | None) -> KeyPath:
    """The key path of the value that comes next: what is open has not been put into what holds it yet."""
    holders = [*((holder, key) for holder, key, _, _ in stack[1:]), (here, key)] if stack else []
    return tuple(key if type(holder) is dict and key is not None else len(holder) for holder, key in holders)
