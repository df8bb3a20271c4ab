"""A YAML parser's complaint in plain words: what was found, and what to type instead."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from npa_cli.model.finding import Finding, Point
from npa_cli.store.line_starts import LINE_BREAK

# Where YAML wants a space of the keyboard: before a key or `- `, after `- `, or after a key's colon.
_NO_BREAK_SPACE: Final = re.compile("[ -]*([\u00a0\u202f])|[ -]*[^\\s:#'\"]+ *:([\u00a0\u202f])")
_LINE_UP: Final = "give it the same number of spaces as its neighbours"

# The compiled and the pure parser word these differently; each row holds words that both use.
_PLAIN: Final[tuple[tuple[tuple[str, ...], str, str], ...]] = (
    (
        ("mapping values are not allowed",),
        "a second `: ` in one line, or a line indented too far",
        "put the text in straight quotes (not curly ones), or line the key up with those above it",
    ),
    (
        ("character", "cannot start any token"),
        "a character that can't begin a value (a tab, `@`, `%` or a backquote)",
        "indent with spaces; put text that begins with such a character in quotes",
    ),
    (("tab",), "a tab where YAML wants spaces", "indent with spaces"),
    (
        ("quoted scalar",),
        "a quote is opened here and never closed",
        "close it on the same line, or leave the quotes out",
    ),
    (("flow sequence",), "a `[` is opened here and never closed", "close the list with `]`"),
    (("flow mapping",), "a `{` is opened here and never closed", "close it with `}`"),
    (("flow node",), "a `[` or `{` is opened here and never closed", "close it with `]` or `}`"),
    (("',' or ']'",), "a `[` is opened here and never closed", "close the list with `]`"),
    (("',' or '}'",), "a `{` is opened here and never closed", "close it with `}`"),
    (("simple key",), "a line without `: ` after its key", "write `key: value`"),
    (("could not find expected ':'",), "a line without `: ` after its key", "write `key: value`"),
    (("block mapping",), "a line that is not lined up with the keys above it", _LINE_UP),
    (
        ("block collection",),
        "a line that is not lined up with the list above it, or an item of it without its `- `",
        f"begin an item with `- `; otherwise {_LINE_UP}",
    ),
    (("alias",), "`*` begins an alias in YAML", "put the text in quotes"),
    (("anchor",), "`&` begins an anchor in YAML", "put the text in quotes"),
    (("block scalar",), "text after `|` or `>` that does not belong there", "start the text on the next line"),
    (("directive",), "`%` at the start of a line", "put the text in quotes"),
)


def describe(path: str, error: Any, container: Any = None) -> Finding:
    """The finding for a ruamel.yaml YAMLError, on the line where the parser stopped or where the trouble began.

    `container` is the mark of the innermost list or mapping that was open when it stopped.
    """
    words = " ".join(str(part) for part in (getattr(error, "context", None), getattr(error, "problem", None)) if part)
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    for needles, message, hint in _PLAIN:
        if all(needle in words for needle in needles):
            if message.startswith(("a `[`", "a `{`")) and container is not None:
                mark = container
            elif opened is not None and ("opened here" in message or "after its key" in message):
                mark = opened
            return Finding("NPA002", path, _point(mark), message, hint)
    return Finding(
        "NPA002",
        path,
        _point(mark),
        "not YAML from here on",
        "compare with a file beside it; keys end in `: `, lists begin with `- `",
    )


def blame_no_break_space(fault: Finding, text: str) -> Finding:
    """The fault where it began: on a no-break space in its own line or the one before, if there is one.

    A parser takes such a space for a letter, and stops at what follows, which is right.
    """
    if not isinstance(fault.at, Point):
        return fault
    lines = LINE_BREAK.split(text)
    for number in range(max(fault.at.line - 1, 1), min(fault.at.line, len(lines)) + 1):
        found = _NO_BREAK_SPACE.match(lines[number - 1])
        if found:
            at = Point(number, found.start(found.lastindex or 0) + 1)
            what = "a no-break space (U+00A0 or U+202F) where YAML wants a space"
            return replace(fault, at=at, message=what, hint="delete it, and type a space instead")
    return fault


def _point(mark: Any) -> Point:
    return Point(mark.line + 1, mark.column + 1) if mark is not None else Point(1, 1)
