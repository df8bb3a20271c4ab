"""YAML to plain data in one pass over the parser's events, refusing what could mean two things.

Anchors, aliases, tags, duplicate keys, further documents and over-deep nesting are findings, never obeyed:
an alias can unfold into billions of values, a tag can name code, and of two equal keys one would be lost.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from npa_cli.model.finding import Finding, KeyPath, Point, Related
from npa_cli.store.decode import decode
from npa_cli.store.document import Document
from npa_cli.store.ignores import may_hold_ignores
from npa_cli.store.scalar import is_doubtful, resolve
from npa_cli.store.yaml_events import ParserName, events
from npa_cli.store.yaml_fault import describe

DEEPEST: Final = 40  # levels; a priority file needs nine
MOST_VALUES: Final = 200_000  # keys and values of one file; a priority of ten thousand deliverables has 80,000
MOST_FAULTS: Final = 200  # told of one file; one with more is no plan


def read_yaml(path: str, raw: bytes, parser: ParserName | None = None) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read one file's bytes. Without a document, the findings say why; with one, there are none."""
    text, fault = decode(path, raw)
    if text is None:
        return None, (fault,) if fault else ()
    composer = _Composer(path)
    try:
        data = composer.compose(events(text, parser))
    except _StoppedError:
        return None, tuple(composer.findings)
    except Exception as error:
        from ruamel.yaml.error import YAMLError

        if not isinstance(error, YAMLError):
            raise
        return None, (*composer.findings, describe(path, error, composer.open[-1] if composer.open else None))
    if composer.findings:
        return None, tuple(composer.findings)
    return Document(path, data, composer.marks, composer.doubtful, raw if may_hold_ignores(raw) else b""), ()


class _StoppedError(Exception):
    """There is no need to read on: what was found is enough to refuse the file."""


class _Composer:
    """Builds dicts and lists from events without recursion, so that nesting can never overflow the stack."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.marks: list[Any] = []
        self.doubtful: dict[KeyPath, str] = {}
        self.open: list[Any] = []  # marks of the containers not closed yet

    def compose(self, stream: Any) -> Any:  # noqa: PLR0915  # one loop: a call for each event would double its cost
        root: list[Any] = []
        here: Any = root  # the container being filled
        key: str | None = None
        stack: list[tuple[Any, str | None]] = []
        seen: dict[tuple[int, str], Any] = {}  # mark of the first of each key, by the mapping it stands in
        documents = 0
        add_mark = self.marks.append
        for event in stream:
            kind = type(event).__name__
            if kind == "ScalarEvent":
                if event.tag is not None or event.anchor is not None:
                    self._refuse_tag_or_anchor(event)
                add_mark(event.start_mark)
                if len(self.marks) > MOST_VALUES:
                    self._refuse_size(event.start_mark)
                if type(here) is dict and key is None:
                    key = event.value
                    if (id(here), key) in seen:
                        self._refuse_duplicate(key, event.start_mark, seen[id(here), key])
                    seen[id(here), key] = event.start_mark
                    continue
                value: Any = event.value
                if event.implicit[0] and not event.style:
                    value = resolve(event.value)
                    if is_doubtful(event.value, value):
                        self.doubtful[_path(stack, here, key)] = event.value
            elif kind in ("MappingStartEvent", "SequenceStartEvent"):
                if event.tag is not None or event.anchor is not None:
                    self._refuse_tag_or_anchor(event)
                add_mark(event.start_mark)
                if len(self.marks) > MOST_VALUES:
                    self._refuse_size(event.start_mark)
                value = {} if kind == "MappingStartEvent" else []
                if type(here) is dict and key is None:
                    self._add(
                        "NPA007", event.start_mark, "a list or mapping can't be a key", "use a plain word as the key"
                    )
                    key = f"?{len(here)}"
                stack.append((here, key))
                self.open.append(event.start_mark)
                if len(stack) > DEEPEST:
                    self._add(
                        "NPA006",
                        event.start_mark,
                        f"nested more than {DEEPEST} levels deep",
                        "no plan needs that; flatten it",
                    )
                    raise _StoppedError
            elif kind in ("MappingEndEvent", "SequenceEndEvent"):
                value = here
                here, key = stack.pop()
                self.open.pop()
            elif kind == "AliasEvent":
                self._add(
                    "NPA004",
                    event.start_mark,
                    f"alias `*{event.anchor}`: a plan's words are written out where they stand",
                    "write the value out in full",
                )
                add_mark(event.start_mark)
                value = None
                if type(here) is dict and key is None:
                    key = f"*{event.anchor}"
                    continue
            elif kind == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    self._add(
                        "NPA007",
                        event.start_mark,
                        "a second document starts here",
                        "keep one document a file: remove the `---` line",
                    )
                continue
            else:
                continue
            if kind.endswith("StartEvent"):
                here, key = value, None
            elif type(here) is dict:
                here[key] = value
                key = None
            else:
                here.append(value)
        return root[0] if root else None

    def _add(self, code: str, mark: Any, message: str, hint: str, related: tuple[Related, ...] = ()) -> None:
        if len(self.findings) == MOST_FAULTS:
            last = self.findings.pop()
            self.findings.append(replace(last, message=f"{last.message}; there are more, and reading stopped here"))
            raise _StoppedError
        self.findings.append(Finding(code, self.path, _point(mark), message, hint, related=related))

    def _refuse_size(self, mark: Any) -> None:
        self._add("NPA001", mark, f"more than {MOST_VALUES:,} keys and values in one file", "split the file")
        raise _StoppedError

    def _refuse_tag_or_anchor(self, event: Any) -> None:
        if event.anchor is not None:
            self._add(
                "NPA004",
                event.start_mark,
                f"anchor `&{event.anchor}`: a plan's words are written out where they stand",
                "remove the anchor",
            )
        if event.tag is not None:
            self._add(
                "NPA005",
                event.start_mark,
                f"tag `{event.tag}`: npa reads plain words, numbers, lists and mappings only",
                "remove the tag",
            )

    def _refuse_duplicate(self, key: str, mark: Any, first: Any) -> None:
        there = (Related(self.path, _point(first), f"the first `{key}`"),)
        message = f"`{key}` is given twice here; the first is on line {first.line + 1}"
        self._add("NPA003", mark, message, "keep one of the two", there)


def _point(mark: Any) -> Point:
    return Point(mark.line + 1, mark.column + 1)


def _path(stack: list[tuple[Any, str | None]], here: Any, key: str | None) -> KeyPath:
    """The key path of the value that comes next: what is open has not been put into what holds it yet."""
    holders = [*stack[1:], (here, key)] if stack else []
    return tuple(key if type(holder) is dict and key is not None else len(holder) for holder, key in holders)
