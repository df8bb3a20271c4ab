"""`npa report`: a progress summary to paste into a board paper or keep beside the plan."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from npa_cli.document.blocks import Block, Column, Document, Heading, Paragraph, Table
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.plan_period import round_by_default
from npa_cli.progress.replacement import replacements, with_replacements
from npa_cli.views.papers.body import gathered
from npa_cli.views.papers.foot import Provenance, foot
from npa_cli.views.papers.key import key_to_ratings
from npa_cli.views.papers.round_view import is_coming
from npa_cli.views.period_note import not_ended_words, period_note
from npa_cli.views.progress_table import Shown, by_activity, said_of
from npa_cli.views.rating_summary import RatingSummary, headline, summary_table, table_notes
from npa_cli.views.registers_of import paper_sections
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import due_lines, listed, long_day, rating_text


def report_document(
    plan: Plan, selected: tuple[Assessed, ...], summary: RatingSummary, made: Provenance, *, full: bool
) -> Document:
    """The summary of what was selected, on the day of its counts; `full` sets out every activity by itself."""
    as_at = summary.as_at
    return Document(
        (
            *_position(plan, selected, summary),
            *gathered(*_coming(plan, selected, as_at), *paper_sections(plan, selected, as_at)),
            *_everything(selected, summary, full=full),
            *key_to_ratings(plan),
            *foot(plan, as_at, made),
        )
    )


def _position(plan: Plan, selected: tuple[Assessed, ...], summary: RatingSummary) -> Iterator[Block]:
    as_at = summary.as_at
    yield Heading(1, plan.workplan.title)
    yield from period_note(plan, as_at, selected).blocks()
    not_ended = not_ended_words(plan, round_by_default(plan, as_at), as_at)
    yield Paragraph(f"Progress summary as at {long_day(as_at)}." + (f" {not_ended}" if not_ended else ""))
    yield Heading(2, "Position")
    yield Paragraph(headline(summary))
    if summary.note:
        yield summary.note
    yield summary_table(summary)
    yield from table_notes(summary)


def _coming(plan: Plan, selected: tuple[Assessed, ...], as_at: date) -> Iterator[Block]:
    last = as_at + timedelta(plan.thresholds.due_soon_days)
    followed = with_replacements(selected, replacements(plan, selected, as_at))
    coming = tuple(each for each in followed if is_coming(each, as_at, last))
    yield Heading(2, f"Due by {long_day(last)}")
    yield _table(coming) if coming else Paragraph("None.")


def _everything(selected: tuple[Assessed, ...], summary: RatingSummary, *, full: bool) -> Iterator[Block]:
    shown = Shown(summary.as_at, reported=summary.reported)
    for _, group in groupby(selected, key=lambda each: each.commitment.priority.id):
        in_priority = tuple(group)
        priority = in_priority[0].commitment.priority
        yield Heading(2, f"{priority.id} {priority.title}")
        yield from said_of(priority)
        if full:
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
