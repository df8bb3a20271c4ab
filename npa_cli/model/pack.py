"""The workbook that goes out to a partner's lead official for one round, and comes back: what a sheet of it holds.

Its columns are a public format: a pack sent out by one version of npa is taken back by a later one.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from npa_cli.model.base import read_day
from npa_cli.model.own_field import OwnField, OwnType
from npa_cli.model.rating_scale import THREE_COLOURS
from npa_cli.model.vocabulary import STATUSES
from npa_cli.model.workplan import Workplan

Answer = str | date | tuple[str, ...]
"""What stands in a cell that is for the official to fill in: words, a day, or the lines of the evidence.

A number stands in it as words, such as `45`.
"""

NO_CHANGE: Final = "no_change"
"""The status of a row whose deliverable is still as last reported."""


ColumnKind = Literal["fixed", "choice", "day", "words", "lines", "number", "percent"]


class Column(NamedTuple):
    """One column: its field, its heading, its width in characters, and what may be written in it."""

    field: str
    heading: str
    width: int
    kind: ColumnKind = "fixed"
    choices: Mapping[str, str] = {}  # the words in the list, by the value that a return has for them

    @property
    def is_free(self) -> bool:
        """Whether the official fills it in."""
        return self.kind != "fixed"


_STATUSES: Final[Mapping[str, str]] = {
    each: each.replace("_", " ").capitalize() for each in STATUSES if each != "superseded"
}  # what took its place would have to be named
_LEVELS: Final[Mapping[str, str]] = {
    "self": "Its lead",
    "verified": "Verified by another",
    "withdrawn": "No longer verified",
}
COLUMNS: Final = (
    Column("id", "Id", 8),
    Column("words", "What is to be done", 27),
    Column("number", "No.", 8),
    Column("lead", "Lead", 10),
    Column("signed", "When, as signed", 13),
    Column("approved", "When, as approved", 13),
    Column("turn", "Which time", 11),
    Column("last", "Last report", 20),
    Column("status", "Status", 12, "choice", {NO_CHANGE: "No change", **_STATUSES}),
    Column("rag", "Confidence", 11, "choice", THREE_COLOURS.choices),
    Column("forecast", "Expected on", 12, "day"),
    Column("actual", "Done on", 12, "day"),
    Column("narrative", "What happened", 32, "words"),
    Column("path_to_green", "What will bring it back", 22, "words"),
    Column("ask", "What the board is asked for", 18, "words"),
    Column("evidence", "Where it can be seen", 18, "lines"),
    Column("assurance", "Who says it is done", 12, "choice", _LEVELS),
    Column("assured_by", "Verified by", 16, "words"),
    Column("assured_on", "Verified on", 12, "day"),
    Column("assured_how", "How it was verified", 18, "words"),
)
ASSURANCE: Final[Mapping[str, str]] = {
    "assurance": "level",
    "assured_by": "by",
    "assured_on": "on",
    "assured_how": "how",
}
"""The columns that stand together under `assurance` in a return, and their keys there."""
BY_FIELD: Final[Mapping[str, Column]] = {each.field: each for each in COLUMNS}
FIXED: Final = tuple(each for each in COLUMNS if not each.is_free)


def columns_of(workplan: Workplan) -> tuple[Column, ...]:
    """The columns of a plan's packs: with the words of its rating scale, and with assurance if it asks for that.

    Last stand the plan's own fields of an update.
    """
    scale = workplan.scale
    return (
        *(
            each._replace(choices=scale.choices) if each.field == "rag" else each
            for each in COLUMNS
            if workplan.asks_to_verify or each.field not in ASSURANCE
        ),
        *(own_column(name, each) for name, each in workplan.fields.items() if each.on == "update"),
    )


_OWN: Final[Mapping[OwnType, ColumnKind]] = {
    "choice": "choice",
    "day": "day",
    "list": "lines",
    "number": "number",
    "money": "number",
    "percent": "percent",
}


def own_column(name: str, field: OwnField) -> Column:
    """The column of a field of the plan's own."""
    choices = {each: each for each in field.one_of} if field.holds == "choice" else {}
    money = f", {field.currency}" if field.currency else ""
    return Column(name, f"{field.heading(name)}{money}", 16, _OWN.get(field.holds, "words"), choices)


def own_answer(column: Column, written: Any) -> Answer | None:
    """What a return has in a field of the plan's own, as the answer in its column; None for what can't be one."""
    if column.kind == "day":
        return read_day(written)
    if column.kind == "lines":
        return tuple(map(str, written)) if isinstance(written, list) else None
    is_number = type(written) in (int, float)
    return str(written) if is_number == (column.kind in ("number", "percent")) and written is not None else None


def heading_of(field: str) -> str:
    """The heading of a column, by its field; of one of the plan's own, the field's name in words."""
    return BY_FIELD[field].heading if field in BY_FIELD else field.replace("_", " ").capitalize()


def as_entry(row: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a row as the entry of a return has them: those about assurance stand together."""
    assurance = {key: row[field] for field, key in ASSURANCE.items() if field in row}
    others = {field: value for field, value in row.items() if field not in ASSURANCE}
    return {**others, "assurance": assurance} if assurance else others


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
    """Which pack it is. `commit` is empty if the plan was in no repository."""

    plan: str
    partner: str
    period: str
    made_on: str
    commit: str = ""


class Pack(NamedTuple):
    """One partner's pack for one round."""

    identity: Identity
    plan_title: str
    title: str
    lead: tuple[str, ...]  # sentences above the table
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    guide: tuple[str, ...]  # what each column means, a line each
    earliest: date  # of the days that may be written in it, inclusive
    latest: date
