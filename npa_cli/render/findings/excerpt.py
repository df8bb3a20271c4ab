"""A finding's source line with a caret under the value, for a person at a terminal."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from npa_cli.model.located import Located
from npa_cli.render.findings.plain import begun, finding_line
from npa_cli.render.safe_text import one_line, visible_at
from npa_cli.render.wrap import cell_len

_LONGEST: Final = 20_000  # characters of a line that is quoted; a person reads no longer one
_TAB: Final = 4
_NARROWEST: Final = 20
_CUT: Final = "…"
_NOTES: Final = 3  # related places that are told one by one


def render_excerpts(located: Sequence[Located], *, colour: bool = False, width: int | None = None) -> str:
    """Each finding's line, its source line with carets, and a note for each related place."""
    return "".join(_block(each, colour=colour, width=width or 100) for each in located)


def _block(each: Located, *, colour: bool, width: int) -> str:
    hint = each.finding.hint if len(finding_line(each, colour=False)) > width else None
    first = replace(each, finding=replace(each.finding, hint=None)) if hint else each
    lines = [finding_line(first, colour=colour)]
    if each.line is not None and len(each.line) <= _LONGEST and each.line.strip():
        lines += _quoted(each, each.line, width)
    if each.words and each.finding.item:
        room = max(width - len(each.finding.item) - 4, _NARROWEST)
        lines.append(f"  {each.finding.item}: {begun(one_line(each.words), room)}")
    if hint:  # which has no room on the first line; commands in it stay in one piece
        lines.append(f"  help: {one_line(hint)}")
    lines += [
        f"{one_line(other.path)}:{other.point.line}:{other.point.column}: note: {one_line(other.message)}"
        for other in each.related[:_NOTES]
    ]
    if len(each.related) > _NOTES:
        lines.append(f"  and {len(each.related) - _NOTES:,} more places")
    return "".join(f"{line}\n" for line in lines)


def _quoted(each: Located, line: str, width: int) -> list[str]:
    number = str(each.point.line)
    margin = " " * len(number)
    shown = _shown(line)
    start = min(each.point.column - 1, len(shown))
    end = max(start + 1, min(each.end.column - 1 if each.end else start + 1, len(shown)))
    first, last = _window([cells for _, cells in shown], start, end, max(width - len(number) - 5, _NARROWEST))
    before = _CUT if first else ""
    text = before + "".join(words for words, _ in shown[first:last]) + (_CUT if last < len(shown) else "")
    pad = len(before) + sum(cells for _, cells in shown[first:start])
    carets = max(1, sum(cells for _, cells in shown[start : min(end, last)]))
    return [f"  {number} | {text.rstrip()}", f"  {margin} | {' ' * pad}{'^' * carets}"]


def _shown(line: str) -> list[tuple[str, int]]:
    """Each character as it is shown, with how many columns of a terminal it takes."""
    shown: list[tuple[str, int]] = []
    column = 0
    for place, character in enumerate(line):
        if character == "\t":
            words, cells = " " * (_TAB - column % _TAB), _TAB - column % _TAB
        else:
            words = visible_at(line, place)
            cells = len(words) if words != character else cell_len(character)
        shown.append((words, cells))
        column += cells
    return shown


def _window(cells: Sequence[int], start: int, end: int, width: int) -> tuple[int, int]:
    """The part of a line, as a half-open range of its characters, that fits and has the value's beginning in it."""
    if sum(cells) <= width:
        return 0, len(cells)
    before = [0, *accumulate(cells)]
    value = before[end] - before[start]
    room = max(width - 2 - value, (width - 2) // 3)
    first = start
    while first and before[start] - before[first - 1] <= room // 2:
        first -= 1
    last = first
    while last < len(cells) and before[last + 1] - before[first] <= width - 2:
        last += 1
    return first, last
