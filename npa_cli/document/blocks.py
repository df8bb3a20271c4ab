"""Headings, paragraphs, facts, tables and cells. Text here is data: each format makes it safe for where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["plain", "strong", "quiet", "good", "warn", "bad", "done"]
"""What a text is, for formats that have colour. The words always say it too."""

Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words and their tone. A newline in them is a break between paragraphs or lines of the plan's own."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    level: int
    text: str
    beside: str = ""  # said on the same line where there is room, such as an as-at date or the leads


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words."""

    text: str
    tone: Tone = "plain"
    label: str = ""  # said before it, such as "Measure"


@dataclass(frozen=True, slots=True)
class FactList:
    """Label and value pairs about one thing."""

    rows: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column. `wraps` marks the ones whose words may run over several lines."""

    heading: str
    align: Align = "left"
    wraps: bool = False
    least: int = 0  # characters it needs to be of use when it wraps


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under one row of headings; `totals` is a last row set apart, `caption` says what the table shows.

    Tables of one document that share their headings line up with each other where the format can do that.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    totals: tuple[Text, ...] | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A plain list; `numbered` where the order says something, or items are referred to."""

    items: tuple[Text, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """One thing a line, without marks in front."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Lines to be shown as they are, such as part of a file."""

    text: str


Block = Heading | Paragraph | FactList | Table | Bullets | Lines | Preformatted


@dataclass(frozen=True, slots=True)
class Document:
    """What a report says, in reading order."""

    blocks: tuple[Block, ...]
