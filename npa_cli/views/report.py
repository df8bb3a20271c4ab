"""`npa report`: a progress summary to paste into a board paper or keep beside the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from npa_cli.document.blocks import Block, Column, Document, Heading, Paragraph, Table
from npa_cli.model.plan import Plan
from npa_cli.model.workplan import Workplan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.plan_period import round_by_default
from npa_cli.progress.replacement import replacements, with_replacements
from npa_cli.views.papers.foot import Provenance, foot
from npa_cli.views.papers.gathered import gathered
from npa_cli.views.papers.key import key_to_ratings
from npa_cli.views.papers.round_view import is_coming
from npa_cli.views.period_note import PeriodNote, not_ended_words, period_note
from npa_cli.views.progress_table import Shown, by_activity
from npa_cli.views.rating_summary import RatingSummary, headline, summarise, summary_table, table_notes
from npa_cli.views.registers_of import paper_sections
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import due_lines, listed, long_day, rating_text


@dataclass(frozen=True, slots=True)
class Report:
    """A summary of what was selected; `full` sets every activity out under its own heading."""

    workplan: Workplan
    summary: RatingSummary
    assessed: tuple[Assessed, ...]
    full: bool
    plan: Plan
    period: PeriodNote


def build_report(plan: Plan, selected: tuple[Assessed, ...], as_at: date, *, full: bool) -> Report:
    """The summary as at the start of `as_at`."""
    period = period_note(plan, as_at, selected)
    return Report(plan.workplan, summarise(plan, selected, as_at), selected, full, plan, period)


def report_document(report: Report, made: Provenance) -> Document:
    """The summary in reading order."""
    return Document(
        (
            *_position(report),
            *gathered(*_coming(report), *_registers(report)),
            *_everything(report),
            *key_to_ratings(report.plan),
            *foot(report.plan, report.summary.as_at, made),
        )
    )


def _position(report: Report) -> Iterator[Block]:
    yield Heading(1, report.workplan.title)
    yield from report.period.blocks()
    as_at = report.summary.as_at
    not_ended = not_ended_words(report.plan, round_by_default(report.plan, as_at), as_at)
    yield Paragraph(f"Progress summary as at {long_day(as_at)}." + (f" {not_ended}" if not_ended else ""))
    yield Heading(2, "Position")
    yield Paragraph(headline(report.summary))
    if report.summary.note:
        yield report.summary.note
    yield summary_table(report.summary)
    yield from table_notes(report.summary)


def _coming(report: Report) -> Iterator[Block]:
    days = report.plan.thresholds.due_soon_days
    as_at = report.summary.as_at
    last = as_at + timedelta(days)
    followed = with_replacements(report.assessed, replacements(report.plan, report.assessed, as_at))
    coming = tuple(each for each in followed if is_coming(each, as_at, last))
    yield Heading(2, f"Due by {long_day(last)}")
    yield _table(coming) if coming else Paragraph("None.")


def _registers(report: Report) -> Iterator[Block]:
    yield from paper_sections(report.plan, report.assessed, report.summary.as_at)


def _everything(report: Report) -> Iterator[Block]:
    for _, group in groupby(report.assessed, key=lambda each: each.commitment.priority.id):
        in_priority = tuple(group)
        priority = in_priority[0].commitment.priority
        yield Heading(2, f"{priority.id} {priority.title}")
        yield Paragraph(priority.statement)
        if priority.measure:
            yield Paragraph(priority.measure, label="Measure")
        if report.full:
            shown = Shown(report.summary.as_at, reported=report.summary.reported)
            yield from by_activity(in_priority, shown, level=3)
        else:
            yield _table(in_priority)


def _table(found: Sequence[Assessed]) -> Table:
    return table_of(
        found,
        (Column("ID"), lambda each: each.commitment.id),
        (Column("Deliverable", wraps=True, least=24), lambda each: each.commitment.words),
        (Column("Lead", wraps=True, least=8), lambda each: listed(each.led_by)),
        (Column("When, as signed", wraps=True, least=12), lambda each: each.commitment.deliverable.timeframe),
        (Column("Due", wraps=True, least=11), lambda each: "\n".join(due_lines(each))),
        (Column("Rating", wraps=True, least=12), rating_text),
    )
