"""Things of any kind that a plan holds: found by the name they have, as facts, and as a table for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from npa_cli.document.blocks import Column, FactList, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.progress.select import is_number, items_numbered
from npa_cli.views.everything import Everything, SqlTable
from npa_cli.views.field import Field, Fields
from npa_cli.views.table_of import fact_list, table_of
from npa_cli.views.tables import TABLES
from npa_cli.views.wording import long_day, short_day, with_days

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
    rows = [(label_of(each.name), words_of(each, value)) for each in shown]
    place = {each.name: each.value(value) for each in fields if each.name.startswith("source_")}
    if place.get("source_document"):
        rows.append(("Source", f"{place['source_document']}, line {place['source_line']}"))
    return fact_list(*rows)


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


def _column(field: Field[Any]) -> tuple[Column, Any]:
    if field.name in _NAMES:
        return Column(label_of(field.name)), lambda each: Text(words_of(field, each, short=True), "strong")
    wide = field.holds in ("words", "list")
    return Column(label_of(field.name), wraps=wide, least=12 if wide else 0), lambda each: words_of(
        field, each, short=True
    )
