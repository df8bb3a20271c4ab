"""A cell of a document cut into what it says: deliverables with their dates, or a value of the plan's own."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from npa_cli.intake.foreign import Cell, words_of
from npa_cli.model.own_field import NUMBERS, OwnField, OwnValue
from npa_cli.timeframe import read

_NUMBER: Final = re.compile(r"[£€$]?\s*(-?(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,15})?)\s*%?")


class Entry(NamedTuple):
    """One deliverable of a cell. Either may be empty."""

    text: str
    timeframe: str


class Cut(NamedTuple):
    """What a cell of deliverables says: its entries in order, and words above them."""

    entries: tuple[Entry, ...]
    note: str = ""


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
