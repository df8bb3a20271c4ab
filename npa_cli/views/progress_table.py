"""Deliverables under their theme and activity, with when and how they stand: shared by status, show and report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from npa_cli.document.blocks import Block, Column, Heading, Paragraph, Table, Text
from npa_cli.progress.assess import Assessed
from npa_cli.views.wording import listed, rating_text, schedule_words, when_due

_COLUMNS: Final = (
    Column("ID"),
    Column("Deliverable", wraps=True, least=20),
    Column("When, as signed", wraps=True, least=10),
    Column("Due"),
    Column("Schedule", wraps=True, least=10),
    Column("Rating", wraps=True, least=12),
)


def by_activity(assessed: tuple[Assessed, ...], *, level: int) -> Iterator[Block]:
    """Blocks for deliverables in the plan's order; themes are headings of `level`, activities one below."""
    for title, in_theme in groupby(assessed, key=lambda each: each.commitment.theme.title):
        yield Heading(level, title)
        for _, in_activity in groupby(in_theme, key=lambda each: each.commitment.activity.id):
            yield from activity_blocks(tuple(in_activity), level=level + 1)


def activity_blocks(assessed: tuple[Assessed, ...], *, level: int) -> Iterator[Block]:
    """One activity's heading, who leads it, and its deliverables."""
    activity = assessed[0].commitment.activity
    yield Heading(level, f"{activity.id}  {_first_line(activity.text)}")
    rest = activity.text.partition("\n")[2]
    if rest:
        yield Paragraph(rest)
    yield Paragraph(leads_words(assessed[0]), label="Lead")
    if activity.note:
        yield Paragraph(activity.note, label="Note")
    yield deliverable_table(assessed)


def leads_words(assessed: Assessed) -> str:
    """The lead cell in words: partners, and what the plan says beside them."""
    activity = assessed.commitment.activity
    leads = listed(activity.leads)
    return f"{leads} ({activity.lead_note})" if activity.lead_note else leads


def deliverable_table(assessed: tuple[Assessed, ...]) -> Table:
    """A row for each deliverable."""
    return Table(_COLUMNS, tuple(_row(each) for each in assessed))


def _row(each: Assessed) -> tuple[Text, ...]:
    commitment = each.commitment
    own = commitment.deliverable.text
    return (
        Text(commitment.id, "strong"),
        Text(own) if own else Text("(as the activity)", "quiet"),
        Text(commitment.deliverable.timeframe),
        Text(when_due(commitment.reading, each.facts.baseline)),
        Text(schedule_words(each)),
        rating_text(each),
    )


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
