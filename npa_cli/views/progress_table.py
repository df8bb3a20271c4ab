"""Deliverables under their theme and activity, with when and how they stand: shared by status, show and report."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Final, NamedTuple

from npa_cli.document.blocks import Block, Column, Heading, Paragraph, Table, Text
from npa_cli.model.own_field import OwnFields
from npa_cli.model.priority import Priority
from npa_cli.progress.assess import Assessed
from npa_cli.views.own_cells import table_columns
from npa_cli.views.report_words import report_lines
from npa_cli.views.table_of import ColumnOf, number_column, table_of
from npa_cli.views.wording import due_lines, listed, number_of, standing_text, why_lines

_SIGNED: Final = Column("When, as signed", wraps=True, least=10, drops=2, short="Signed")


class Shown(NamedTuple):
    """What a table of deliverables shows besides the plan's words, dates and ratings, on the as-at date."""

    as_at: date
    reported: bool  # the last report and its age
    why: bool = False  # the rows of the two tables that decided
    own: OwnFields = MappingProxyType({})  # fields of the plan's own
    tasks: bool = False  # each row stands for its activity too: its words and who leads it


def by_activity(assessed: tuple[Assessed, ...], shown: Shown, *, level: int) -> Iterator[Block]:
    """Blocks for deliverables in the plan's order; themes are headings of `level`, activities one below.

    Where each activity is a task with a date and nothing more, those of a theme are one table.
    """
    shown = shown._replace(tasks=all(map(_is_task, assessed)))
    for title, in_theme in groupby(assessed, key=lambda each: each.commitment.theme.heading):
        if title:
            yield Heading(level, title)
        if shown.tasks:
            yield deliverable_table(tuple(in_theme), shown)
            continue
        for _, in_activity in groupby(in_theme, key=lambda each: each.commitment.activity.id):
            yield from activity_blocks(tuple(in_activity), shown, level=level + bool(title))


def _is_task(each: Assessed) -> bool:
    """Whether a deliverable is all there is of its activity, and has no words of its own."""
    activity = each.commitment.activity
    return len(activity.deliverables) == 1 and not each.commitment.text and not activity.note


def activity_blocks(assessed: tuple[Assessed, ...], shown: Shown, *, level: int) -> Iterator[Block]:
    """One activity's heading, who leads it, and its deliverables."""
    activity = assessed[0].commitment.activity
    number = f"{activity.number}  " if activity.number else ""
    first, _, rest = activity.text.partition("\n")
    yield Heading(level, f"{activity.id}  {number}{first}")
    if rest:
        yield Paragraph(rest)
    yield Paragraph(activity_leads_words(assessed), label="Lead")
    if activity.note:
        yield Paragraph(activity.note, label="Note")
    yield deliverable_table(assessed, shown)


def leads_words(assessed: Assessed) -> str:
    """The lead cell in words: partners, and what the plan says beside them."""
    note = None if assessed.commitment.has_own_leads else assessed.commitment.activity.lead_note
    leads = listed(assessed.led_by)
    return f"{leads} ({note})" if note else leads


def activity_leads_words(assessed: Sequence[Assessed]) -> str:
    """The lead cell of an activity, of which these are the deliverables, in words."""
    shared = next((each for each in assessed if not each.commitment.has_own_leads), None)
    if shared is not None:
        return leads_words(shared) or "nobody named"
    commitment = assessed[0].commitment
    leads, note = listed(commitment.activity_leads()), commitment.activity.lead_note
    return "; ".join(filter(None, (f"{leads} ({note})" if note else leads, "each deliverable has its own")))


def said_of(priority: Priority) -> Iterator[Block]:
    """What the plan says of a priority, below its title."""
    yield Paragraph(priority.statement)
    if priority.measure:
        yield Paragraph(priority.measure, label="Measure")


def deliverable_table(assessed: tuple[Assessed, ...], shown: Shown) -> Table:
    """A row for each deliverable; what was reported, and why it is rated so, where they are to be shown."""
    columns: list[ColumnOf[Assessed]] = [
        (Column("ID"), lambda each: Text(each.commitment.id, "strong")),
        *number_column(assessed, number_of if shown.tasks else lambda each: each.commitment.deliverable.number),
        (Column("Deliverable", wraps=True, least=20), lambda each: _own_words(each, shown)),
        (_SIGNED, lambda each: each.commitment.deliverable.timeframe),
        (Column("Due", wraps=True, least=11), lambda each: "\n".join(due_lines(each))),
        (Column("Rating", wraps=True, least=12), standing_text),
    ]
    if shown.tasks or any(each.commitment.has_own_leads for each in assessed):
        columns.append((Column("Lead", wraps=True, least=8), leads_words))
    columns += table_columns(shown.own)
    if shown.reported:
        reported = Column("Last report", wraps=True, least=11)
        columns.append((reported, lambda each: "\n".join(report_lines(each, shown.as_at))))
    if shown.why:
        columns.append((Column("Why", wraps=True, least=18), lambda each: Text("\n".join(why_lines(each)), "quiet")))
    return table_of(assessed, *columns)


def _own_words(each: Assessed, shown: Shown) -> Text:
    own = each.commitment.words if shown.tasks else each.commitment.text
    return Text(own) if own else Text("(as the activity)", "quiet")
