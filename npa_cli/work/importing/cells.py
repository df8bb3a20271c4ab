"""A cell of a document cut into what it says: deliverables with their dates, who leads and helps, other values."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from npa_cli.intake.foreign import Cell, words_of
from npa_cli.model.own_field import NUMBERS, OwnField, OwnValue
from npa_cli.timeframe import read

_NUMBER: Final = re.compile(r"[£€$]?\s*(-?(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,15})?)\s*%?")
_LONGEST: Final = 120  # letters of a name
_END: Final = re.compile(r"(?<=\S)(?![^\W_])")  # where a word, or a mark behind one, ends
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


def cut_cell(cell: Cell, *, is_bold: bool) -> Cut:
    """The deliverables of a cell, each with its date in bold type at its end, or a line each."""
    return _cut_bold(cell) if is_bold else _cut_lines(cell)


def _cut_bold(cell: Cell) -> Cut:
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


def _cut_lines(cell: Cell) -> Cut:
    """Deliverables a line, each with a date after its last colon; a line without one has no date."""
    entries = []
    for line in cell.text.split("\n"):
        text, colon, when = line.rpartition(": ")
        entries.append(Entry(text, when) if colon else Entry(line.removesuffix(":"), ""))
    return Cut(tuple(each for each in entries if any(each)))


def is_bare(heading: str, how: str) -> bool:
    """Whether a heading is no title: it has a number at most beside the words, as `Priority *`, that begin one."""
    return "*" in how and len(words_of(heading)) <= len(words_of(how)) + 1


def own_value(field: OwnField, text: str) -> OwnValue | None:
    """What a cell says of a field of the plan's own; None if its words can't be that."""
    kind, written = field.holds, text.replace("\n", " ")
    if kind in NUMBERS:
        number = _NUMBER.fullmatch(written)
        if number is None:
            return None
        plain = number[1].replace(",", "")
        return field.value(float(plain) if "." in plain else int(plain))
    if kind == "day":
        reading = read(written)
        return reading.due if reading.due is not None and reading.start == reading.due else None
    if kind == "list":
        return field.value([each.strip() for each in re.split(r"[\n;,]", text) if each.strip()])
    return field.value(written)


class Names(NamedTuple):
    """Who stands in a cell, by code in its order; the words in brackets behind them; names that are in no list.

    `taken` is what was read as names and what parts them.
    """

    codes: tuple[str, ...]
    aside: str = ""
    unknown: tuple[str, ...] = ()
    taken: str = ""


def cut_names(text: str, names: Mapping[str, str]) -> Names:
    """The codes of the names in a cell, the longest name first; words in brackets at its end are beside them."""
    aside = _ASIDE.fullmatch(text)
    rest, beside = (aside[1], aside[2]) if aside and text not in names else (text, "")
    rest = " ".join(rest.split(" ")).strip()
    codes: list[str] = []
    taken: list[str] = []
    unknown: list[str] = []
    ends, at = [each.start() for each in _END.finditer(rest)], 0
    while at < len(rest):
        known = _name_at(rest, at, ends, names)
        if known is not None:
            codes.append(names[known])
            taken.append(known)
            at += len(known)
        else:
            part = _PARTED.search(rest, at)
            unknown.append(rest[at : part.start()] if part else rest[at:])
            at = part.start() if part else len(rest)
        between = _BETWEEN.match(rest, at)
        while between is not None and at < len(rest):
            taken.append(between.group())
            at = between.end()
            between = _BETWEEN.match(rest, at)
    return Names(tuple(dict.fromkeys(codes)), beside, tuple(filter(None, unknown)), " ".join(taken))


def _name_at(text: str, at: int, ends: Sequence[int], names: Mapping[str, str]) -> str | None:
    """The longest name that stands at a place of a text and ends at one of the `ends` of its words."""
    last = bisect_right(ends, at + _LONGEST)
    first = bisect_right(ends, at, hi=last)
    return next((text[at:end] for end in reversed(ends[first:last]) if text[at:end] in names), None)


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


def who_leads(said: Mapping[str, str], names: Mapping[str, str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What an activity's file says of who leads and helps, by the cells of its row; and the names that nobody knows.

    The cell is kept as printed where it does not say the codes themselves.
    """
    cell = said.get("owner") or said.get("leads") or ""
    found, helpers = cut_names(cell, names), cut_names(said.get("contributors", ""), names)
    leads = found.codes[:1] if said.get("owner") else found.codes
    contributors = [*(found.codes[1:] if said.get("owner") else ()), *helpers.codes]
    told: dict[str, Any] = {"leads": list(leads)} if leads else {}
    if set(words_of(cell)) != {word for each in (*leads, found.aside) for word in words_of(each)}:
        told["leads_as_printed"] = cell
    elif found.aside:
        told["lead_note"] = found.aside
    if contributors:
        told["contributors"] = contributors
    inferred = [key for key in ("leads", "contributors") if key in told and "leads_as_printed" in told]
    return told | ({"inferred": inferred} if inferred else {}), (*found.unknown, *helpers.unknown)


def words_said(activity: Mapping[str, Any], role: str) -> list[str]:
    """The words of a cell that an activity has."""
    if role == "activity":
        return [activity["text"]]
    if "leads_as_printed" in activity:
        return [activity["leads_as_printed"]]
    return [*activity.get("leads", ()), activity.get("lead_note", "")]
