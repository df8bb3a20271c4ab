"""The papers about a round: the board's report, those about a priority and a partner, and the exceptions."""

from collections.abc import Iterable, Iterator, Sequence

from npa_cli.document.blocks import Block, Bullets, Column, Document, Heading, Lines, Paragraph, Text
from npa_cli.model.partner import Partner
from npa_cli.model.priority import Priority
from npa_cli.progress.assess import Assessed
from npa_cli.views.papers import body
from npa_cli.views.papers.body import NONE, SECTION, gathered
from npa_cli.views.papers.foot import Provenance, foot
from npa_cli.views.papers.key import key_to_ratings
from npa_cli.views.papers.page_one import DECISIONS, EVERYTHING, page_one, words_in
from npa_cli.views.papers.position import position, position_sentence
from npa_cli.views.papers.round_view import RoundView
from npa_cli.views.period_note import not_ended_words
from npa_cli.views.progress_table import Shown, deliverable_table
from npa_cli.views.since import SinceView
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import listed, long_day


def board_document(
    view: RoundView,
    made: Provenance,
    *,
    number: str | None = None,
    presenter: str | None = None,
    changed: SinceView | None = None,
) -> Document:
    """Page one, which is read and decided on, then the body and the annexes, for who wants to know more.

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


def first_page(view: RoundView, *, number: str | None = None, presenter: str | None = None) -> tuple[Block, ...]:
    """Page one of the board's report, under the paper's title."""
    cover = _cover(view, f"{view.plan.workplan.title}: report to the board, {view.round.label}")
    return (*cover, *page_one(view, number=number, presenter=presenter, words_above=words_in(cover)))


def _after_page_one(view: RoundView, first: Sequence[Block], silent: Sequence[Block]) -> Iterator[Block]:
    """All that follows on page one before the annexes; of those the `silent` are named with the empty parts."""
    more = {each.goes_to for each in first if isinstance(each, Paragraph)}
    told = [len(each.items) for each in first if isinstance(each, Bullets)]  # what is asked first of them
    return gathered(
        *(body.decisions(view, told[0]) if DECISIONS in more else ()),
        *body.due_and_done(view),
        *body.progress(view),
        *body.returns(view),
        *silent,
    )


def priority_document(view: RoundView, priority: Priority, made: Provenance) -> Document:
    """One priority: for its sponsor."""
    return Document(
        (
            *_cover(view, f"{priority.id}  {priority.title}: {view.round.label}"),
            Paragraph(priority.statement),
            *((Paragraph(priority.measure, label="Measure"),) if priority.measure else ()),
            *_sections(view),
            *body.roadmap(view),
            *body.everything(view, body.EVERY_DELIVERABLE),
            *_end(view, made),
        )
    )


def partner_document(view: RoundView, partner: Partner, made: Provenance, *, teams: tuple[str, ...]) -> Document:
    """What one partner and its teams and posts lead, alone or with others: for its own governance."""
    mine, lead = (partner.code, *teams), "lead" if teams else "leads"
    return Document(
        (
            *_cover(view, f"{partner.name}: {view.round.label}"),
            Paragraph(f"What {listed(mine)} {lead}, alone or with others, in {view.plan.workplan.title}."),
            *_sections(view, _shared(view, mine)),
            *body.everything(view, body.EVERY_DELIVERABLE),
            *_end(view, made),
        )
    )


def exceptions_document(view: RoundView, made: Provenance) -> Document:
    """Only what is off track, overdue or not reported: for the chair before the meeting."""
    silent = tuple(filter(_is_silent, view.assessed))
    return Document(
        (
            *_cover(view, f"{view.plan.workplan.title}: exceptions, {view.round.label}"),
            Paragraph(position_sentence(view)),
            *((view.summary.note,) if view.summary.note else ()),
            *gathered(
                *body.decisions(view),
                *body.exceptions(view),
                Heading(2, "Not reported"),
                deliverable_table(silent, Shown(view.as_at, reported=False)) if silent else NONE,
            ),
            *_end(view, made),
        )
    )


def told_as_exceptions(view: RoundView) -> tuple[Assessed, ...]:
    """The deliverables that the paper about exceptions names, in the plan's order."""
    named = {each.commitment.id for each in (*view.exceptions, *view.date_passed)}
    return tuple(each for each in view.assessed if each.commitment.id in named or _is_silent(each))


def _cover(view: RoundView, title: str) -> tuple[Block, ...]:
    """The title; which round and day; that the plan, or no round of it, has ended or begun; what was replaced since."""
    words = f"{view.round.label}, {view.round.months}. As at the start of {long_day(view.as_at)}."
    not_ended = not_ended_words(view.plan, view.round, view.as_at)
    said = filter(None, (view.period.words, words, not_ended, view.summary.later))
    return Heading(1, title), Paragraph(" ".join(said))


def _sections(view: RoundView, more: Iterable[Block] = ()) -> Iterator[Block]:
    return gathered(*position(view), *body.decisions(view), *body.progress(view), *more)


def _shared(view: RoundView, mine: tuple[str, ...]) -> Iterator[Block]:
    """What it leads with others: who else has to move."""
    yield Heading(2, "Led with others")
    together = tuple(each for each in view.assessed if len(each.led_by) > 1 and not set(each.led_by) <= set(mine))
    table = table_of(
        together,
        body.ID,
        (Column("Deliverable", wraps=True, least=24), lambda each: each.commitment.words),
        (
            Column("With", wraps=True, least=10),
            lambda each: listed(tuple(code for code in each.led_by if code not in mine)),
        ),
        (Column("Who reports", wraps=True, least=8), lambda each: each.reporter or "nobody"),
    )
    yield table if together else NONE


def _end(view: RoundView, made: Provenance) -> Iterator[Block]:
    yield from key_to_ratings(view.plan)
    yield from foot(view.plan, view.as_at, made)


def _is_silent(each: Assessed) -> bool:
    return each.rated is not None and each.rated.rating == "not_reported" and each.rated.reason != "date passed"
