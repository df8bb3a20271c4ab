"""`npa report board`: the quarterly report. Page one is read and decided on; the rest is for who wants to know more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from npa_cli.document.blocks import Block, Document, Heading, Paragraph
from npa_cli.views.papers import body
from npa_cli.views.papers.foot import Provenance, foot
from npa_cli.views.papers.key import key_to_ratings
from npa_cli.views.papers.page_one import page_one
from npa_cli.views.papers.quarter import QuarterView
from npa_cli.views.period_note import not_ended_words
from npa_cli.views.progress_table import Shown, by_activity
from npa_cli.views.wording import long_day


def board_document(view: QuarterView, made: Provenance) -> Document:
    """Page one, the body, and the annexes. Every heading is always there."""
    return Document(
        (
            Heading(1, f"{view.plan.workplan.title}: report to the board, {view.quarter.label}"),
            Paragraph(cover_sentence(view)),
            *page_one(view),
            *body.decisions(view),
            *body.exceptions(view),
            *body.measures(view),
            *body.registers(view),
            *body.delivered(view),
            *body.coming(view),
            *body.changes(view),
            *body.slipped(view),
            *body.ongoing(view),
            *body.returns(view),
            Heading(2, "Annex A: everything in the plan"),
            *everything(view),
            *key_to_ratings(view.plan.workplan.thresholds, heading="Annex B: key to ratings"),
            *body.changes_since_signature(view),
            *foot(view.plan, view.as_at, made),
        )
    )


def cover_sentence(view: QuarterView) -> str:
    """Which quarter, which day; that the plan has ended, not begun or has no ended quarter; what was replaced since."""
    words = f"{view.quarter.label}, {view.quarter.months}. As at the start of {long_day(view.as_at)}."
    not_ended = not_ended_words(view.plan, view.quarter, view.as_at)
    return " ".join(each for each in (view.period.words, words, not_ended, view.summary.later) if each)


def everything(view: QuarterView) -> Iterator[Block]:
    """Every deliverable the paper is about, under its priority, theme and activity."""
    shown = Shown(view.as_at, reported=view.summary.reported)
    if not view.assessed:
        yield Paragraph("None.")
    for _, group in groupby(view.assessed, key=lambda each: each.commitment.priority.id):
        in_priority = tuple(group)
        priority = in_priority[0].commitment.priority
        yield Heading(3, f"{priority.id}  {priority.title}")
        yield Paragraph(priority.statement)
        if priority.measure:
            yield Paragraph(priority.measure, label="Measure")
        yield from by_activity(in_priority, shown, level=4)
