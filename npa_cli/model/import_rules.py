"""How one document is read into a plan: the file beside it, guessed first and then corrected by a person."""

import re
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from npa_cli.model.base import Day, PlanModel, keyed, needed, optional, several
from npa_cli.model.own_field import OwnField
from npa_cli.model.vocabulary import PartnerKind

ROLES: Final = (
    *("number", "priority", "theme", "activity", "deliverable", "timeframe", "deliverables", "leads", "owner"),
    *("contributors", "measure", "note", "leave", "unsure"),
)
"""What a column can hold. `deliverables` are cut out of one cell; of an `owner` cell, the first leads and the others
help. `leave` is left out on purpose; of `unsure`, somebody has yet to say.
"""

PLACED: Final = re.compile(
    r"objective|point|section|paragraph|P[1-9]\d* (?:statement|measure)|P[1-9]\d*\.[1-9]\d* (?:note|measure)"
)
"""Where a paragraph can be put by hand. A `point` belongs to the objective above it, a `paragraph` to the section."""

ENDING: Final = ".import.yaml"


class ImportPlan(PlanModel):
    """The plan that is made of the document."""

    folder: str = needed("Where its files go, from the folder of this file.", "harbour")
    id: str = needed("Its short name.", "harbour", pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str = needed("What it is called.", "Harbour plan", min_length=1)
    period: str = needed("The years it covers, as people say it.", "2023 to 2026", min_length=1)
    start: Day = needed("Its first day.", "2023-04-01")
    end: Day = needed("Its last day.", "2026-03-31")


class ImportPartner(PlanModel):
    """What a partner is, as partners.yaml has it."""

    kind: PartnerKind = needed("As in partners.yaml.", "post")
    part_of: str | None = optional("Of a team or a post: the code of what it belongs to.", "HT")


class Imported(NamedTuple):
    """Where an item stood when it was imported, and its words then."""

    at: str
    words: str


class ImportRules(PlanModel):
    """Which column is what, how a cell is cut, what is left out, and which item each place became."""

    document: str = needed("What the document is called in `source`.", "tracker", pattern=r"^[a-z0-9][a-z0-9-]*$")
    plan: ImportPlan = needed("The plan that is made of it.")
    columns: Mapping[str, str] = needed(
        "What each column holds, by its heading: one of the words for that, or a name under `fields`.",
        {"Action": "activity"},
    )
    fields: Mapping[str, OwnField] = keyed(
        "Fields of the plan's own that columns hold, as workplan.yaml declares them.",
        {"cost": {"on": "activity", "type": "money", "currency": "GBP"}},
    )
    priorities: str = needed(
        "What begins a priority: `column`, `above` (what stands right above a table's headings), a heading "
        "such as `heading 1`, words such as `Priority *`, or `one` for a plan that has none.",
        "column",
    )
    themes: Literal["row", "column", "heading", "none"] = needed(
        "What begins a theme: a row of which one cell alone is filled, a column, or any other heading.", "row"
    )
    deliverables: Literal["row", "bold", "line"] = needed(
        "How a row's deliverables are told apart: one a row, or in one cell by dates in bold type or by "
        "lines that end in a colon and a date.",
        "row",
    )
    labels: Mapping[str, Literal["statement", "measure"]] = keyed(
        "A line, and what the paragraph after it is.", {"Measure:": "measure"}
    )
    names: Mapping[str, str] = keyed("Who can lead: as printed, and the code for it.", {"Harbour Trust": "HT"})
    partners: Mapping[str, ImportPartner] = keyed(
        "Of those, by code, what is no organisation: a post, a team, a group.",
        {"HM": {"kind": "post", "part_of": "HT"}},
    )
    place: Mapping[str, str] = keyed(
        "Where a paragraph belongs that no other rule reaches, by its place or `PLACE to PLACE`.",
        {"line 59": "objective", "line 61": "point", "line 182": "P1 statement"},
    )
    leave: tuple[str, ...] = several(
        "What is left out on purpose: words, a place, or `PLACE to PLACE`.", ["line 1 to line 8"]
    )
    same: Mapping[str, str] = keyed(
        "Of a new edition, what a row is that matches none exactly: an id, or `new`.", {"line 14": "P1.2"}
    )
    items: Mapping[str, Mapping[str, str]] = keyed(
        "What became of each place: its items by id, with their words; written by `npa import --write`.",
        {"line 12": {"P1.1": "Plant trees", "P1.1.1": "31 March 2025"}},
    )

    def imported(self) -> dict[str, Imported]:
        """What `items` says, by id."""
        return {item: Imported(at, words) for at, held in self.items.items() for item, words in held.items()}


class Left(NamedTuple):
    """Words of one cell or paragraph that stand in no item. `asked` is whether the rules say to leave them."""

    place: str
    column: str
    words: str
    amount: int  # of the words
    asked: bool = False


class Refusal(NamedTuple):
    """Something in the document that npa will not guess at."""

    place: str
    why: str


class Difference(NamedTuple):
    """What a new edition says otherwise of one item, or asks. `command` is what to type about it, if anything."""

    kind: Literal["altered", "new", "gone", "asked"]
    item: str  # empty for what is new
    place: str  # empty for what is gone
    words: str
    command: str = ""
