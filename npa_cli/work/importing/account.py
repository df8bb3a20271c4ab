"""Each word of a document is in the plan or left over with its place: what was placed is taken from what there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from npa_cli.intake.foreign import Block, beyond, words_of
from npa_cli.model.import_rules import Left


class Placed:
    """What was taken from each cell of each block, by the numbers of both."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, int], Counter[str]] = {}

    def take(self, block: int, cell: int, *texts: str | None) -> None:
        """Say that these words of a cell are in the plan."""
        counter = self._taken.setdefault((block, cell), Counter())
        for text in texts:
            counter.update(words_of(text or ""))

    def retake(self, block: int, cell: int, text: str) -> None:
        """Say that these words of a cell are in the plan, and none that were said to be before."""
        self._taken[block, cell] = Counter(words_of(text))

    def has(self, block: int, held: Block) -> bool:
        """Whether any words of a block are said to be in the plan."""
        return any((block, at) in self._taken for at in range(len(held.cells)))

    def left_over(self, blocks: Sequence[Block], heads: dict[int, tuple[str, ...]]) -> list[Left]:
        """What no item has, cell by cell in order; `heads` are the headings of the columns of each table."""
        found = []
        for number, block in enumerate(blocks):
            columns = heads.get(block.table, ())
            for at, cell in enumerate(block.cells):
                words = words_of(cell.text)
                rest = beyond(words, Counter(self._taken.get((number, at), ())))
                if rest:
                    whole = cell.text.replace("\n", " ") if len(rest) == len(words) else " ".join(rest)
                    found.append(Left(block.place, columns[at] if at < len(columns) else "", whole, len(rest)))
        return found


def _told(left: Left) -> list[list[str]]:
    """The words that name a left-over: its own, and its line of the report, with them or without."""
    where = f"{left.place} {left.column}"
    return [words_of(each) for each in (left.words, where, f"{where} {left.words}")]


def span(order: Mapping[str, int], words: str) -> range:
    """The blocks that `PLACE`, `PLACE to PLACE`, or the sheet or table of places means, by their numbers."""
    first, _, last = words.partition(" to ")
    inside = [number for place, number in order.items() if place.startswith(f"{words}, ")]  # of a sheet or a table
    if first not in order:
        return range(inside[0], inside[-1] + 1) if inside else range(0)
    return range(order[first], order.get(last, order[first]) + 1)


def settle(
    left: Sequence[Left], blocks: Sequence[Block], leave: Sequence[str], columns: Sequence[str]
) -> tuple[list[Left], list[str]]:
    """The left-overs, each with whether the rules leave it, and what of `leave` is about none of them.

    They leave it by its words, its place, or a place before and one after it. `columns` are those that hold nothing of
    the plan's words.
    """
    order = {block.place: number for number, block in enumerate(blocks)}
    asked: set[int] = set()
    idle = []
    for each in leave:
        here, words = span(order, each), words_of(each)
        found = {at for at, one in enumerate(left) if order[one.place] in here or words in _told(one)}
        asked |= found
        idle += [] if found else [each]
    asked |= {at for at, one in enumerate(left) if one.column in columns}
    return [one._replace(asked=at in asked) for at, one in enumerate(left)], idle
