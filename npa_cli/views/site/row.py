"""A deliverable on the page of a whole plan: what its row says, what it is filtered by, and all of it in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from npa_cli.document.blocks import Block, Column, Document, FactList, Heading, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import Rating
from npa_cli.progress.assess import Assessed
from npa_cli.progress.select import is_led_by
from npa_cli.views.log import story_of, story_table
from npa_cli.views.own_words import in_own_words
from npa_cli.views.pictures.standing import standing_columns
from npa_cli.views.registers_of import entry_blocks
from npa_cli.views.report_words import report_lines
from npa_cli.views.return_rounds import PartnerReturn
from npa_cli.views.show import deliverable_blocks
from npa_cli.views.site.registers_by_item import RegistersByItem
from npa_cli.views.table_of import NUMBER
from npa_cli.views.wording import due_lines, number_of, rating_text

_COLUMNS: Final[tuple[Column, ...]] = (
    Column("ID"),
    Column("Deliverable", wraps=True),
    Column("Lead", wraps=True),
    Column("When, as signed", wraps=True),
    Column("Due", wraps=True),
    Column("Rating", wraps=True),
    Column("Last report", wraps=True),
)


class SiteRow(NamedTuple):
    """One deliverable: a cell for each column of the one table, what the row is filtered by, and all of it in full.

    `partners` lead it or are asked about it. `period` is its column in the grid, `changed` the last day on which
    anything about it was said or decided, `also` more words it is found by, and `more` its blocks. `number` is the
    plan's own.
    """

    id: str
    cells: tuple[Text, ...]
    priority: str
    partners: tuple[str, ...]
    rating: Rating
    period: str
    changed: date | None
    also: str
    more: tuple[Block, ...]
    number: str = ""


def table_of_rows(rows: Iterable[SiteRow]) -> Table:
    """The one table, with a column for the plans' own numbers if any deliverable has one."""
    every = tuple(rows)
    columns: tuple[Column, ...] = _COLUMNS
    cells = tuple(each.cells for each in every)
    if any(each.number for each in every):
        columns = (*_COLUMNS[:2], NUMBER, *_COLUMNS[2:])
        cells = tuple((*each.cells[:2], Text(each.number), *each.cells[2:]) for each in every)
    return Table(columns, cells, caption="Every deliverable", is_index=True)


@dataclass(frozen=True, slots=True)
class RowsOf:
    """What the rows of a plan on one day are made of: `places` are the file and line of each deliverable, by its id."""

    plan: Plan
    assessed: tuple[Assessed, ...]
    as_at: date
    returns: tuple[PartnerReturn, ...]
    places: Mapping[str, str]

    def rows(self) -> Iterator[SiteRow]:
        """A row for each deliverable, in the plan's order."""
        columns = standing_columns(self.plan, self.assessed, self.as_at)
        registers = RegistersByItem(self.plan, self.assessed, self.as_at)
        asked: dict[str, list[str]] = {}
        for given in self.returns:
            for item, _ in given.answers:
                asked.setdefault(item, []).append(given.partner)
        decided, codes = _decided(self.plan, self.as_at), tuple(each.code for each in self.plan.partners)
        for each in self.assessed:
            commitment = each.commitment
            days = (*_said_days(each), *decided.get(commitment.id, ()), *decided.get(commitment.activity.id, ()))
            leading = (code for code in codes if is_led_by(each, code))
            yield SiteRow(
                id=commitment.id,
                cells=tuple(self._cells(each)),
                priority=commitment.priority.id,
                partners=tuple(dict.fromkeys((*leading, *asked.get(commitment.id, ())))),
                rating=each.rated.rating if each.rated else "not_reported",
                period=columns[commitment.id],
                changed=max(days, default=None),
                also=f"{commitment.theme.title} {commitment.activity.text}",
                more=self._in_full(each, registers),
                number=number_of(each),
            )

    def _cells(self, each: Assessed) -> Iterator[Text]:
        commitment, due = each.commitment, each.facts.baseline
        yield Text(commitment.id, "strong")
        yield Text(commitment.words)
        yield Text(", ".join(each.led_by))
        yield Text(commitment.deliverable.timeframe)
        yield Text("\n".join(due_lines(each)), order=due.isoformat() if due else "9999")
        yield rating_text(each)
        yield Text("\n".join(report_lines(each, self.as_at)))

    def _in_full(self, each: Assessed, registers: RegistersByItem) -> tuple[Block, ...]:
        """Its signed words, its dates, every return in turn, and what the registers hold about it."""
        _, facts, *how = deliverable_blocks(self.plan, each, self.as_at)
        assert isinstance(facts, FactList)
        place = self.places.get(each.commitment.id)
        if place:
            facts = FactList((*facts.rows, ("In the files", Text(place, "quiet"))))
        story = story_table(story_of(self.plan, each, self.as_at))
        held = entry_blocks(registers.about(each.commitment.id))
        blocks = (facts, *how, Heading(2, "Its story, return by return"), story, *held)
        return in_own_words(Document(blocks), self.plan.workplan).blocks


def _said_days(each: Assessed) -> Iterator[date]:
    return (report.said_on or report.confirmed_on for report in each.reports)


def _decided(plan: Plan, as_at: date) -> dict[str, list[date]]:
    """The days on which changes to each item were proposed and decided, as far as they are known."""
    found: dict[str, list[date]] = {}
    for change in plan.changes:
        days = [day for day in (change.proposed_on, change.decided_on) if day and day < plan.known_before(as_at)]
        found.setdefault(change.item, []).extend(days)
    return found
