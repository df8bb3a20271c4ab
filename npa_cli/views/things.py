"""Things of any kind that a plan holds: found by their names, listed, and told as facts or in a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, ClassVar, Final, NamedTuple

from npa_cli.document.blocks import Block, Column, FactList, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.model.proposed_command import proposed_here
from npa_cli.progress.registers.known import touches
from npa_cli.progress.select import Filters, Query, UnknownNameError, is_number, items_numbered, read_query, read_values
from npa_cli.views.everything import Everything, SqlTable
from npa_cli.views.field import Field, Fields, item_names, items_of
from npa_cli.views.own_words import InOwnWords
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.table_of import ColumnOf, fact_list, table_of
from npa_cli.views.tables import TABLES
from npa_cli.views.view import Rows
from npa_cli.views.wording import counted, long_day, short_day, with_days

_NAMES: Final = ("id", "code")
_SHORT: Final = 24  # letters of a name that is a word of its own, such as an id or a code
_WORDS: Final = {
    "id": "ID",
    "text": "Words",
    "inferred": "Our reading",
    "movement": "Score moved by",
    "level": "It is with",
    "for_board": "For the board to know",
    "not_escalated": "Not yet taken to the board",
    "proximity": "It may happen",
    "unreviewed_days": "Days since its review",
    "past_review": "Review is overdue",
}


class Thing(NamedTuple):
    """One thing of a plan, and the kind it is of."""

    kind: SqlTable[Any]
    value: Any

    @property
    def name(self) -> str:
        """What it is called by: its id or code; empty if it has none."""
        return str(self.kind.fields[0].value(self.value) or "")

    @property
    def title(self) -> str:
        """Its title or full name; empty if it has none."""
        titles = (each.value(self.value) for each in self.kind.fields if each.name in ("title", "name"))
        return next(filter(None, titles), "")


def things_called(everything: Everything, given: str) -> tuple[Thing, ...]:
    """The things of any kind whose id or code was typed, whatever its case: an objective, a board, a risk …"""
    wanted = given.strip().casefold()
    return tuple(
        thing
        for kind in TABLES
        if kind.fields[0].name in _NAMES
        for each in kind.things(everything)
        if (thing := Thing(kind, each)).name.casefold() == wanted
    )


def things_numbered(plan: Plan, given: str) -> tuple[str, ...]:
    """The ids of what has this number in the plan's own numbering: objectives, items, and sections of its documents."""
    found = [each.id for each in plan.workplan.objectives if is_number(each.number, given)]
    found += items_numbered(plan, given)
    for section in plan.sections:
        found += (section.id for each in section.paragraphs if is_number(each.number, given))
    return tuple(dict.fromkeys(found))


def facts_of(fields: Fields[Any], value: Any, *, but: Iterable[str] = ()) -> FactList:
    """What is known of a thing, a label and words for each of its fields; what is not said is left out."""
    shown = (each for each in fields if each.name not in (*but, "source_document", "source_line"))
    place = {each.name: each.value(value) for each in fields if each.name.startswith("source_")}
    source = f"{place['source_document']}, line {place['source_line']}" if place.get("source_document") else ""
    return fact_list(*((label_of(each.name), words_of(each, value)) for each in shown), ("Source", source))


def table_of_things(kind: SqlTable[Any], values: Iterable[Any]) -> Table:
    """A row for each thing of one kind, with the columns that people look for."""
    by_name = {each.name: each for each in kind.fields}
    chosen = [by_name[name] for name in kind.shown.split()]
    return table_of(
        list(values), *(_column(each) for each in chosen), caption=kind.plural.replace("_", " ").capitalize()
    )


def label_of(name: str) -> str:
    """A field's name as a label."""
    words = _WORDS.get(name) or name.replace("_", " ")
    return words[0].upper() + words[1:]


def words_of(field: Field[Any], thing: Any, *, short: bool = False) -> str:
    """What a field says of a thing, in words; nothing if it says nothing."""
    words = "\n".join(_said(field.value(thing), short=short))
    return words.replace("_", " ") if field.name == "proximity" else words


def _said(value: Any, *, short: bool) -> Iterator[str]:
    if value is None or value in ("", (), []):
        return
    if isinstance(value, bool):
        yield "yes" if value else "no"
    elif isinstance(value, date):
        yield short_day(value) if short else long_day(value)
    elif isinstance(value, list | tuple):
        words = [with_days(str(each)) for each in value]
        yield from ([", ".join(words)] if all(len(each) < _SHORT for each in words) else words)
    else:
        yield f"{value:,}" if isinstance(value, int) else str(value)


def _column(field: Field[Any]) -> ColumnOf[Any]:
    words, heading = partial(words_of, field, short=True), label_of(field.name)
    if field.name in _NAMES:
        return Column(heading), lambda each: Text(words(each), "strong")
    wide = field.holds in ("words", "list")
    return Column(heading, wraps=wide, least=12 if wide else 0), words


LISTED: Final = {each.plural: each for each in TABLES if each.shown}
KINDS: Final = ("priorities", "activities", "deliverables", "partners", *LISTED)
"""What `npa list` lists; of the first four, those that have any of the deliverables that are asked about."""


@dataclass(frozen=True, slots=True)
class ThingsView(InOwnWords):
    """The things of one kind that fit what was asked, in the plan's order."""

    kind: ClassVar[str] = "list"

    of: SqlTable[Any]
    things: Sequence[Any]

    @property
    def period(self) -> PeriodNote:
        """Where the day is in the plan's period."""
        return period_note(self.plan, self.as_at)

    def blocks(self) -> Iterator[Block]:
        """A row for each thing, and how many there are."""
        many = self.of.plural.replace("_", " ")
        if self.of.statuses:
            yield from self.period.blocks()
        if self.things:
            yield table_of_things(self.of, self.things)
            yield Paragraph(counted(len(self.things), self.of.name.replace("_", " "), many), "quiet")
        else:
            yield Paragraph(f"No {many} match.")

    def payload(self) -> dict[str, Any]:
        return {"as_at": self.as_at, **self.period.payload(), "listed": self.of.plural, "items": self.rows().items}

    def rows(self) -> Rows:
        plan = self.plan.workplan.id
        items = [{"plan": plan, **each} for each in items_of(self.of.fields, self.things)]
        return Rows(("plan", *item_names(self.of.fields)), items)


def list_things(plural: str, everything: Everything, typed: Filters) -> ThingsView:
    """The things of one kind that fit what was typed: that touch its items, and are of its partners and statuses.

    Raises UnknownNameError for a name that the plan does not have. Asked of filters that `refused_filter` lets pass.
    """
    kind = LISTED[plural]
    query = read_query(everything.plan, typed._replace(statuses=()))
    statuses = read_values("status", kind.statuses, typed.statuses)
    themes = _under_themes(everything, query)
    fields = {each.name: each for each in kind.fields}

    def said(thing: Any, names: str) -> tuple[str, ...]:
        values = (fields[name].value(thing) for name in names.split())
        return tuple(one for each in values if each for one in ((each,) if isinstance(each, str) else each))

    def fits(thing: Any) -> bool:
        items = said(thing, kind.items)
        return (
            (not query.ids or touches(items, query.ids))
            and (not query.themes or touches(items, themes))
            and (not query.partners or any(each in query.partners for each in said(thing, kind.owners)))
            and (not statuses or fields["status"].value(thing) in statuses)
        )

    return ThingsView(everything.plan, everything.as_at, kind, tuple(filter(fits, kind.things(everything))))


def read_kind(given: str) -> str:
    """The kind of things that was typed, also one by one: `risk` is `risks`. Raises UnknownNameError."""
    wanted = given.strip().casefold().replace("-", "_").replace(" ", "_")
    of_one = {each.name: each.plural for each in TABLES if each.plural in KINDS}
    if wanted in KINDS or wanted in of_one:
        return of_one.get(wanted, wanted)
    hint = f"`{proposed_here('due')}` lists what is overdue" if wanted in ("overdue", "late", "due") else None
    raise UnknownNameError("kind of thing", given, KINDS, where="", sayable=len(KINDS), hint=hint)


def refused_filter(plural: str, typed: Filters) -> str | None:
    """Why things of a kind can't be chosen by what was typed; None if they can."""
    kind = LISTED[plural]
    many = plural.replace("_", " ")
    for option, given, has, what in (
        ("an id", typed.ids, kind.items, "name no item of the plan"),
        ("--priority", typed.priorities, kind.items, "name no item of the plan"),
        ("--theme", typed.themes, kind.items, "name no item of the plan"),
        ("--contributor", typed.contributors, "", "name no contributors"),
        ("--partner", typed.partners, kind.owners, "are nobody's"),
        ("--status", typed.statuses, kind.statuses, "have no status"),
        ("--rating", typed.ratings, "", "have no rating"),
        ("--where", typed.where, "", "have none of the plan's own fields"),
    ):
        if given and not has:
            return f"{many} can't be chosen by {option}: they {what}"
    return None


def _under_themes(everything: Everything, query: Query) -> tuple[str, ...]:
    """The ids of the activities whose theme was asked for by some words of its title."""
    wanted = [each.casefold() for each in query.themes]
    return tuple(
        activity.id
        for priority in everything.plan.priorities
        for theme in priority.themes
        if any(each in theme.title.casefold() for each in wanted)
        for activity in theme.activities
    )
