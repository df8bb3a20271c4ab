"""What a page on a screen has before a paper's words: the headline counts, a timeline, and one table of everything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.document.blocks import Block, Column, Document, Figure, Figures, Grid, Heading, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import Rating
from npa_cli.progress.assess import Assessed
from npa_cli.views.papers.page_one import DECISIONS, MORE_CHANGES, days_expected_late
from npa_cli.views.papers.quarter import QuarterView
from npa_cli.views.rating_summary import others_of
from npa_cli.views.timeline import build_timeline, slip_lines
from npa_cli.views.wording import listed, rating_heading, rating_text, short_day

_FIGURES: Final[tuple[Rating, ...]] = ("off_track", "at_risk", "on_track", "not_reported", "not_yet_due")
_LATEST: Final = 10  # of what is late, drawn as lines of how far it slipped
_BEFORE: Final = (DECISIONS, MORE_CHANGES, "Exceptions")  # headings that the timeline and the table stand before


def for_screen(document: Document, view: QuarterView) -> Document:
    """A paper with its numbers up front, and the timeline and the table of everything before its body.

    One that has the picture of where the plan stands has its numbers there.
    """
    head, rest = document.blocks[:2], document.blocks[2:]
    numbers = () if any(isinstance(block, Grid) for block in rest) else tuple(dashboard(view))
    at = next(
        (index for index, block in enumerate(rest) if isinstance(block, Heading) and block.text in _BEFORE), len(rest)
    )
    return Document((*head, *numbers, *rest[:at], *explorer(view), *rest[at:]))


def dashboard(view: QuarterView) -> Iterator[Block]:
    """For formats that can draw: every number in it is one of the paper's own."""
    counts = view.summary.counts
    if not view.summary.tracked:
        yield Figures(
            (
                Figure(f"{counts.due:,}", "due so far", "plain"),
                Figure("none", "reported done"),
                *(
                    Figure(f"{counts.ratings[rating]:,}", rating_heading(rating), "plain")
                    for rating in ("not_reported", "not_yet_due")
                ),
            )
        )
        return
    others = others_of(counts, _FIGURES)
    yield Figures(
        (
            Figure(f"{counts.done:,} of {counts.due:,}", "done of those due", "done"),
            Figure(f"{counts.on_time:,} of {counts.due:,}", "on time of those due"),
            Figure(f"{len(view.overdue):,}", "overdue", "bad" if view.overdue else "quiet"),
            *(Figure(f"{counts.ratings[rating]:,}", rating_heading(rating), "plain") for rating in _FIGURES),
            *((Figure(f"{sum(others.values()):,}", listed(tuple(others))),) if others else ()),
        )
    )


def explorer(view: QuarterView) -> Iterator[Block]:
    """The timeline, and one table of every deliverable that can be sorted and filtered where the format can do it."""
    yield Heading(2, "Timeline", starts_page=True)
    if view.assessed:
        yield build_timeline(view.plan, view.assessed, view.as_at, title="When everything is due")
    else:
        yield Paragraph("None.")
    late = sorted((each for each in view.assessed if days_expected_late(each) > 0), key=days_expected_late)[-_LATEST:]
    if late and view.summary.tracked:
        yield Heading(2, "What has slipped most")
        yield slip_lines(view.plan, late[::-1], view.as_at)
    yield Heading(2, "Every deliverable")
    yield Table(
        (
            Column("ID"),
            Column("Deliverable", wraps=True, least=24),
            Column("Priority", wraps=True, least=12, filters=True),
            Column("Lead", wraps=True, least=8, filters=True),
            Column("Due"),
            Column("Due in", filters=True),
            Column("Rating", wraps=True, least=12, filters=True),
        ),
        tuple(_row(each, view.plan) for each in view.assessed),
        caption="Every deliverable",
    )


def _row(each: Assessed, plan: Plan) -> tuple[Text, ...]:
    commitment, due = each.commitment, each.facts.baseline
    rating = rating_text(each)
    in_order = ".".join(f"{int(part):05}" for part in commitment.id.lstrip("P").split("."))
    quarter = plan.quarter_of(due).label if due else "no end date"
    return (
        Text(commitment.id, "strong", order=in_order),
        Text(commitment.words),
        Text(f"{commitment.priority.id}  {commitment.priority.title}", order=in_order),
        Text(listed(each.led_by), keys=each.led_by),
        Text(short_day(due) if due else "no end date", order=due.isoformat() if due else "9999"),
        Text(quarter, order=due.isoformat() if due else "9999"),
        Text(rating.text, rating.tone, keys=(rating.text.partition(" (")[0].partition("\n")[0],)),
    )
