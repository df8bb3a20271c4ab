"""Which item of a file a finding is about: the one whose entry stands around its place.

No rule says so itself. A finding names an item of its own only where that stands nowhere in the file: it was deleted.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from npa_cli.model.finding import Finding, KeyPath, Point
from npa_cli.rules.plain_data import text_under, value_at
from npa_cli.store.text import LINE_BREAK, as_text

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {"readings": ("measure",), "links": ("from",)}  # by kind of file
_NAME: Final = ("id", "code")  # the keys that name an entry of any other kind
_LOOKED_AT: Final = 2_000  # lines above a fault; what begins further up is not around it
_LONGEST: Final = 2_000  # characters of such a line
_LARGEST: Final = 1_000_000  # bytes of a file that is looked through by its letters; in a larger one nothing is named
_KEY: Final = re.compile(r"""[\s-]*\{?\s*(["']?)(?P<key>[^\s"'#:{}\[\],][^"'#:{}\[\],]*)\1\s*:""")
_NAMED: Final = re.compile(r"""(?:^|[\s{,-])(?:id|code):\s+(?:[!&]\S*\s+)*["']?([^\s"',{}\[\]#]+)""")


def name_item(finding: Finding, kind: str | None, data: Any, raw: bytes) -> Finding:
    """The finding with the id of the item it is about, where one stands around it or it names one already.

    `kind` is that of its file, None if it is no file of the plan, `data` the file's plain data, None if it could
    not be read, and `raw` its bytes.
    """
    if finding.item is not None or kind is None:
        return finding
    at = finding.at
    item = _beside(kind, raw, at.line) if isinstance(at, Point) else item_around(kind, data, at)
    if item is None and kind == "return":
        _, quarter, name = finding.path.split("/")  # what it says of itself may be what is wrong
        item = f"{name.removesuffix('.yaml')} {quarter}"
    return finding if item is None else replace(finding, item=item)


def item_around(kind: str, data: Any, at: KeyPath) -> str | None:
    """The name of the innermost entry around a key path; in a return, the id of the deliverable it reports on."""
    if kind == "return":
        return _reported(data, at)
    keys, found = _NAMES.get(kind, _NAME), None
    for length in range(len(at) + 1):
        entry = value_at(data, at[:length])
        found = next((name for key in keys if (name := text_under(entry, key))), found)
    return found


def _reported(data: Any, at: KeyPath) -> str | None:
    """The deliverable that an entry of a return, or an id under its `no_change`, is about."""
    listed = data.get(at[0]) if isinstance(data, dict) and len(at) > 1 else None
    if at[:1] == ("updates",) and isinstance(listed, dict):
        return at[1] if isinstance(at[1], str) else None
    if at[:1] == ("no_change",) and isinstance(listed, list) and isinstance(at[1], int) and at[1] < len(listed):
        return listed[at[1]] if isinstance(listed[at[1]], str) else None
    return None


def _beside(kind: str, raw: bytes, number: int) -> str | None:
    """The name of the entry that a line, counted from 1, belongs to, by its letters: the file may be no data at all.

    A comment that has a line to itself is about the next with anything else on it.
    """
    if len(raw) > _LARGEST:
        return None
    lines = _lines(raw)
    place, last = number - 1, number - 1 + _LOOKED_AT
    while place < min(len(lines), last) and lines[place].lstrip().startswith("#"):
        place += 1
    if place >= len(lines):
        return None
    if kind == "readings":
        return _measure(lines, place)
    steps = list(_steps_to(lines, place))
    if kind == "return":
        keys = [key for key, _ in reversed(steps) if key]
        return keys[1] if keys[:1] == ["updates"] and len(keys) > 1 else None
    return next((name for _, name in steps if name), None)


def _steps_to(lines: list[str], place: int) -> Iterator[tuple[str | None, str | None]]:
    """The key of each line around one, innermost first, and the id or code that stands beside that key."""
    room: int | None = None
    for line in reversed(lines[max(place - _LOOKED_AT, 0) : place + 1]):
        begun = _KEY.match(line[:_LONGEST])
        if begun is None and room is not None:
            continue  # an empty line, a comment, or one more line of some words
        indent = len(line) - len(line.lstrip())
        key = begun["key"].strip() if begun else None
        named = _NAMED.search(line[:_LONGEST])
        if room is None or indent < room:
            yield key, named[1] if named else None
            room = indent
        elif begun and indent == room and key in _NAME and named:
            yield None, named[1]  # beside the line, and above it
        if room == 0 and line.lstrip().startswith("- "):
            return


def _measure(lines: list[str], place: int) -> str | None:
    """The cell under `measure` in the row of a table."""
    headings = [each.strip(' "') for each in re.split("[,;\t]", lines[0][:_LONGEST])]
    cells = re.split("[,;\t]", lines[place][:_LONGEST])
    column = headings.index("measure") if place and "measure" in headings else len(cells)
    return cells[column].strip(' "') or None if column < len(cells) else None


@lru_cache(maxsize=1)  # a file may have thousands of findings
def _lines(raw: bytes) -> list[str]:
    return LINE_BREAK.split(as_text(raw))
