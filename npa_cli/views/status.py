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
from npa_cli.progress.assess import Assessed
from npa_cli.progress.group import By
from npa_cli.views.columns import DELIVERABLE
from npa_cli.views.field import item_names, item_of
from npa_cli.views.own_words import in_own_words
from npa_cli.views.progress_table import Shown, by_activity
from npa_cli.views.rating_summary import Standing, bar, counts_payload, headline, silence, stand, standing_table
from npa_cli.views.view import Rows
from npa_cli.views.wording import long_day

if TYPE_CHECKING:
    from npa_cli.progress.registers.register_counts import RegisterStanding


@dataclass(frozen=True, slots=True)
class StatusView:
    """The standing of what was asked about; with `detailed`, each of its deliverables too."""

    kind: ClassVar[str] = "status"

    workplan: Workplan
    standing: Standing
    assessed: tuple[Assessed, ...]
    detailed: bool
    why: bool = False
    registers: RegisterStanding | None = None  # None where the plan has none

    def document(self) -> Document:
        """The view in reading order."""
        blocks = _detail(self) if self.detailed else _overview(self)
        return in_own_words(Document(tuple(blocks)), self.workplan.names)

    def payload(self) -> dict[str, Any]:
        """The view as the public fields of JSON."""
        payload: dict[str, Any] = {
            "plan": self.workplan.id,
            "as_at": self.standing.as_at,
            "headline": counts_payload(self.standing.counts),
            "by": self.standing.by,
            "priorities" if self.standing.by == "priority" else "groups": [
                {"id": each.id, "title": each.title, **counts_payload(each.counts)} for each in self.standing.groups
            ],
        }
        if self.registers is not None:
            from npa_cli.views.registers_of import standing_payload

            payload["registers"] = standing_payload(self.registers)
        if self.detailed:
            payload["items"] = [item_of(DELIVERABLE, each) for each in self.assessed]
        return payload

    def rows(self) -> Rows:
        """The view as columns and rows for CSV: deliverables where it is detailed, otherwise priorities."""
        if self.detailed:
            return Rows(item_names(DELIVERABLE), [item_of(DELIVERABLE, each) for each in self.assessed])
        rows = []
        for each in self.standing.groups:
            counts = counts_payload(each.counts)
            rows.append({"id": each.id, "title": each.title, **counts, **counts["ratings"]})
        return Rows(("id", "title", "deliverables", "due", "done", "on_time", *RATINGS, "unreadable"), rows)


def build_status(
    plan: Plan, selected: tuple[Assessed, ...], as_at: date, *, by: By = "priority", detailed: bool, why: bool = False
) -> StatusView:
    """The view of what was selected, as at the start of `as_at`."""
    return StatusView(plan.workplan, stand(plan, selected, as_at, by), selected, detailed, why, _registers(plan, as_at))


def _registers(plan: Plan, as_at: date) -> RegisterStanding | None:
    """The counts of the whole plan's registers; a plan without any pays nothing for them."""
    if not plan.has_registers:
        return None
    from npa_cli.progress.assess import assess
    from npa_cli.progress.registers.register_counts import register_standing

    return register_standing(plan, assess(plan, as_at) if plan.dependencies else (), as_at)


def _overview(view: StatusView) -> Iterator[Block]:
    yield Heading(1, view.workplan.title, beside=_as_at(view))
    yield Paragraph(headline(view.standing))
    if view.standing.groups:
        drawn = bar(view.standing)
        if drawn:
            yield drawn
        yield standing_table(view.standing)
    note = silence(view.standing)
    if note:
        yield note
    if view.registers is not None:
        from npa_cli.views.registers_of import standing_sentence

        yield Paragraph(standing_sentence(view.registers))


def _detail(view: StatusView) -> Iterator[Block]:
    if not view.assessed:
        yield from _overview(view)
        return
    for _, group in groupby(view.assessed, key=lambda each: each.commitment.priority.id):
        in_priority = tuple(group)
        yield from _priority_head(in_priority[0].commitment.priority, _as_at(view))
        shown = Shown(view.standing.as_at, reported=view.standing.reported, why=view.why)
        yield from by_activity(in_priority, shown, level=2)
    yield Paragraph(headline(view.standing))
    note = silence(view.standing)
    if note:
        yield note


def _priority_head(priority: Priority, as_at: str) -> Iterator[Block]:
    yield Heading(1, f"{priority.id}  {priority.title}", beside=as_at)
    yield Paragraph(priority.statement)
    if priority.measure:
        yield Paragraph(priority.measure, label="Measure")


def _as_at(view: StatusView) -> str:
    return f"as at {long_day(view.standing.as_at)}"
