"""A plan's own words for its levels and columns, in the headings of whatever is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from npa_cli.document.blocks import Block, DataSheet, Document, FactList, Grid, Heading, Paragraph, Table
from npa_cli.model.plan import Plan
from npa_cli.model.workplan import ItemLevel, Workplan
from npa_cli.views.view import InBlocks

# npa's word in a heading, the level or column it stands for, and whether it is the plural.
_HEADINGS: Final[dict[str, tuple[str, bool]]] = {
    "Objective": ("objective", False),
    "Objectives": ("objectives", False),
    "Priority": ("priority", False),
    "Priorities": ("priority", True),
    "Theme": ("theme", False),
    "Activity": ("activity", False),
    "Activities": ("activity", True),
    "Deliverable": ("deliverable", False),
    "Deliverables": ("deliverable", True),
    "When, as signed": ("timeframe", False),
    "Lead": ("leads", False),
    "Leads": ("leads", False),
    "Measure": ("measure", False),
}


@dataclass(frozen=True, slots=True)
class InOwnWords(InBlocks):
    """A view of one plan on a day, whose headings are in the plan's own words."""

    plan: Plan
    as_at: date

    def document(self) -> Document:
        """The blocks as one document, in those words."""
        return in_own_words(InBlocks.document(self), self.plan.workplan)


def in_own_words(document: Document, workplan: Workplan) -> Document:
    """The document with the plan's own words in its headings; cells, and JSON's fields, stay as they are.

    What nobody signed is not called signed.
    """
    names = {**_by_words(workplan.names), **_objective_names(workplan)}
    if not names and workplan.signed:
        return document

    def own(words: str) -> str:
        return _word(words, names) if workplan.signed else printed(_word(words, names))

    return document._replace(blocks=tuple(_renamed(block, own) for block in document.blocks))


def objectives_of(workplan: Workplan) -> str:
    """What the plan calls its objectives, as a heading for all of them: `Shared outcomes and joint principles`."""
    first, *rest = tuple(dict.fromkeys(each.kind for each in workplan.objectives)) or ("objective",)
    return " and ".join((many_of(first), *(many_of(each)[0].lower() + many_of(each)[1:] for each in rest)))


def in_prose(workplan: Workplan, level: ItemLevel, number: int = 2) -> str:
    """What the plan calls so many things of a level, within a sentence: `priorities`, `key priority`."""
    own = workplan.names.get(level, level)
    word = own if number == 1 else many_of(own)
    return word[0].lower() + word[1:]


def _by_words(names: Mapping[ItemLevel, str]) -> dict[str, str]:
    return {str(level): word for level, word in names.items()}


def _objective_names(workplan: Workplan) -> Mapping[str, str]:
    """The plan's own word for its objectives, where it has another: one of its levels may be called objective."""
    kinds = tuple(dict.fromkeys(each.kind for each in workplan.objectives))
    if kinds in ((), ("objective",)):
        return {}
    return {"objective": " or ".join(kinds), "objectives": objectives_of(workplan)}


def printed(words: str) -> str:
    """A heading or label of npa's of a plan that nobody signed."""
    return words.replace("as signed", "as printed")


def sheet_in_own_words(sheet: DataSheet, names: Mapping[ItemLevel, str]) -> DataSheet:
    """The sheet of a workbook with the plan's own words in its name and headings."""
    own = _by_words(names)
    return sheet._replace(name=_word(sheet.name, own), headings=tuple(_word(each, own) for each in sheet.headings))


def _renamed(block: Block, own: Callable[[str], str]) -> Block:
    """A block whose headings and labels are said in other words."""
    match block:
        case Table():
            return block._replace(columns=tuple(each._replace(heading=own(each.heading)) for each in block.columns))
        case Grid():
            coarser = _renamed(block.coarser, own) if block.coarser is not None else None
            assert coarser is None or isinstance(coarser, Grid)
            return block._replace(corner=own(block.corner), coarser=coarser)
        case FactList():
            return FactList(tuple((own(label), value) for label, value in block.rows))
        case Paragraph():
            text = own(block.text) if "the date as signed" in block.text else block.text
            return block._replace(label=own(block.label), text=text)
        case Heading(text="Objectives"):
            return block._replace(text=own(block.text))
        case _:
            return block


def _word(heading: str, names: Mapping[str, str]) -> str:
    if heading not in _HEADINGS:
        return heading
    name, plural = _HEADINGS[heading]
    own = names.get(name)
    if not own:
        return heading
    return many_of(own) if plural else own[0].upper() + own[1:]


def many_of(word: str) -> str:
    """A heading for things of this name: `Key priorities`."""
    heading = word[0].upper() + word[1:]
    return f"{heading[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else f"{heading}s"
