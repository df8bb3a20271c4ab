"""A deliverable on the page of a whole plan: what its row says, what it is filtered by, and all of it in full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import Final, TypeVar

from npa_cli.document.blocks import Block, Column, Document, FactList, Heading, Table, Text
from npa_cli.document.site import SiteRow
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.registers.escalation import open_issues
from npa_cli.progress.select import is_led_by
from npa_cli.views.actions import build_actions
from npa_cli.views.decisions import decisions_on, items_reached
from npa_cli.views.dependencies import build_dependencies
from npa_cli.views.log import story_of, story_table
from npa_cli.views.own_words import in_own_words
from npa_cli.views.pictures.standing import standing_columns
from npa_cli.views.registers_of import Entries, entry_blocks
from npa_cli.views.report_words import report_lines
from npa_cli.views.return_status import PartnerReturn
from npa_cli.views.risks import build_risks
from npa_cli.views.show import deliverable_blocks
from npa_cli.views.table_of import NUMBER
from npa_cli.views.wording import due_lines, number_of, rating_text

Entry = TypeVar("Entry")
_COLUMNS: Final[tuple[Column, ...]] = (
    Column("ID"),
    Column("Deliverable", wraps=True),
    Column("Lead", wraps=True),
    Column("When, as signed", wraps=True),
    Column("Due", wraps=True),
    Column("Rating", wraps=True),
    Column("Last report", wraps=True),
)


def table_of_rows(rows: Iterable[SiteRow]) -> Table:
    """The one table, with a column for the plans' own numbers if any deliverable has one."""
    every = tuple(rows)
    columns: tuple[Column, ...] = _COLUMNS
    cells = tuple(each.cells for each in every)
    if any(each.number for each in every):
        columns = (*_COLUMNS[:2], NUMBER, *_COLUMNS[2:])
        cells = tuple((*each.cells[:2], Text(each.number), *each.cells[2:]) for each in every)
    return Table(columns, cells, caption="Every deliverable", is_index=True)


def site_rows(
    plan: Plan,
    assessed: tuple[Assessed, ...],
    as_at: date,
    returns: Iterable[PartnerReturn],
    places: Mapping[str, str],
) -> Iterator[SiteRow]:
    """A row for each deliverable, in the plan's order; `places` are the file and line of each, by its id."""
    columns, registers = standing_columns(plan, assessed, as_at), RegistersByItem(plan, assessed, as_at)
    asked: defaultdict[str, list[str]] = defaultdict(list)
    for given in returns:
        for item, _ in given.answers:
            asked[item].append(given.partner)
    decided, codes = _decided(plan, as_at), tuple(each.code for each in plan.partners)
    for each in assessed:
        commitment = each.commitment
        said = (report.said_on or report.confirmed_on for report in each.reports)
        days = (*said, *decided[commitment.id], *decided[commitment.activity.id])
        leading = (code for code in codes if is_led_by(each, code))
        yield SiteRow(
            id=commitment.id,
            cells=tuple(_cells(each, as_at)),
            priority=commitment.priority.id,
            partners=tuple(dict.fromkeys((*leading, *asked[commitment.id]))),
            rating=each.rated.rating if each.rated else "not_reported",
            period=columns[commitment.id],
            changed=max(days, default=None),
            also=f"{commitment.theme.title} {commitment.activity.text}",
            more=_in_full(plan, each, as_at, places.get(commitment.id), registers),
            number=number_of(each),
        )


def _cells(each: Assessed, as_at: date) -> Iterator[Text]:
    commitment, due = each.commitment, each.facts.baseline
    yield Text(commitment.id, "strong")
    yield Text(commitment.words)
    yield Text(", ".join(each.led_by))
    yield Text(commitment.deliverable.timeframe)
    yield Text("\n".join(due_lines(each)), order=due.isoformat() if due else "9999")
    yield rating_text(each)
    yield Text("\n".join(report_lines(each, as_at)))


def _in_full(
    plan: Plan, each: Assessed, as_at: date, place: str | None, registers: RegistersByItem
) -> tuple[Block, ...]:
    """Its signed words, its dates, every return in turn, and what the registers hold about it."""
    _, facts, *how = deliverable_blocks(plan, each, as_at)
    assert isinstance(facts, FactList)
    if place:
        facts = FactList((*facts.rows, ("In the files", Text(place, "quiet"))))
    story = story_table(story_of(plan, each, as_at))
    held = entry_blocks(registers.about(each.commitment.id))
    blocks = (facts, *how, Heading(2, "Its story, return by return"), story, *held)
    return in_own_words(Document(blocks), plan.workplan).blocks


def _decided(plan: Plan, as_at: date) -> defaultdict[str, list[date]]:
    """The days on which changes to each item were proposed and decided, as far as they are known."""
    found: defaultdict[str, list[date]] = defaultdict(list)
    for change in plan.changes:
        found[change.item] += [
            day for day in (change.proposed_on, change.decided_on) if day and day < plan.known_before(as_at)
        ]
    return found


class RegistersByItem:
    """The open entries of a plan's registers and its decisions on one day, to be asked for one deliverable."""

    def __init__(self, plan: Plan, assessed: tuple[Assessed, ...], as_at: date) -> None:
        self._risks = build_risks(plan, as_at)
        self._dependencies = build_dependencies(plan, assessed, as_at)
        self._actions = build_actions(plan, as_at)
        self._risks_of = _by_item((each.risk.affects, each) for each in self._risks.entries)
        self._issues_of = _by_item((each.issue.affects, each) for each in open_issues(plan, as_at))
        self._dependencies_of = _by_item(
            ((each.dependency.from_, each.dependency.to), each) for each in self._dependencies.entries
        )
        self._actions_of = _by_item((each.affects, each) for each in self._actions.entries)
        self._decisions_of = _by_item((items_reached(plan, each), each) for each in decisions_on(plan, as_at))

    def about(self, item: str) -> Entries:
        """The entries that name a deliverable, or the activity or priority that it hangs from."""
        ids = tuple(accumulate(item.split("."), "{}.{}".format))
        return Entries(
            replace(self._risks, entries=_found(self._risks_of, ids)),
            _found(self._issues_of, ids),
            replace(self._dependencies, entries=_found(self._dependencies_of, ids)),
            replace(self._actions, entries=_found(self._actions_of, ids)),
            _found(self._decisions_of, ids),
        )


def _by_item(entries: Iterable[tuple[Iterable[str], Entry]]) -> dict[str, list[tuple[int, Entry]]]:
    """Entries, each with its place among them, by the items that they name."""
    found: defaultdict[str, list[tuple[int, Entry]]] = defaultdict(list)
    for place, (items, entry) in enumerate(entries):
        for item in dict.fromkeys(items):
            found[item].append((place, entry))
    return dict(found)


def _found(by_item: dict[str, list[tuple[int, Entry]]], ids: tuple[str, ...]) -> tuple[Entry, ...]:
    """The entries that name any of the ids, in their own order, each once."""
    found = dict(entry for each in ids for entry in by_item.get(each, ()))
    return tuple(found[place] for place in sorted(found))
