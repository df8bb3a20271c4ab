"""Numbers as people and spreadsheets write them: `4.2`, `4,2`, `1 234,5`, `1.234.567`."""

import re
from collections.abc import Iterable
from math import isfinite
from typing import Final

_PLAIN: Final = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")
_SPACED: Final = re.compile("(?<=[0-9])[ \u00a0\u202f'\u2019](?=[0-9]{3}(?![0-9]))")  # between thousands
_EITHER: Final = re.compile(r"([-+]?[1-9][0-9]{0,2})[.,]([0-9]{3})")
_OTHER: Final = {".": ",", ",": "."}


def plain_number(words: str) -> int | float | None:
    """The number that words such as `45` or `4.2` write with digits and a point alone; None for any other words."""
    bare = _SPACED.sub("", words)
    if not _PLAIN.fullmatch(bare) or not isfinite(float(bare)):
        return None
    return int(bare) if bare.lstrip("-+").isdigit() else float(bare)


def decimal_mark(words: str) -> str | None:
    """The mark, `.` or `,`, that certainly stands before the decimals of a number written so.

    None for what is no number, and where it can't be told: `45` has no mark, and `1,234` may be either.
    """
    bare = _SPACED.sub("", words)
    found = [mark for mark in _OTHER if _has_decimals(bare, mark) and not _has_decimals(bare, _OTHER[mark])]
    return found[0] if len(found) == 1 and ("." in bare or "," in bare) else None


def number_written(words: str, marks: Iterable[str]) -> int | float | None:
    """The number that words write; `marks` are those that stand before decimals in other numbers beside it.

    None for what is no number, and for `1,234` or `1.234` where the others do not show which mark they have.
    """
    known = set(marks)
    mark = decimal_mark(words) or (known.pop() if len(known) == 1 else None)
    bare = _SPACED.sub("", words)
    if mark is not None and _has_decimals(bare, mark):
        bare = bare.replace(_OTHER[mark], "").replace(mark, ".")
    elif _EITHER.fullmatch(bare):
        return None
    return plain_number(bare)


def numbers_meant(words: str) -> tuple[str, ...]:
    """What to write instead of a number that can be read in two ways; nothing for any other words."""
    found = _EITHER.fullmatch(_SPACED.sub("", words))
    return (f"{found[1]}{found[2]}", f"{found[1]}.{found[2]}0") if found else ()


def _has_decimals(bare: str, mark: str) -> bool:
    """Whether words are a number if this mark stands before its decimals, and the other one between thousands."""
    other = re.escape(_OTHER[mark])
    return bool(re.fullmatch(rf"[-+]?([0-9]*|[1-9][0-9]{{0,2}}({other}[0-9]{{3}})+)({re.escape(mark)}[0-9]+)?", bare))
