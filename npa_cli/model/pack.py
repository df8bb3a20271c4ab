"""The workbook that goes out to a partner's lead official for one quarter, and comes back: what a sheet of it holds.

Its columns are a public format: a pack sent out by one version of npa is taken back by a later one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal, NamedTuple

from npa_cli.model.vocabulary import STATUSES

Answer = str | date | tuple[str, ...]
"""What stands in a cell that is for the official to fill in: words, a day, or the lines of the evidence."""

NO_CHANGE: Final = "no_change"
"""The status of a row whose deliverable is still as last reported."""


class Column(NamedTuple):
    """One column: its field, its heading, its width in characters, and what may be written in it."""

    field: str
    heading: str
    width: int
    kind: Literal["fixed", "choice", "day", "words", "lines"] = "fixed"
    choices: Mapping[str, str] = {}  # the words in the list, by the value that a return has for them

    @property
    def is_free(self) -> bool:
        """Whether the official fills it in."""
        return self.kind != "fixed"


_STATUSES: Final[Mapping[str, str]] = {
    each: each.replace("_", " ").capitalize() for each in STATUSES if each != "superseded"
}  # what took its place would have to be named
COLUMNS: Final = (
    Column("id", "Id", 8),
    Column("words", "What is to be done", 27),
    Column("signed", "When, as signed", 13),
    Column("approved", "When, as approved", 13),
    Column("turn", "Which time", 11),
    Column("last", "Last report", 20),
    Column("status", "Status", 12, "choice", {NO_CHANGE: "No change", **_STATUSES}),
    Column("rag", "Confidence", 11, "choice", {"green": "Green", "amber": "Amber", "red": "Red"}),
    Column("forecast", "Expected on", 12, "day"),
    Column("actual", "Done on", 12, "day"),
    Column("narrative", "What happened", 32, "words"),
    Column("path_to_green", "What will bring it back", 22, "words"),
    Column("ask", "What the board is asked for", 18, "words"),
    Column("evidence", "Where it can be seen", 18, "lines"),
)
BY_FIELD: Final[Mapping[str, Column]] = {each.field: each for each in COLUMNS}
FIXED: Final = tuple(each for each in COLUMNS if not each.is_free)
FREE: Final = tuple(each for each in COLUMNS if each.is_free)

Key = tuple[str, date | None]
"""Which row: a deliverable's id, and the due day of the one time that it is about, if the deliverable recurs."""


class Row(NamedTuple):
    """One row: what is printed in it, and the answers that stand in it already."""

    item: str
    turn: date | None
    fixed: Mapping[str, str]
    answers: Mapping[str, Answer] = {}

    @property
    def key(self) -> Key:
        """What the row is about."""
        return self.item, self.turn


class Identity(NamedTuple):
    """Which pack it is. `commit` is empty where the plan was in no repository."""

    plan: str
    partner: str
    period: str
    made_on: str
    commit: str = ""


class Pack(NamedTuple):
    """One partner's pack for one quarter."""

    identity: Identity
    plan_title: str
    title: str
    lead: tuple[str, ...]  # sentences above the table
    rows: tuple[Row, ...]
    guide: tuple[str, ...]  # what each column means, a line each
    earliest: date  # of the days that may be written in it, inclusive
    latest: date
