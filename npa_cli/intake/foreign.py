"""What a document from outside a plan says: its paragraphs and the rows of its tables, each with its place."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W_]+")


class NotReadableError(ValueError):
    """The file is none that npa reads, or not of this kind. The words say why, and what to do instead."""


class Run(NamedTuple):
    """Words that look alike. A newline in them is the end of a paragraph."""

    text: str
    bold: bool = False


class Cell(NamedTuple):
    """What stands in one place. `doubt` says why nobody can tell what it says, such as a change nobody accepted."""

    runs: tuple[Run, ...] = ()
    doubt: str = ""
    across: int = 1  # the columns that it lies over

    @property
    def text(self) -> str:
        """Its words, a paragraph a line, with single spaces."""
        lines = (" ".join(line.split()) for line in "".join(run.text for run in self.runs).split("\n"))
        return "\n".join(filter(None, lines))

    @property
    def line(self) -> str:
        """Its words on one line, as a column's heading is called."""
        return self.text.replace("\n", " ")


class Block(NamedTuple):
    """A paragraph, or a row of a table: `table` is 0 for a paragraph, `level` that of a heading, else 0."""

    place: str  # as a reader of the document says it: `line 12`, `table 2, row 3`
    line: int  # of the text that is kept of it, counted from 1
    cells: tuple[Cell, ...]
    table: int = 0
    level: int = 0

    @property
    def lines(self) -> list[str]:
        """The words of each cell that has any, each on one line."""
        return [cell.line for cell in self.cells if cell.text]

    @property
    def text(self) -> str:
        """The words of all its cells."""
        return "\n".join(filter(None, (cell.text for cell in self.cells)))


class Foreign(NamedTuple):
    """A document. `kept` is its text, in which each block begins at its `line`."""

    blocks: tuple[Block, ...]
    kept: str
    pictures: int = 0


def words_of(text: str) -> list[str]:
    """The words of a text in order, without any mark between them."""
    return _WORD.findall(text)


def beyond(words: Iterable[str], counted: Counter[str]) -> list[str]:
    """The words that there are more of than were counted; the others are taken off the count."""
    rest = []
    for word in words:
        if counted[word] > 0:
            counted[word] -= 1
        else:
            rest.append(word)
    return rest


def with_lines(blocks: Iterable[Block], pictures: int = 0) -> Foreign:
    """A document that has no lines of its own: a block a line, tabs between cells, two spaces between paragraphs."""
    placed = tuple(block._replace(line=number) for number, block in enumerate(blocks, 1))
    return Foreign(placed, "".join(f"{_kept(block)}\n" for block in placed), pictures)


def _kept(block: Block) -> str:
    cells = ("".join(_marked(run) for run in cell.runs).strip().replace("\n", "  ") for cell in block.cells)
    return "#" * block.level + (" " if block.level else "") + "\t".join(cells)


def _marked(run: Run) -> str:
    words = " ".join(re.sub(r"[^\S\n]+", " ", run.text).split("\t")).replace("&", "&amp;").replace("<", "&lt;")
    return f"<b>{words}</b>" if run.bold and words.strip() else words


def with_unread(foreign: Foreign, counted: Iterable[tuple[str, list[str]]]) -> Foreign:
    """The document with a paragraph more for what another reader found in a part of its file and this one did not."""
    left = Counter(word for block in foreign.blocks for word in words_of(block.text))
    unread = []
    for part, words in counted:
        missing = beyond(words, left)
        if missing:
            unread.append(Block(part, 0, (Cell((Run(" ".join(missing)),)),)))
    return foreign._replace(blocks=(*foreign.blocks, *unread))
