"""The source lines that findings stand on, and how far along its line each value goes. Read only when shown."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from npa_cli.model.finding import Finding, Point
from npa_cli.store.plan_files import PlanFile
from npa_cli.store.text import LINE_BREAK, as_text

_WIDEST: Final = 4_000  # characters of a value that are looked through for its end
_ODD_BREAKS: Final = "\r\x85\u2028\u2029"
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"?' + r"|'(?:[^']|'')*'?")
_BLOCK: Final = re.compile(r"[|>][-+0-9]*")
_PLAIN_END: Final = re.compile(r":(?=\s|$)|\s#")
_FLOW_END: Final = re.compile(r"[,\[\]{}]")


def lines_of(files: Iterable[PlanFile]) -> Mapping[str, tuple[str, ...]]:
    """The lines of each of these files, by name, without their ends; none of a file that can't be read."""
    raw = ((each.name, each.read()) for each in files)
    return {name: tuple(_lines(as_text(found))) for name, found in raw if not isinstance(found, Finding)}


def _lines(text: str) -> list[str]:
    """Most files have line feeds alone, and splitting at those takes a twentieth of the time."""
    odd = any(each in text for each in _ODD_BREAKS)
    return LINE_BREAK.split(text) if odd else text.split("\n")


def end_of(line: str, point: Point) -> Point:
    """Just after the key or value that begins at `point` in this line, or after what of it stands in the line."""
    start = point.column - 1
    rest = line[start : start + _WIDEST]
    if rest[:1] in ("'", '"'):
        match = _QUOTED.match(rest)
        width = match.end() if match else len(rest)
    elif block := _BLOCK.match(rest):
        width = block.end()
    elif rest[:1] in ("[", "{"):
        width = len(rest.rstrip())
    else:
        stop = _PLAIN_END.search(rest)
        words = rest[: stop.start()] if stop else rest
        flow = _FLOW_END.search(words) if _is_inside_flow(line[:start]) else None
        width = len((words[: flow.start()] if flow else words).rstrip())
    return Point(point.line, point.column + max(width, 1))


def _is_inside_flow(before: str) -> bool:
    """Whether a `[` or `{` that is no part of words in quotes is still open."""
    bare = _QUOTED.sub("", before)
    return bare.count("[") + bare.count("{") > bare.count("]") + bare.count("}")
