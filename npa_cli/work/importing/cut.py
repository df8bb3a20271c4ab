"""A cell of a document cut into what it says: deliverables with their dates, and the names in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from npa_cli.intake.foreign import Cell

_BETWEEN: Final = re.compile(r"\s*(?:[,;/\n]|(?:and|&)(?=\s)|\.$)\s*|\s+")
_PARTED: Final = re.compile(r"\s*(?:[,;/\n]|\s(?:and|&)\s|\.$)\s*")
_CODE: Final = re.compile(r"[A-Z][a-z]?[A-Z][A-Za-z]*")
_ASIDE: Final = re.compile(r"(.*?)\s*\(([^()]*)\)\s*", re.DOTALL)


class Entry(NamedTuple):
    """One deliverable of a cell. Either may be empty."""

    text: str
    timeframe: str


class Cut(NamedTuple):
    """What a cell of deliverables says: its entries in order, and words above them."""

    entries: tuple[Entry, ...]
    note: str = ""


class Names(NamedTuple):
    """Who stands in a cell, by code in its order; the words in brackets behind them; names that are in no list.

    `taken` is what was read as names and what parts them.
    """

    codes: tuple[str, ...]
    aside: str = ""
    unknown: tuple[str, ...] = ()
    taken: str = ""


def cut_bold(cell: Cell) -> Cut:
    """Deliverables each of which ends in a date in bold type; bold words that end in a colon head the cell."""
    entries: list[Entry] = []
    before, note = "", ""
    for run in cell.runs:
        words = " ".join(run.text.split())
        if not run.bold or not words:
            before = f"{before} {words}".strip()
        elif words.endswith(":") and not before and not entries:
            note = words
        else:
            entries.append(Entry(before.removeprefix(";").strip().removesuffix(":").rstrip(), words))
            before = ""
    return Cut(tuple(entries), note)


def cut_lines(cell: Cell) -> Cut:
    """Deliverables a line, each with a date after its last colon; a line without one has no date."""
    entries = []
    for line in cell.text.split("\n"):
        text, colon, when = line.rpartition(": ")
        entries.append(Entry(text, when) if colon else Entry(line.removesuffix(":"), ""))
    return Cut(tuple(each for each in entries if any(each)))


def cut_names(text: str, names: Mapping[str, str]) -> Names:
    """The codes of the names in a cell, the longest name first; words in brackets at its end are beside them."""
    aside = _ASIDE.fullmatch(text)
    rest, beside = (aside[1], aside[2]) if aside and text not in names else (text, "")
    rest = " ".join(rest.split(" ")).strip()
    codes: list[str] = []
    taken: list[str] = []
    unknown: list[str] = []
    ordered = sorted(names, key=len, reverse=True)
    while rest:
        known = next((name for name in ordered if _begins(rest, name)), None)
        if known is not None:
            codes.append(names[known])
            taken.append(known)
            rest = rest[len(known) :]
        else:
            part = _PARTED.search(rest)
            unknown.append(rest[: part.start()] if part else rest)
            rest = rest[part.start() :] if part else ""
        between = _BETWEEN.match(rest)
        while between is not None and rest:
            taken.append(between.group())
            rest = rest[between.end() :]
            between = _BETWEEN.match(rest)
    return Names(tuple(dict.fromkeys(codes)), beside, tuple(filter(None, unknown)), " ".join(taken))


def _begins(text: str, name: str) -> bool:
    """Whether a text begins with a name, and not with a longer word."""
    return bool(name) and text.startswith(name) and not text[len(name) : len(name) + 1].isalnum()


def guess_names(cells: list[str]) -> list[str]:
    """The names that stand in some cells: parted by marks, or where no cell has any by blanks between codes."""
    bare = [(_ASIDE.fullmatch(text) or ("", text))[1].strip() for text in cells]
    marked = any(re.search(r"[,;/]|\s(?:and|&)\s", text) for text in bare)
    found: dict[str, None] = {}
    for text in bare:
        for part in _PARTED.split(text):
            pieces = re.sub(r"^(?:and|&)\s", "", part.strip()).split()
            by_blanks = not marked and all(_CODE.fullmatch(each) for each in pieces)
            found.update(dict.fromkeys(pieces if by_blanks else filter(None, [" ".join(pieces)])))
    return list(found)
