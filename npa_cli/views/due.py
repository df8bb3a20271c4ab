"""`npa due`: what is overdue, and what falls due within some days or in one quarter, by date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Column, Document, Heading, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.model.workplan import ItemLevel
from npa_cli.progress.assess import Assessed
from npa_cli.views.columns import DELIVERABLE
from npa_cli.views.field import item_of
from npa_cli.views.own_words import in_own_words
from npa_cli.views.wording import counted, listed, long_day, rating_text, schedule_words, short_day

_COLUMNS: Final = (
    Column("Due"),
    Column("ID"),
    Column("Deliverable", wraps=True, least=20),
    Column("Lead", wraps=True, least=8),
    Column("Schedule", wraps=True, least=10),
    Column("Rating", wraps=True, least=12),
)
_OPEN: Final = ("overdue", "forecast_late", "due_soon", "not_yet_due")


@dataclass(frozen=True, slots=True)
class DueView:
    """Open deliverables with a date, earliest first.

    Days are inclusive; `first` is None where overdue ones count too.
    """

    kind: ClassVar[str] = "due"

    as_at: date
    first: date | None
    last: date
    assessed: tuple[Assessed, ...]
    names: Mapping[ItemLevel, str]

    def document(self) -> Document:
        """The list, and how many of it are late."""
        return in_own_words(Document(tuple(_blocks(self))), self.names)

    def payload(self) -> dict[str, Any]:
        """The list as the public fields of JSON."""
        return {
            "as_at": self.as_at,
            "from": self.first,
            "to": self.last,
            "items": [item_of(DELIVERABLE, each) for each in self.assessed],
        }


def build_due(plan: Plan, selected: tuple[Assessed, ...], as_at: date, *, first: date | None, last: date) -> DueView:
    """Those of the selected that fall due from `first` to `last`; without `first`, all that are overdue as well."""
    chosen = [
        each
        for each in selected
        if each.facts.baseline is not None
        and each.scheduled is not None
        and each.scheduled.schedule in _OPEN
        and (first is None or each.facts.baseline >= first)
        and each.facts.baseline <= last
    ]
    by_date = tuple(sorted(chosen, key=lambda each: each.facts.baseline or last))
    return DueView(as_at, first, last, by_date, plan.workplan.names)


def _blocks(view: DueView) -> Iterator[Block]:
    span = f"from {long_day(view.first)} to" if view.first else "by"
    yield Heading(1, f"Due {span} {long_day(view.last)}", beside=f"as at {long_day(view.as_at)}")
    if not view.assessed:
        yield Paragraph("None.")
        return
    late = sum(each.scheduled is not None and each.scheduled.schedule == "overdue" for each in view.assessed)
    yield Table(_COLUMNS, tuple(map(_row, view.assessed)))
    yield Paragraph(f"{counted(len(view.assessed), 'deliverable')}, {late:,} of them overdue.", "quiet")


def _row(each: Assessed) -> tuple[Text, ...]:
    assert each.facts.baseline is not None  # build_due chose only those
    return (
        Text(short_day(each.facts.baseline)),
        Text(each.commitment.id, "strong"),
        Text(each.commitment.words),
        Text(listed(each.led_by)),
        Text(schedule_words(each)),
        rating_text(each),
    )
