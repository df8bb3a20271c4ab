"""All of a plan on one day, and the things in it that are rows of tables."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic

from npa_cli.model.partner_return import Return
from npa_cli.model.plan import Plan
from npa_cli.model.register import Escalation, Issue, Risk
from npa_cli.model.workplan import Beyond
from npa_cli.progress.assess import Assessed
from npa_cli.progress.meetings import Meeting, meetings_of
from npa_cli.progress.registers.known import known_entries
from npa_cli.progress.reported import entries_of
from npa_cli.progress.slippage import Slippage, slippage
from npa_cli.views.columns import Lead
from npa_cli.views.field import Fields, Thing, fields_in, sql_values
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.plan_columns import PlacedTheme


@dataclass(frozen=True, slots=True)
class Everything:
    """What the tables are made of: a plan, and all of it as it stands on one day."""

    plan: Plan
    assessed: tuple[Assessed, ...]
    as_at: date

    @property
    def period(self) -> PeriodNote:
        """Where the day is in the plan's period."""
        return period_note(self.plan, self.as_at, self.assessed)


@dataclass(frozen=True, slots=True)
class SqlTable(Generic[Thing]):
    """One kind of thing: its name as a table, what a row of it is, its fields, and the things that are its rows.

    `many` is what several are called in `npa list` and the dataset, where that is more than the name with an s. `shown`
    names the fields that people look for, `items` those that hold ids of items of the plan, and `owners` those that
    hold codes of partners, each with blanks between them; `statuses` are those that such a thing can have. What shows
    nothing is not listed by itself.
    """

    name: str
    about: str
    fields: Fields[Thing]
    things: Callable[[Everything], Iterable[Thing]]
    many: str = ""
    shown: str = ""
    items: str = ""
    owners: str = ""
    statuses: tuple[str, ...] = ()

    @property
    def plural(self) -> str:
        """What several are called."""
        return self.many or f"{self.name}s"

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """The name of each column, and what it holds."""
        return tuple((each.column_name, each.about) for each in fields_in("sql", self.fields))

    def rows(self, everything: Everything) -> Iterator[tuple[Any, ...]]:
        """A row for each thing; days are ISO text, so that SQLite's own date functions take them, and true is 1."""
        shown = fields_in("sql", self.fields)
        return (sql_values(shown, each) for each in self.things(everything))


def leads_of(each: Assessed) -> Iterator[Lead]:
    """Who leads a deliverable, the first lead first."""
    commitment = each.commitment
    for place, code in enumerate(each.led_by, 1):
        yield Lead(commitment.id, commitment.activity.id, code, place)


def leads_of_activities(everything: Everything) -> Iterator[Lead]:
    """Who leads each activity, by the latest decision, and each deliverable that others lead than its activity."""
    shared = {each.commitment.activity.id: each for each in everything.assessed if not each.commitment.has_own_leads}
    told: set[str] = set()
    for each in everything.assessed:
        commitment, activity = each.commitment, each.commitment.activity.id
        if activity not in told:
            told.add(activity)
            leads = shared[activity].led_by if activity in shared else commitment.activity_leads()
            yield from (Lead(None, activity, code, place) for place, code in enumerate(leads, 1))
        if commitment.has_own_leads:
            yield from leads_of(each)


def themes(all_: Everything) -> Iterator[PlacedTheme]:
    """Every theme that has an id or a title, with its priority, in the plan's order."""
    for priority in all_.plan.priorities:
        yield from (PlacedTheme(priority, theme) for theme in priority.themes if theme.id or theme.title)


def returns_filed(everything: Everything) -> Iterator[Return]:
    """The returns of quarters that have ended by the day, and those of which anything counts on it."""
    plan, as_at = everything.plan, everything.as_at
    for each in plan.returns:
        quarter = plan.round_called(each.period)
        if quarter is None or quarter.end < as_at or any(one.counts(plan, as_at) for one in entries_of(each, quarter)):
            yield each


def slips(everything: Everything) -> Iterator[Slippage]:
    """How far each dated deliverable is from its dates."""
    found = (slippage(each, everything.as_at) for each in everything.assessed)
    return (each for each in found if each is not None)


def meetings(everything: Everything) -> Iterator[tuple[str, Meeting]]:
    """Each board's code with one of its meetings."""
    for board in everything.plan.workplan.boards:
        for each in meetings_of(board, everything.plan):
            yield board.code, each


def served_or_replaced(everything: Everything) -> Iterator[tuple[str, Beyond]]:
    """What the plan as a whole serves or replaces, and which of the two."""
    for relation in ("serves", "replaces"):
        yield from ((relation, each) for each in getattr(everything.plan.workplan, relation))


def steps_up(everything: Everything) -> Iterator[tuple[str, Escalation]]:
    """Each step up known on the day, with the id of its risk or issue."""
    known = everything.plan.known_before(everything.as_at)
    entries: tuple[Risk | Issue, ...] = (*everything.plan.risks, *everything.plan.issues)
    for entry in known_entries(entries, known):
        yield from ((entry.id, each) for each in entry.escalations)
