"""Headings, paragraphs, facts, tables and cells. Text here is data: each format makes it safe for where it goes.

Named tuples, because every command makes these types anew and a dataclass takes seven times as long to make.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

Tone = Literal["plain", "strong", "quiet", "good", "warn", "bad", "done"]
"""What a text is, for formats that have colour. The words always say it too."""

Align = Literal["left", "right"]


class Text(NamedTuple):
    """Words and their tone. A newline in them is a break between paragraphs or lines of the plan's own."""

    text: str
    tone: Tone = "plain"
    order: str = ""  # what a column of these is sorted by, where that is not the text: an ISO day
    keys: tuple[str, ...] = ()  # what a column of these is filtered by, where that is not the text: each lead


class Heading(NamedTuple):
    """A heading; level 1 is the document's title."""

    level: int
    text: str
    beside: str = ""  # said on the same line where there is room, such as an as-at date or the leads
    starts_page: bool = False  # a page begins with it, in formats that have pages


class Paragraph(NamedTuple):
    """Running words."""

    text: str
    tone: Tone = "plain"
    label: str = ""  # said before it, such as "Measure"


class FactList(NamedTuple):
    """Label and value pairs about one thing."""

    rows: tuple[tuple[str, Text], ...]


class Column(NamedTuple):
    """A table's column. `wraps` marks the ones whose words may run over several lines."""

    heading: str
    align: Align = "left"
    wraps: bool = False
    least: int = 0  # characters it needs to be of use when it wraps
    filters: bool = False  # a reader may want only the rows with one value of it, where the format can do that
    drops: int = 0  # not 0: it may be left out where there is no room, the column with the greatest number first


class Table(NamedTuple):
    """Rows of cells under one row of headings; `totals` is a last row set apart, `caption` says what the table shows.

    Tables of one document that share their headings line up with each other where the format can do that.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    totals: tuple[Text, ...] | None = None
    caption: str = ""


class Bullets(NamedTuple):
    """A plain list; `numbered` where the order says something, or items are referred to."""

    items: tuple[Text, ...]
    numbered: bool = False


class Lines(NamedTuple):
    """One thing a line, without marks in front."""

    items: tuple[Text, ...]


class Preformatted(NamedTuple):
    """Lines to be shown as they are, such as part of a file."""

    text: str


class Figure(NamedTuple):
    """One number to be seen first, what it counts, and how it is meant."""

    number: str
    label: str
    tone: Tone = "plain"


class Figures(NamedTuple):
    """A few numbers side by side."""

    items: tuple[Figure, ...]


class Bar(NamedTuple):
    """One line of a chart: a window of days, and the days that matter about it. All days inclusive.

    `symbol` and `words` say what `tone` shows. Without `end` it has no date, and goes on.
    """

    id: str
    label: str
    section: str
    start: date | None
    end: date | None
    symbol: str
    words: str
    tone: Tone = "plain"
    signed: date | None = None  # the due day as signed, where it was moved since
    forecast: date | None = None
    actual: date | None = None


class Chart(NamedTuple):
    """Bars over the days `first` to `last`, a line at the start of `as_at`; `ticks` name where spans begin."""

    title: str
    first: date
    last: date
    as_at: date
    ticks: tuple[tuple[date, str], ...]
    bars: tuple[Bar, ...]
    notes: tuple[str, ...] = ()  # said beside the picture where it stands alone


Block = Heading | Paragraph | FactList | Table | Bullets | Lines | Preformatted | Figures | Chart


class Document(NamedTuple):
    """What a report says, in reading order."""

    blocks: tuple[Block, ...]
    on_one_sheet: bool = False  # it is to be on one page, as large as that has to be
