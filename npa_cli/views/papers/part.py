"""`npa report priority`, `partner` and `exceptions`: the board's report about a part of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from npa_cli.document.blocks import Block, Column, Document, Heading, Paragraph, Text
from npa_cli.model.partner import Partner
from npa_cli.model.priority import Priority
from npa_cli.progress.assess import Assessed
from npa_cli.views.papers import body
from npa_cli.views.papers.board import cover_sentence
from npa_cli.views.papers.foot import Provenance, foot
from npa_cli.views.papers.gathered import gathered
from npa_cli.views.papers.key import key_to_ratings
from npa_cli.views.papers.page_one import position, position_sentence
from npa_cli.views.papers.round_view import RoundView
from npa_cli.views.progress_table import Shown, deliverable_table
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import listed


def priority_document(view: RoundView, priority: Priority, made: Provenance) -> Document:
    """One priority: for its sponsor."""
    return Document(
        (
            Heading(1, f"{priority.id}  {priority.title}: {view.round.label}"),
            Paragraph(cover_sentence(view)),
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
            Heading(1, f"{partner.name}: {view.round.label}"),
            Paragraph(cover_sentence(view)),
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
            Heading(1, f"{view.plan.workplan.title}: exceptions, {view.round.label}"),
            Paragraph(cover_sentence(view)),
            Paragraph(position_sentence(view)),
            *((view.summary.note,) if view.summary.note else ()),
            *gathered(
                *body.decisions(view),
                *body.exceptions(view),
                Heading(2, "Not reported"),
                deliverable_table(silent, Shown(view.as_at, reported=False)) if silent else Paragraph("None."),
            ),
            *_end(view, made),
        )
    )


def _sections(view: RoundView, more: Iterable[Block] = ()) -> Iterator[Block]:
    yield from gathered(
        *position(view),
        *body.decisions(view),
        *body.exceptions(view),
        *body.measures(view),
        *body.registers(view),
        *body.changes(view),
        *more,
    )


def _shared(view: RoundView, mine: tuple[str, ...]) -> Iterator[Block]:
    """What it leads with others: who else has to move."""
    yield Heading(2, "Led with others")
    together = tuple(each for each in view.assessed if len(each.led_by) > 1 and not set(each.led_by) <= set(mine))
    if not together:
        yield Paragraph("None.")
        return
    yield table_of(
        together,
        (Column("ID"), lambda each: Text(each.commitment.id, "strong")),
        (Column("Deliverable", wraps=True, least=24), lambda each: each.commitment.words),
        (
            Column("With", wraps=True, least=10),
            lambda each: listed(tuple(code for code in each.led_by if code not in mine)),
        ),
        (Column("Who reports", wraps=True, least=8), lambda each: each.reporter or "nobody"),
    )


def _end(view: RoundView, made: Provenance) -> Iterator[Block]:
    yield from key_to_ratings(view.plan)
    yield from foot(view.plan, view.as_at, made)


def told_as_exceptions(view: RoundView) -> tuple[Assessed, ...]:
    """The deliverables that the paper about exceptions names, in the plan's order."""
    named = {each.commitment.id for each in (*view.exceptions, *view.date_passed)}
    return tuple(each for each in view.assessed if each.commitment.id in named or _is_silent(each))


def _is_silent(each: Assessed) -> bool:
    return each.rated is not None and each.rated.rating == "not_reported" and each.rated.reason != "date passed"
