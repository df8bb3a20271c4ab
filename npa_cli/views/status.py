"""`npa status`: how the plan stands on a day, by priority or deliverable by deliverable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from npa_cli.document.blocks import Block, Heading, Paragraph
from npa_cli.model.own_field import OwnFields
from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import RATINGS
from npa_cli.progress.assess import Assessed, assess
from npa_cli.progress.closing_position import ClosingPosition, closing_position
from npa_cli.progress.group import By
from npa_cli.progress.reported import is_tracked
from npa_cli.views.field import Fields, items_of, rows_of
from npa_cli.views.own_cells import sums_note
from npa_cli.views.own_words import InOwnWords
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.progress_table import Shown, by_activity, said_of
from npa_cli.views.rating_summary import (
    RatingSummary,
    bar,
    counts_payload,
    headline,
    overlap_notes,
    summarise,
    summary_table,
    sums_payload,
    table_notes,
    words_payload,
)
from npa_cli.views.view import Rows
from npa_cli.views.wording import counted, long_day

if TYPE_CHECKING:
    from npa_cli.progress.registers.register_counts import RegisterCounts


@dataclass(frozen=True, slots=True)
class StatusView(InOwnWords):
    """How what was asked about stands, in counts; with `detailed`, each of its deliverables too.

    `place` is where the plan is, in words, so that nobody takes another plan's answer for that of their own.
    """

    kind: ClassVar[str] = "status"

    summary: RatingSummary
    assessed: tuple[Assessed, ...]
    detailed: bool
    period: PeriodNote
    why: bool
    registers: RegisterCounts | None  # None where the plan has none
    place: str
    at_end: ClosingPosition | None  # of a plan that was never reported on, seen after it ended
    own: OwnFields  # the plan's own fields that are shown

    @property
    def _columns(self) -> Fields[Assessed]:
        from npa_cli.views.own_columns import deliverable_columns  # late: a table in words needs no table of columns

        return deliverable_columns(self.plan.workplan.fields)

    def blocks(self) -> Iterator[Block]:
        return _detail(self) if self.detailed and self.assessed else _overview(self)

    def payload(self) -> dict[str, Any]:
        payload: dict[str, Any] = {
            "plan": self.plan.workplan.id,
            "as_at": self.as_at,
            "tracked": self.summary.tracked,
            **self.period.payload(),
            "headline": counts_payload(self.summary.counts),
            **words_payload(self.summary.scale),
            "at_end": {"as_at": self.at_end.as_at, **counts_payload(self.at_end.counts)} if self.at_end else None,
            "later_reports": [each.commitment.id for each in self.assessed if each.later],
            "by": self.summary.by,
            "priorities" if self.summary.by == "priority" else "groups": [
                {"id": each.id, "title": each.title, **counts_payload(each.counts), **sums_payload(each)}
                for each in self.summary.groups
            ],
            "notes": [each.text for each in overlap_notes(self.summary)],
        }
        if self.registers is not None:
            payload["registers"] = self.registers._asdict()
        if self.detailed:
            payload["items"] = items_of(self._columns, self.assessed)
        return payload

    def rows(self) -> Rows:
        """Deliverables where it is detailed, otherwise priorities."""
        if self.detailed:
            return rows_of(self._columns, self.assessed)
        rows = []
        for each in self.summary.groups:
            counts = counts_payload(each.counts)
            sums = {name: found.total for name, found in each.sums.items()}
            named = {"id": each.id, "title": each.title, "tracked": self.summary.tracked}
            rows.append({**named, **counts, **counts["ratings"], **sums})
        names = ("deliverables", "due", "done", "on_time", *RATINGS, "unreadable", "tracked", *self.summary.own)
        return Rows(("id", "title", *names), rows)


def build_status(
    plan: Plan,
    selected: tuple[Assessed, ...],
    as_at: date,
    *,
    by: By = "priority",
    detailed: bool,
    why: bool = False,
    place: str = "",
    own: OwnFields | None = None,
) -> StatusView:
    """The view of what was selected, as at the start of `as_at`; its first line says where the plan is.

    `own` are fields of the plan's own: shown of each deliverable where it is detailed, else their sums.
    """
    return StatusView(
        plan,
        as_at,
        summarise(plan, selected, as_at, by, {} if detailed else own),
        selected,
        detailed,
        period_note(plan, as_at, selected),
        why,
        _registers(plan, as_at),
        place,
        _at_end(plan, selected, as_at),
        own or {},
    )


def _at_end(plan: Plan, selected: tuple[Assessed, ...], as_at: date) -> ClosingPosition | None:
    """What the dates say at the plan's end, as its papers have it, where nobody reported; else None.

    Of a plan that was reported on, the period note has the closing position.
    """
    if not selected or is_tracked(plan, as_at):
        return None
    found = closing_position(plan, {each.commitment.id for each in selected}, as_at)
    return found if found is not None and found.as_at < as_at else None


def _at_end_words(at_end: ClosingPosition | None) -> Iterator[Block]:
    if at_end is not None:
        counts, day = at_end.counts, long_day(at_end.as_at)
        due = f"{counts.due:,} of {counted(counts.deliverables, 'deliverable')} were due before {day}"
        yield Paragraph(f"When the plan ended, {due}, the day of its last papers: none reported done.")


def _registers(plan: Plan, as_at: date) -> RegisterCounts | None:
    """The counts of the whole plan's registers; None if it keeps none."""
    if not plan.has_registers:
        return None
    # What is about registers is loaded late, here and below: a plan without any does not wait for it.
    from npa_cli.progress.registers.register_counts import count_registers

    return count_registers(plan, assess(plan, as_at) if plan.dependencies else (), as_at)


def _overview(view: StatusView) -> Iterator[Block]:
    place = f" ({view.place})" if view.place else ""
    yield Heading(1, view.plan.workplan.title, beside=f"as at {long_day(view.as_at)}{place}")
    yield from view.period.blocks()
    yield from _at_end_words(view.at_end)
    yield Paragraph(headline(view.summary))
    if view.summary.groups:
        drawn = bar(view.summary)
        if drawn:
            yield drawn
        yield summary_table(view.summary)
        yield from table_notes(view.summary)
    if view.summary.note:
        yield view.summary.note
    if view.registers is not None:
        from npa_cli.views.registers_of import counts_sentence

        yield Paragraph(counts_sentence(view.registers))


def _detail(view: StatusView) -> Iterator[Block]:
    if view.place:
        yield Paragraph(f"{view.plan.workplan.title} ({view.place})", "quiet")
    yield from view.period.blocks()
    yield from _at_end_words(view.at_end)
    shown = Shown(view.as_at, reported=view.summary.reported, why=view.why, own=view.own)
    for _, group in groupby(view.assessed, key=lambda each: each.commitment.priority.id):
        in_priority = tuple(group)
        priority = in_priority[0].commitment.priority
        yield Heading(1, f"{priority.id}  {priority.title}", beside=f"as at {long_day(view.as_at)}")
        yield from said_of(priority)
        yield from by_activity(in_priority, shown, level=2)
    yield Paragraph(headline(view.summary))
    yield from sums_note(view.assessed, view.own)
    if view.summary.note:
        yield view.summary.note
