"""`npa list` of any kind of thing that has no list of its own: those that fit what was asked, as facts of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Paragraph
from npa_cli.model.proposed_command import proposed_here
from npa_cli.progress.registers.known import touches
from npa_cli.progress.select import Filters, Query, UnknownNameError, read_query, read_values
from npa_cli.views.everything import Everything, SqlTable
from npa_cli.views.field import item_names, items_of
from npa_cli.views.own_words import InOwnWords
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.tables import TABLES
from npa_cli.views.things import table_of_things
from npa_cli.views.view import Rows
from npa_cli.views.wording import counted

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
