"""`npa status`: how the plan stands on a day, by priority or deliverable by deliverable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from npa_cli.document.blocks import Block, Document, Heading, Paragraph
from npa_cli.model.plan import Plan
from npa_cli.model.priority import Priority
from npa_cli.model.vocabulary import RATINGS
from npa_cli.model.workplan import Workplan
from npa_cli.progress.assess import Assessed, assess
from npa_cli.progress.group import By
from npa_cli.views.columns import DELIVERABLE
from npa_cli.views.field import item_names, item_of
from npa_cli.views.own_words import in_own_words
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.progress_table import Shown, by_activity
from npa_cli.views.rating_summary import (
    RatingSummary,
    bar,
    counts_payload,
    headline,
    overlap_notes,
    summarise,
    summary_table,
    table_notes,
)
from npa_cli.views.view import Rows
from npa_cli.views.wording import long_day

if TYPE_CHECKING:
    from npa_cli.progress.registers.register_counts import RegisterCounts


@dataclass(frozen=True, slots=True)
class StatusView:
    """How what was asked about stands, in counts; with `detailed`, each of its deliverables too.

    `place` is where the plan is, in words, so that nobody takes another plan's answer for that of their own.
    """

    kind: ClassVar[str] = "status"

    workplan: Workplan
    summary: RatingSummary
    assessed: tuple[Assessed, ...]
    detailed: bool
    period: PeriodNote
    why: bool = False
    registers: RegisterCounts | None = None  # None where the plan has none
    place: str = ""

    def document(self) -> Document:
        """The view in reading order."""
        blocks = _detail(self) if self.detailed else _overview(self)
        return in_own_words(Document(tuple(blocks)), self.workplan.names)

    def payload(self) -> dict[str, Any]:
        """The view as the public fields of JSON."""
        payload: dict[str, Any] = {
            "plan": self.workplan.id,
            "as_at": self.summary.as_at,
            "tracked": self.summary.tracked,
            **self.period.payload(),
            "headline": counts_payload(self.summary.counts),
            "later_reports": [each.commitment.id for each in self.assessed if each.later],
            "by": self.summary.by,
            "priorities" if self.summary.by == "priority" else "groups": [
                {"id": each.id, "title": each.title, **counts_payload(each.counts)} for each in self.summary.groups
            ],
            "notes": [each.text for each in overlap_notes(self.summary)],
        }
        if self.registers is not None:
            from npa_cli.views.registers_of import register_counts_payload

            payload["registers"] = register_counts_payload(self.registers)
        if self.detailed:
            payload["items"] = [item_of(DELIVERABLE, each) for each in self.assessed]
        return payload

    def rows(self) -> Rows:
        """The view as columns and rows for CSV: deliverables where it is detailed, otherwise priorities."""
        if self.detailed:
            return Rows(item_names(DELIVERABLE), [item_of(DELIVERABLE, each) for each in self.assessed])
        rows = []
        for each in self.summary.groups:
            counts = counts_payload(each.counts)
            rows.append(
                {"id": each.id, "title": each.title, **counts, **counts["ratings"], "tracked": self.summary.tracked}
            )
        return Rows(("id", "title", "deliverables", "due", "done", "on_time", *RATINGS, "unreadable", "tracked"), rows)


def build_status(
    plan: Plan,
    selected: tuple[Assessed, ...],
    as_at: date,
    *,
    by: By = "priority",
    detailed: bool,
    why: bool = False,
    place: str = "",
) -> StatusView:
    """The view of what was selected, as at the start of `as_at`; its first line says where the plan is."""
    return StatusView(
        plan.workplan,
        summarise(plan, selected, as_at, by),
        selected,
        detailed,
        period_note(plan, as_at, selected),
        why,
        _registers(plan, as_at),
        place,
    )


def _registers(plan: Plan, as_at: date) -> RegisterCounts | None:
    """The counts of the whole plan's registers; None where it keeps none."""
    if not plan.has_registers:
        return None
    # What is about registers is loaded late, here and above: a plan without any does not wait for it.
    from npa_cli.progress.registers.register_counts import count_registers

    return count_registers(plan, assess(plan, as_at) if plan.dependencies else (), as_at)


def _overview(view: StatusView) -> Iterator[Block]:
    yield Heading(1, view.workplan.title, beside=f"{_as_at(view)} ({view.place})" if view.place else _as_at(view))
    yield from view.period.blocks()
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
    if not view.assessed:
        yield from _overview(view)
        return
    if view.place:
        yield Paragraph(f"{view.workplan.title} ({view.place})", "quiet")
    yield from view.period.blocks()
    for _, group in groupby(view.assessed, key=lambda each: each.commitment.priority.id):
        in_priority = tuple(group)
        yield from _priority_head(in_priority[0].commitment.priority, _as_at(view))
        shown = Shown(view.summary.as_at, reported=view.summary.reported, why=view.why)
        yield from by_activity(in_priority, shown, level=2)
    yield Paragraph(headline(view.summary))
    if view.summary.note:
        yield view.summary.note


def _priority_head(priority: Priority, as_at: str) -> Iterator[Block]:
    yield Heading(1, f"{priority.id}  {priority.title}", beside=as_at)
    yield Paragraph(priority.statement)
    if priority.measure:
        yield Paragraph(priority.measure, label="Measure")


def _as_at(view: StatusView) -> str:
    return f"as at {long_day(view.summary.as_at)}"
