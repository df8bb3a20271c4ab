"""What of a document is placed: words of cells that the plan has, and paragraphs by hand; and what is left over."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from npa_cli.intake.foreign import Block, beyond, words_of
from npa_cli.model.import_rules import ImportRules, Left, Refusal

_MARK: Final = re.compile(r"^[-*•]\s+")  # of a point of a list


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
                    whole = cell.line if len(rest) == len(words) else " ".join(rest)
                    found.append(Left(block.place, columns[at] if at < len(columns) else "", whole, len(rest)))
        return found


def _names_of(left: Left) -> list[list[str]]:
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


def mark_left(
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
        found = {at for at, one in enumerate(left) if order[one.place] in here or words in _names_of(one)}
        asked |= found
        idle += [] if found else [each]
    asked |= {at for at, one in enumerate(left) if one.column in columns}
    return [one._replace(asked=at in asked) for at, one in enumerate(left)], idle


@dataclass(slots=True)
class ByHand:
    """What was put beside the rows, as workplan.yaml and sections.yaml hold it, and what could not be put."""

    objectives: list[dict[str, Any]] = field(default_factory=list)
    sections: list[dict[str, Any]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def place_by_hand(
    blocks: Sequence[Block], rules: ImportRules, priorities: Sequence[dict[str, Any]], placed: Placed
) -> ByHand:
    """Put the paragraphs that `place` names into the items that have been made, or beside them."""
    made = ByHand()
    order = {block.place: number for number, block in enumerate(blocks)}
    items = {each["id"]: each for each in priorities}
    items |= {one["id"]: one for each in priorities for theme in each["themes"] for one in theme["activities"]}
    wanted: list[tuple[int, str]] = []
    for where, to in rules.place.items():
        numbers = [number for number in span(order, where) if blocks[number].text]
        made.refused += [] if numbers else [Refusal(where, "`place` names it, and there is no such place")]
        wanted += [(number, to) for number in numbers]
    for number, to in sorted(wanted):  # as they stand in the document: a point belongs to what is above it
        block = blocks[number]
        source = {"document": rules.document, "line": block.line}
        why = "its words are placed already" if placed.has(number, block) else _put(made, items, to, block, source)
        if why:
            made.refused.append(Refusal(block.place, f"`place` makes it `{to}`, and {why}"))
            continue
        for at, cell in enumerate(block.cells):
            placed.take(number, at, cell.text)
    empty = (each for each in made.sections if not each["paragraphs"])
    made.refused += [Refusal(f"line {each['source']['line']}", "a section needs a paragraph") for each in empty]
    return made


def _put(
    made: ByHand, items: Mapping[str, dict[str, Any]], to: str, block: Block, source: dict[str, Any]
) -> str | None:
    """Put one paragraph in its place; why it can't be, if it can't."""
    text = _MARK.sub("", block.text)
    if to == "objective":
        made.objectives.append({"id": f"O{len(made.objectives) + 1}", "text": text, "source": source})
    elif to == "section":
        made.sections.append(
            {"id": f"section-{len(made.sections) + 1}", "title": text, "source": source, "paragraphs": []}
        )
    elif to == "point":
        if not made.objectives:
            return "no objective stands above it"
        made.objectives[-1].setdefault("points", []).append(text)
    elif to == "paragraph":
        if not made.sections:
            return "no section stands above it"
        made.sections[-1]["paragraphs"].append({"text": text, "line": block.line})
    else:
        return _into_item(items, to, text, source)
    return None


def _into_item(items: Mapping[str, dict[str, Any]], to: str, text: str, source: dict[str, Any]) -> str | None:
    item, _, key = to.partition(" ")
    if item not in items:
        return f"there is no {item}"
    if key in items[item]:
        return f"{item} has its {key} already"
    items[item][key] = text
    if "." not in item:  # all that a priority says stands on its line or below
        items[item]["source"] = min(items[item]["source"], source, key=lambda each: int(each["line"]))
    return None
