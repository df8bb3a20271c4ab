"""Paragraphs that no other rule reaches, each put where a person says under `place`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from npa_cli.intake.foreign import Block
from npa_cli.model.import_rules import ImportRules, Refusal
from npa_cli.work.importing.account import Placed, span

_MARK: Final = re.compile(r"^[-*•]\s+")  # of a point of a list


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
