"""Headings, paragraphs, facts, tables and cells, and sheets to count with.

Text here is data: each format makes it safe for where it goes.

Named tuples, because every command makes these types anew and a dataclass takes seven times as long to make.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

Tone = Literal["plain", "strong", "quiet", "good", "fair", "warn", "poor", "bad", "done"]
"""What a text is, for formats that have colour. The words always say it too.

`fair` stands between good and warn, `poor` between warn and bad: amber-green and amber-red of a plan's own scale.
"""


class Text(NamedTuple):
    """Words and their tone. A newline in them is a break between paragraphs or lines of the plan's own."""

    text: str
    tone: Tone = "plain"
    order: str = ""  # what a column of these is sorted by, where that is not the text: an ISO day
    keys: tuple[str, ...] = ()  # what a column of these is filtered by, where that is not the text: each lead
    goes_to: str = ""  # the heading that it leads to, where the format can do that


class Heading(NamedTuple):
    """A heading; level 1 is the document's title."""

    level: int
    text: str
    beside: str = ""  # said on the same line where there is room, such as an as-at date or the leads
    starts_page: bool = False  # a page begins with it, in formats that have pages
    folds: bool = False  # what is under it is opened by who wants it, on a screen
    on_paper: bool = True  # of what folds: whether it is printed too


class Paragraph(NamedTuple):
    """Running words."""

    text: str
    tone: Tone = "plain"
    label: str = ""  # said before it, such as "Measure"
    goes_to: str = ""  # the heading that has more of it, where the format can lead there


class FactList(NamedTuple):
    """Label and value pairs about one thing."""

    rows: tuple[tuple[str, Text], ...]


class Column(NamedTuple):
    """A table's column. `wraps` marks the ones whose words may run over several lines."""

    heading: str
    align: Literal["left", "right"] = "left"
    wraps: bool = False
    least: int = 0  # characters it needs to be of use when it wraps
    filters: bool = False  # a reader may want only the rows with one value of it, where the format can do that
    drops: int = 0  # not 0: it may be left out where there is no room, the column with the greatest number first
    short: str = ""  # its heading where there is little room; empty where the heading is short enough


class Table(NamedTuple):
    """Rows of cells under one row of headings; `totals` is a last row set apart, `caption` says what the table shows.

    Tables of one document that share their headings line up with each other where the format can do that.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    totals: tuple[Text, ...] | None = None
    caption: str = ""
    is_index: bool = False  # ids elsewhere in the document lead to its rows, where the format can do that


class Bullets(NamedTuple):
    """A plain list; `numbered` where the order says something, or items are referred to.

    A tree has the depth of each item in `depths`, from 0: what stands under another is one deeper.
    """

    items: tuple[Text, ...]
    numbered: bool = False
    depths: tuple[int, ...] = ()

    def marked(self, bullet: str) -> Iterator[tuple[str, Text]]:
        """Each item with what stands before it: its number or the bullet, two blanks further in for each depth."""
        for number, item in enumerate(self.items, 1):
            inset = "  " * self.depths[number - 1] if self.depths else ""
            yield f"{inset}{f'{number}.' if self.numbered else bullet} ", item


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
    overdue: bool = False  # past its day and not done: in a chart of slips it is late up to the as-at day


class Chart(NamedTuple):
    """Bars over the days `first` to `last`, a line at the start of `as_at`; `ticks` name where spans begin.

    With `slips`, each is drawn as a line from the day promised to the day expected, not as a window.
    """

    title: str
    first: date
    last: date
    as_at: date
    ticks: tuple[tuple[date, Span], ...]
    bars: tuple[Bar, ...]
    notes: tuple[str, ...] = ()  # said beside the picture where it stands alone
    slips: bool = False
    reading: str = ""  # how to read it
    noun: str = "round"  # what a span is called

    @property
    def heads(self) -> tuple[bool, ...]:
        """Of each tick, whether its group begins there; of the first only if no part of that group is before it."""
        groups = [span.group for _, span in self.ticks]
        is_whole = groups.count(groups[0]) == max(map(groups.count, groups))
        return (is_whole, *(one != other for one, other in pairwise(groups)))


class Span(NamedTuple):
    """A column of a grid: `heading` under the `group` it belongs to, such as `Q1` under `FY18/19`."""

    group: str
    heading: str
    name: str = ""  # where it is called otherwise than by the two: `Spring 2023`, under `2023`

    @property
    def words(self) -> str:
        """The column on its own: `FY18/19 Q1`."""
        return self.name or f"{self.group} {self.heading}".strip()


class Grid(NamedTuple):
    """Rows by spans of time: a sign and a count in each cell, its ground by its tone; empty if nothing is.

    `rows` have an id, a title and a cell for each column; `totals` has the same, summed. The line of the as-at day
    stands before the column number `line`, counted from 0. `coarser` is the same with fewer columns, for narrow places.
    """

    title: str  # what to see in it
    reading: str  # how to read a cell
    corner: str  # what a row is
    columns: tuple[Span, ...]
    rows: tuple[tuple[Text, Text, tuple[Text, ...]], ...]
    totals: tuple[Text, ...]
    line: int | None
    as_at: str  # in words
    coarser: Grid | None = None
    unit: str = "round"  # what a column is, of those that `coarser` has fewer of


SeriesKind = Literal["due", "moved", "done", "limit", "target"]
"""A promise, the same promise as changed since, what was done or measured, the limits of chance, what is aimed at."""


class Series(NamedTuple):
    """One line of a plot, with a value at each tick; None if none is known. `name` stands at its end."""

    name: str
    kind: SeriesKind
    values: tuple[float | None, ...]


class Plot(NamedTuple):
    """Lines over equal spans of time. The scale goes from `least` to `most`; the as-at line is after the tick `line`.

    `ticks` are named as the columns of a grid are; `gap` is the distance that the picture is about, in words.
    """

    title: str  # what to see in it
    reading: str
    ticks: tuple[Span, ...]
    series: tuple[Series, ...]
    least: float
    most: float
    line: int | None = None
    as_at: str = ""
    gap: str = ""
    widths: tuple[float, ...] = ()  # of each span, where they are not all as long as one another


Picture = Grid | Plot | Chart
Block = Heading | Paragraph | FactList | Table | Bullets | Lines | Preformatted | Figures | Grid | Plot | Chart


def sections_of(blocks: Iterable[Block], level: int) -> Iterator[list[Block]]:
    """The blocks from each heading of a level to the next, and before the first those that stand there."""
    held: list[Block] = []
    for each in blocks:
        if isinstance(each, Heading) and each.level == level and held:
            yield held
            held = []
        held.append(each)
    if held:
        yield held


class Document(NamedTuple):
    """What a report says, in reading order."""

    blocks: tuple[Block, ...]
    on_one_sheet: bool = False  # it is to be on one page, as large as that has to be


Value = Text | str | int | float | date | None
"""A fact, or words in a tone where they are to be seen at a glance."""


class DataSheet(NamedTuple):
    """One sheet of a workbook: lines of words first, then a row of headings and the rows under it, a fact a column.

    A sheet without rows has its lines alone. `totals` is a last row set apart.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    lines: tuple[str, ...] = ()
    totals: tuple[Value, ...] = ()


class DiaryDay(NamedTuple):
    """One whole day of a diary. `uid` stays the same whenever it is made again, also when its day has moved.

    What is done or cancelled is `cancelled`, so that a diary that has it takes it out.
    """

    uid: str
    day: date
    summary: str
    description: str
    cancelled: bool = False
