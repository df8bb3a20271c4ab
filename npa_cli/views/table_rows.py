"""A row for each thing in the plan, as plain values: days are dates, true is 1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.meetings import meetings_of
from npa_cli.progress.slippage import slippage
from npa_cli.timeframe import Conventions

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """What the tables are made of: a plan, and all of it as it stands on one day."""

    plan: Plan
    assessed: tuple[Assessed, ...]
    as_at: date

    @property
    def first_month(self) -> int:
        """The month its financial years start in."""
        return (self.plan.conventions or Conventions()).financial_year_start_month


def plan_rows(all_: Everything) -> Iterator[Row]:
    period = all_.plan.workplan.period
    yield all_.plan.workplan.id, all_.plan.workplan.title, period.start, period.end, all_.as_at


def objectives_rows(all_: Everything) -> Iterator[Row]:
    for each in all_.plan.workplan.objectives:
        yield each.id, each.text


def partners_rows(all_: Everything) -> Iterator[Row]:
    for each in all_.plan.partners:
        yield each.code, each.name, each.kind


def members_rows(all_: Everything) -> Iterator[Row]:
    for each in all_.plan.partners:
        for member in each.members:
            yield each.code, member


def priorities_rows(all_: Everything) -> Iterator[Row]:
    for each in all_.plan.priorities:
        yield each.id, each.title, each.statement, each.measure


def activities_rows(all_: Everything) -> Iterator[Row]:
    for priority in all_.plan.priorities:
        for theme in priority.themes:
            for each in theme.activities:
                yield each.id, priority.id, theme.title, each.text, each.lead_note, each.note


def leads_rows(all_: Everything) -> Iterator[Row]:
    seen: set[str] = set()
    for each in all_.assessed:
        if each.commitment.activity.id not in seen:
            seen.add(each.commitment.activity.id)
            for place, code in enumerate(each.commitment.leads, 1):
                yield each.commitment.activity.id, code, place


def deliverables_rows(all_: Everything) -> Iterator[Row]:
    for each in all_.assessed:
        commitment, signed = each.commitment, each.commitment.signed
        yield (
            commitment.id,
            commitment.activity.id,
            commitment.priority.id,
            commitment.words,
            commitment.deliverable.timeframe,
            signed.kind if signed else None,
            signed.start if signed else None,
            signed.due if signed else None,
            signed.recurrence if signed else None,
            signed.body if signed else None,
            each.reporter,
        )


def standing_rows(all_: Everything) -> Iterator[Row]:
    for each in all_.assessed:
        facts, scheduled, rated = each.facts, each.scheduled, each.rated
        yield (
            each.commitment.id,
            facts.baseline,
            facts.latest,
            scheduled.schedule if scheduled else None,
            scheduled.days_late if scheduled else None,
            rated.rating if rated else None,
            rated.reason if rated else None,
            int(bool(rated and rated.adjusted)),
            facts.status,
            facts.rag,
            facts.forecast,
            facts.actual,
            facts.confirmed_on,
            each.commitment.times_moved,
        )


def reports_rows(all_: Everything) -> Iterator[Row]:
    for each in all_.assessed:
        for report in each.reports:
            update = report.update
            yield (
                each.commitment.id,
                report.partner,
                report.quarter.label,
                report.quarter.end,
                update.status,
                update.rag,
                update.forecast,
                update.actual,
                update.narrative,
                update.path_to_green,
                update.ask,
                "; ".join(update.evidence) or None,
                int(report.unchanged),
            )


def changes_rows(all_: Everything) -> Iterator[Row]:
    for each in all_.plan.changes:
        to = each.to if isinstance(each.to, str) else ", ".join(each.to)
        yield (
            each.id,
            each.item,
            each.field,
            to,
            each.reason,
            each.narrative,
            each.status,
            each.proposed_by,
            each.proposed_on,
            each.decided_by,
            each.decided_on,
        )


def slips_rows(all_: Everything) -> Iterator[Row]:
    for each in all_.assessed:
        slip = slippage(each, all_.as_at, first_month=all_.first_month)
        if slip is not None:
            yield (
                each.commitment.id,
                slip.original,
                slip.baseline,
                slip.expected,
                slip.basis,
                slip.against_original.days,
                slip.against_baseline.days,
                slip.times_moved,
            )


def boards_rows(all_: Everything) -> Iterator[Row]:
    for each in all_.plan.workplan.boards:
        yield each.code, each.name, each.kind, each.meets, each.chair


def meetings_rows(all_: Everything) -> Iterator[Row]:
    for board in all_.plan.workplan.boards:
        for each in meetings_of(board, all_.plan):
            yield board.code, each.start, each.end
