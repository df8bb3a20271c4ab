"""`npa report board`: the quarterly report. Page one is read and decided on; the rest is for who wants to know more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from npa_cli.document.blocks import Block, Bullets, Document, Heading, Lines, Paragraph, Text
from npa_cli.views.papers import body
from npa_cli.views.papers.foot import Provenance, foot
from npa_cli.views.papers.gathered import SECTION, gathered
from npa_cli.views.papers.key import key_to_ratings
from npa_cli.views.papers.page_one import DECISIONS, EVERYTHING, page_one, words_in
from npa_cli.views.papers.quarter import QuarterView
from npa_cli.views.period_note import not_ended_words
from npa_cli.views.since import SinceView
from npa_cli.views.wording import long_day


def board_document(
    view: QuarterView,
    made: Provenance,
    *,
    number: str | None = None,
    presenter: str | None = None,
    changed: SinceView | None = None,
) -> Document:
    """Page one, the body, and the annexes.

    `number` is the paper's own at the meeting, and `presenter` the role that presents it, where they are known.
    `changed` is what changed since the board last met, where it is to be told.
    """
    first = first_page(view, number=number, presenter=presenter)
    since = tuple(body.changes_since_signature(view))
    silent = since if isinstance(since[-1], Paragraph) else ()  # an annex that would hold nothing
    rest = (
        *((Heading(SECTION, "What changed"), *changed.in_few_words()) if changed is not None else ()),
        *_after_page_one(view, first, silent),
        *body.everything(view, EVERYTHING),
        *key_to_ratings(view.plan, heading="Annex B: key to ratings"),
        *(since if not silent else ()),
        *foot(view.plan, view.as_at, made),
    )
    contents = tuple(
        Text(each.text, goes_to=each.text) for each in rest if isinstance(each, Heading) and each.level == SECTION
    )
    return Document((*first, Heading(2, "In this paper", starts_page=True), Lines(contents), *rest))


def first_page(view: QuarterView, *, number: str | None = None, presenter: str | None = None) -> tuple[Block, ...]:
    """Page one, under the paper's title."""
    cover = (
        Heading(1, f"{view.plan.workplan.title}: report to the board, {view.quarter.label}"),
        Paragraph(cover_sentence(view)),
    )
    return (*cover, *page_one(view, number=number, presenter=presenter, words_above=words_in(cover)))


def _after_page_one(view: QuarterView, first: Sequence[Block], silent: Sequence[Block]) -> Iterator[Block]:
    """All that follows on page one before the annexes; of those the `silent` are named with the empty parts."""
    more = {each.goes_to for each in first if isinstance(each, Paragraph)}
    told = [len(each.items) for each in first if isinstance(each, Bullets)]  # what is asked first of them
    return gathered(
        *(body.decisions(view, told[0]) if DECISIONS in more else ()),
        *body.due_and_done(view),
        *body.exceptions(view),
        *body.measures(view),
        *body.registers(view),
        *body.changes(view),
        *body.returns(view),
        *silent,
    )


def cover_sentence(view: QuarterView) -> str:
    """Which quarter, which day; that the plan has ended, not begun or has no ended quarter; what was replaced since."""
    words = f"{view.quarter.label}, {view.quarter.months}. As at the start of {long_day(view.as_at)}."
    not_ended = not_ended_words(view.plan, view.quarter, view.as_at)
    return " ".join(each for each in (view.period.words, words, not_ended, view.summary.later) if each)
