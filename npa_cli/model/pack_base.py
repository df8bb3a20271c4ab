"""What a pack said when it went out, kept in the workbook itself: the base that answers are merged with.

It lies in a hidden sheet, so that taking a pack back needs neither git nor the file that was sent, and it is sealed by
a digest, so that a base somebody has altered is known. Values are JSON, which survives whatever an office program does
to spaces and line ends.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from npa_cli.model.base import read_day
from npa_cli.model.pack import BY_FIELD, Answer, Identity, Key, Pack

SHEET: Final = "npa"
MARK: Final = "npa pack 1"
"""The first cell of the hidden sheet, and the start of the property and of what the defined name stands for."""
_DIGEST: Final = 16  # letters of a pack's id


class Base(NamedTuple):
    """What a workbook says of itself: which pack it is, and for each row what was printed and what was answered."""

    identity: Identity
    fixed: Mapping[Key, Mapping[str, str]]
    answers: Mapping[Key, Mapping[str, Answer]]


class NoBaseError(ValueError):
    """The hidden sheet is not what was sent out. Its words say what is the matter."""


def base_rows(pack: Pack) -> tuple[tuple[str, ...], ...]:
    """The hidden sheet of a pack: what it is, a line each, and then a line for every field of every row."""
    cells = [
        (row.item, row.turn.isoformat() if row.turn else "", field, _written(value))
        for row in pack.rows
        for field, value in (*row.fixed.items(), *row.answers.items())
    ]
    head = [(name, value) for name, value in pack.identity._asdict().items()]
    return ((MARK, pack_id(pack.identity, cells)), *head, *cells)


def pack_id(identity: Identity, cells: Iterable[tuple[str, ...]]) -> str:
    """A short digest of what a pack says: equal packs have equal ids, whatever the order of their rows."""
    told = json.dumps([list(identity), sorted(cells)], ensure_ascii=True)
    return hashlib.sha256(told.encode()).hexdigest()[:_DIGEST]


def property_of(pack: Pack) -> str:
    """The line about a pack that is kept as a property of the document: what is left where its hidden sheet is gone."""
    return json.dumps([MARK, *pack.identity[:3]], ensure_ascii=True)


def read_property(text: str) -> Identity | None:
    """The plan, partner and period that a document's property names; None if it is of no pack."""
    try:
        mark, plan, partner, period = json.loads(text)
    except ValueError:
        return None
    return Identity(str(plan), str(partner), str(period), "") if mark == MARK else None


def read_base(rows: Sequence[Sequence[str]]) -> Base:
    """Read a hidden sheet back. Raises NoBaseError if a line of it is missing, added or altered."""
    count = len(Identity._fields)
    mark, *others = [[*row, "", "", "", ""][:4] for row in rows if any(row)] or [[""] * 4]
    head, cells = {row[0]: row[1] for row in others[:count]}, [tuple(row) for row in others[count:]]
    if mark[0] != MARK or set(head) != set(Identity._fields):
        raise NoBaseError("its hidden sheet is not the one that was sent")
    identity = Identity(**head)
    if mark[1] != pack_id(identity, cells):
        raise NoBaseError("its hidden sheet was altered")
    fixed: dict[Key, dict[str, str]] = {}
    answers: dict[Key, dict[str, Answer]] = {}
    for item, turn, field, value in cells:
        key = (item, read_day(turn))
        said, into = json.loads(value), answers.setdefault(key, {})
        kind = BY_FIELD[field].kind if field in BY_FIELD else "own"
        if kind == "fixed":
            fixed.setdefault(key, {})[field] = said
        else:
            day = read_day(said) if kind == "day" else None
            into[field] = day or (tuple(said) if isinstance(said, list) else said)
    return Base(identity, fixed, answers)


def _written(value: Answer) -> str:
    """A value as JSON in plain letters; two spaces together, which some programs make one, stand as codes."""
    plain = value.isoformat() if isinstance(value, date) else value
    return json.dumps(plain, ensure_ascii=True).replace("  ", "\\u0020\\u0020")
