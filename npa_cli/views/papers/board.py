"""`npa report board`: the quarterly report. Page one is read and decided on; the rest is for who wants to know more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from npa_cli.document.blocks import Block, Bullets, Document, Heading, Paragraph
from npa_cli.views.papers import body
from npa_cli.views.papers.foot import Provenance, foot
from npa_cli.views.papers.key import key_to_ratings
from npa_cli.views.papers.page_one import DECISIONS, MORE_CHANGES, page_one, words_in
from npa_cli.views.papers.quarter import QuarterView
from npa_cli.views.period_note import not_ended_words
from npa_cli.views.progress_table import Shown, by_activity
from npa_cli.views.wording import long_day

_SECTION: Final = 2  # the level of a section's heading
_NOTHING: Final = ("None.", "None stated", "None known:", "None: ", "None expected:")


def board_document(view: QuarterView, made: Provenance, *, number: str | None, presenter: str | None) -> Document:
    """Page one, the body, and the annexes.

    `number` is the paper's own at the meeting, and `presenter` the role that presents it, where they are known.
    """
    cover = (
        Heading(1, f"{view.plan.workplan.title}: report to the board, {view.quarter.label}"),
        Paragraph(cover_sentence(view)),
    )
    first = tuple(page_one(view, number=number, presenter=presenter, words_above=words_in(cover)))
    more = {each.goes_to for each in first if isinstance(each, Paragraph)}
    told = [len(each.items) for each in first if isinstance(each, Bullets)]  # what is asked, what changed, worries
    return Document(
        (
            *cover,
            *first,
            *_on_a_new_page(
                *gathered(
                    *(body.decisions(view, told[0]) if DECISIONS in more else ()),
                    *(body.more_changes(view, told[-2]) if MORE_CHANGES in more else ()),
                    *body.due_and_done(view),
                    *body.exceptions(view),
                    *body.measures(view),
                    *body.registers(view),
                    *body.delivered(view),
                    *body.coming(view),
                    *body.changes(view),
                    *body.slipped(view),
                    *body.ongoing(view),
                    *body.returns(view),
                )
            ),
            Heading(2, "Annex A: everything in the plan"),
            *everything(view),
            *key_to_ratings(view.plan.workplan.thresholds, heading="Annex B: key to ratings"),
            *body.changes_since_signature(view),
            *foot(view.plan, view.as_at, made),
        )
    )


def gathered(*blocks: Block) -> Iterator[Block]:
    """The sections of a paper, with those that have nothing to report named in one line at the end instead."""
    empty: list[str] = []
    for section in _sections(blocks):
        heading, *rest = section
        if isinstance(heading, Heading) and all(_says_nothing(each) for each in rest):
            empty.append(heading.text)
        else:
            yield from section
    if empty:
        yield Heading(2, "Nothing to report")
        yield Paragraph(f"{'; '.join(empty)}.")


def _sections(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks from each heading of level 2 to the next."""
    held: list[Block] = []
    for each in blocks:
        if isinstance(each, Heading) and each.level == _SECTION and held:
            yield held
            held = []
        held.append(each)
    if held:
        yield held


def _says_nothing(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.text.startswith(_NOTHING))


def _on_a_new_page(*blocks: Block) -> Iterator[Block]:
    """Blocks of which the first begins a page, if it is a heading, so that page one stands alone."""
    first, *others = blocks
    yield first._replace(starts_page=True) if isinstance(first, Heading) else first
    yield from others


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
