"""A YAML parser's complaint in plain words: what was found, and what to type instead."""

import re
from dataclasses import replace
from typing import Any, Final

from npa_cli.model.finding import Finding, Point
from npa_cli.store.text import LINE_BREAK

# Where YAML wants a space of the keyboard: before a key or `- `, after `- `, or after a key's colon.
_NO_BREAK_SPACE: Final = re.compile("[ -]*([\u00a0\u202f])|[ -]*[^\\s:#'\"]+ *:([\u00a0\u202f])")
_LINE_UP: Final = "give it the same number of spaces as its neighbours"

_SECOND_COLON: Final = "a second `: ` in one line, or a line indented too far"
_NOT_LINED_UP: Final = "a line that is not lined up with the keys above it"
_SAYS_SOMETHING: Final = re.compile(r" *[^ #]")
_BARE_KEY: Final = re.compile(r"( *)([A-Za-z][\w.-]*) *(?:#.*)?")
_KEY: Final = re.compile(r"( *)[A-Za-z][\w.-]* *:(?: |$)")

# The compiled and the pure parser word these differently; each pattern finds what both say.
_PLAIN: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "mapping values are not allowed",
        _SECOND_COLON,
        "put the text in straight quotes (not curly ones), or line the key up with those above it",
    ),
    (
        "character.*cannot start any token",
        "a character that can't begin a value (a tab, `@`, `%` or a backquote)",
        "indent with spaces; put text that begins with such a character in quotes",
    ),
    ("tab", "a tab where YAML wants spaces", "indent with spaces"),
    (
        "quoted scalar.*(?:escape|hexdecimal)",
        "`\\` in straight double quotes, and after it no character's number or short name",
        "type the character itself, such as é for `\\u00e9`; for a `\\` type two, or take single quotes",
    ),
    ("quoted scalar", "a quote is opened here and never closed", "close it on the same line, or leave the quotes out"),
    ("flow sequence|',' or ']'", "a `[` is opened here and never closed", "close the list with `]`"),
    ("flow mapping|',' or '}'", "a `{` is opened here and never closed", "close it with `}`"),
    ("flow node", "a `[` or `{` is opened here and never closed", "close it with `]` or `}`"),
    ("simple key|could not find expected ':'", "a line without `: ` after its key", "write `key: value`"),
    ("block mapping", _NOT_LINED_UP, _LINE_UP),
    (
        "block collection",
        "a line that is not lined up with the list above it, or an item of it without its `- `",
        f"begin an item with `- `; otherwise {_LINE_UP}",
    ),
    ("alias", "`*` begins an alias in YAML", "put the text in quotes"),
    ("anchor", "`&` begins an anchor in YAML", "put the text in quotes"),
    ("block scalar", "text after `|` or `>` that does not belong there", "start the text on the next line"),
    ("directive", "`%` at the start of a line", "put the text in quotes"),
    ("", "not YAML from here on", "compare with a file beside it; keys end in `: `, lists begin with `- `"),
)


def describe(path: str, error: Any, container: Any = None) -> Finding:
    """The finding for a ruamel.yaml YAMLError, on the line where the parser stopped or where the trouble began.

    `container` is the mark of the innermost list or mapping that was open when it stopped.
    """
    words = " ".join(str(part) for part in (getattr(error, "context", None), getattr(error, "problem", None)) if part)
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    _, message, hint = next(each for each in _PLAIN if re.search(each[0], words, re.DOTALL))
    if message.startswith(("a `[`", "a `{`")) and container is not None:
        mark = container
    elif opened is not None and ("opened here" in message or "after its key" in message):
        mark = opened
    return Finding("NPA002", path, _point(mark), message, hint)


def blame_forgotten_colon(fault: Finding, text: str) -> Finding:
    """The fault where it began: at the end of the line above, if that is a key without its colon.

    A parser takes such a key and the line below it for words of one value, and stops at the colon of that line.
    """
    if fault.message not in (_SECOND_COLON, _NOT_LINED_UP) or not isinstance(fault.at, Point):
        return fault
    lines = LINE_BREAK.split(text)[: fault.at.line]
    above = next((number for number in range(len(lines) - 1, 0, -1) if _SAYS_SOMETHING.match(lines[number - 1])), 0)
    key = _BARE_KEY.fullmatch(lines[above - 1]) if above else None
    below = _KEY.match(lines[-1])
    if key is None or below is None or len(key[1]) >= len(below[1]):
        return fault
    at = Point(above, len(key[1]) + len(key[2]) + 1)
    return replace(fault, at=at, message=f"no colon after `{key[2]}`", hint=f"write `{key[2]}:`")


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
