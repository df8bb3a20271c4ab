"""A reader of the signed Workplan's text, written apart from the files in data/ so that it can bear witness to them.

It knows only what extraction left of the document: headings, one line a table row with tabs between three cells,
bold around every timeframe, and paragraphs told apart by tags or by more than one space.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from tests.conftest import REPOSITORY

WORKPLAN: Final = REPOSITORY / "sources" / "npa-workplan-2018.txt"
AGREEMENT: Final = REPOSITORY / "sources" / "npa-agreement-2018.txt"

HEADINGS_OF_A_TABLE: Final = "Activity\tLead Partner\tDeliverable and Timeframe"
OBJECTIVES_LOST: Final = "Linked to the following core shared objectives:"

_HEADING: Final = re.compile(r"#+ Priority (?P<number>\d+)(?P<continued> \*?\(continued\)\*?)?")
_MEASURE: Final = re.compile(r"(?:#+ )?Measure:\s*")
_BOLD: Final = re.compile(r"<b>(?P<words>.*?)</b>")


@dataclass(frozen=True)
class Row:
    """One activity row: `entries` are (text or None, timeframe) pairs, in order."""

    line: int
    raw: str
    paragraphs: tuple[str, ...]
    leads: tuple[str, ...]
    lead_note: str | None
    note: str | None
    entries: tuple[tuple[str | None, str], ...]


@dataclass(frozen=True)
class Heading:
    """One theme row and the activity rows up to the next."""

    line: int
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Section:
    """One priority, its continued parts joined."""

    line: int
    number: int
    statement: str
    measure: str
    themes: tuple[Heading, ...]


@cache
def lines_of_workplan() -> dict[int, str]:
    """The document's lines that hold anything, by number from 1."""
    lines = WORKPLAN.read_bytes().decode("utf-8").split("\n")
    return {number: line for number, line in enumerate(lines, start=1) if line.strip()}


@cache
def sections() -> tuple[Section, ...]:
    """The ten priorities in document order. ValueError at a line after the first heading that it can't place."""
    found: list[Section] = []
    after: str | None = None  # what the next line of running text is
    for number, line in lines_of_workplan().items():
        if heading := _HEADING.fullmatch(line):
            if not heading["continued"]:
                found.append(Section(number, int(heading["number"]), "", "", ()))
                after = "statement"
            elif int(heading["number"]) != found[-1].number:
                raise ValueError(f"line {number} continues a priority that is not open")
        elif not found or line in (HEADINGS_OF_A_TABLE, OBJECTIVES_LOST):
            continue
        elif _MEASURE.fullmatch(line):
            after = "measure"
        elif line.count("\t") == 2:
            found[-1] = _with_row(found[-1], number, line)
        elif after and not getattr(found[-1], after):
            found[-1] = Section(**{**vars(found[-1]), after: plain(line)})
        else:
            raise ValueError(f"line {number} is none of the document's forms: {line}")
    return tuple(found)


def rows() -> tuple[Row, ...]:
    """Every activity row of the document, in order."""
    return tuple(row for section in sections() for theme in section.themes for row in theme.rows)


def plain(marked: str) -> str:
    """The words of a piece of residue: no tags, no emphasis, entities decoded, each run of white space one space."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>|\*\*", "", marked)).split())


def words(marked: str) -> list[str]:
    """The words alone, in order: no tags, no white space, none of the marks that stand between a cell's parts."""
    return re.findall(r"[^\s:;()]+", html.unescape(re.sub(r"<[^>]*>|\*\*", " ", marked)))


def _with_row(section: Section, number: int, line: str) -> Section:
    first, second, third = line.split("\t")
    themes = section.themes
    if not second.strip() and not third.strip():
        themes += (Heading(number, plain(first).removesuffix(":"), ()),)
    else:
        last = themes[-1]
        themes = (*themes[:-1], Heading(last.line, last.title, (*last.rows, _row(number, line, first, second, third))))
    return Section(section.line, section.number, section.statement, section.measure, themes)


def _row(number: int, line: str, first: str, second: str, third: str) -> Row:
    leads, _, aside = plain(second.replace("</p>", " ")).partition(" (")
    note, entries = _entries(third)
    return Row(number, line, _paragraphs(first), tuple(leads.split()), aside.removesuffix(")") or None, note, entries)


def _paragraphs(cell: str) -> tuple[str, ...]:
    parts = re.split(r"</p>|\s{2,}", cell)
    return tuple(plain(part) for part in parts if plain(part))


def _entries(cell: str) -> tuple[str | None, tuple[tuple[str | None, str], ...]]:
    """A cell's note and its (text, timeframe) pairs: bold that ends in a colon heads the row, all other bold is when."""
    note = None
    entries: list[tuple[str | None, str]] = []
    start = 0
    for bold in _BOLD.finditer(cell):
        before = plain(cell[start : bold.start()]).removeprefix(";").strip()
        if bold["words"].endswith(":"):
            note = plain(bold["words"])
        else:
            entries.append((before.removesuffix(":") or None, plain(bold["words"])))
        start = bold.end()
    if plain(cell[start:]):
        raise ValueError(f"words after the last timeframe of a cell: {cell[start:]}")
    return note, tuple(entries)
