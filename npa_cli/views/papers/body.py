"""The body of the board's report: every heading is always there, and where there is nothing to say it says None."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from npa_cli.document.blocks import Block, Bullets, Column, Heading, Paragraph, Table, Text
from npa_cli.model.change import Change
from npa_cli.progress.assess import Assessed
from npa_cli.progress.commitment import approved_changes
from npa_cli.progress.measures.select import measures_about
from npa_cli.progress.reported import Report
from npa_cli.views.change_words import change_words, outcome_words
from npa_cli.views.measures import measures_blocks
from npa_cli.views.papers.asks import by_worst, open_changes
from npa_cli.views.papers.page_one import (
    DECISIONS,
    MORE_CHANGES,
    decisions_asked,
    none_known,
    told_changes,
)
from npa_cli.views.papers.quarter import QuarterView
from npa_cli.views.pictures.burn_up import burn_up
from npa_cli.views.registers_of import paper_sections
from npa_cli.views.return_status import overlap_note, returns_table
from npa_cli.views.slippage import NO_PROGRESS, build_slippage, slippage_table
from npa_cli.views.table_of import ColumnOf, table_of
from npa_cli.views.wording import (
    counted,
    due_lines,
    listed,
    long_day,
    rating_text,
    report_lines,
    schedule_words,
    short_day,
)

_ITEM: Final[tuple[ColumnOf[Assessed], ...]] = (
    (Column("ID"), lambda each: Text(each.commitment.id, "strong")),
    (Column("Deliverable", wraps=True, least=20), lambda each: each.commitment.words),
    (Column("Lead", wraps=True, least=8), lambda each: listed(each.led_by)),
)
_DUE: Final[ColumnOf[Assessed]] = (Column("Due", wraps=True, least=11), lambda each: "\n".join(due_lines(each)))
_RATING: Final[ColumnOf[Assessed]] = (Column("Rating", wraps=True, least=12), rating_text)


def exceptions(view: QuarterView) -> Iterator[Block]:
    """Everything off track or overdue, with what its lead says; where nobody has reported, what has passed its date."""
    yield Heading(2, "Exceptions")
    if view.summary.tracked:
        yield from _or_none(_exception_table(by_worst(view.exceptions), view.as_at) if view.exceptions else None)
        return
    yield none_known(view)
    yield Heading(3, "Date passed, not reported")
    caption = "Their date has passed, and nobody has reported on this plan"
    table = table_of(view.date_passed, *_ITEM, _DUE, _RATING, caption=caption)
    yield from _or_none(table if view.date_passed else None)


def _exception_table(found: Sequence[Assessed], as_at: date) -> Table:
    return table_of(
        found,
        *_ITEM,
        _DUE,
        (Column("Rating", wraps=True, least=12), _rating_and_schedule),
        (Column("What its lead says", wraps=True, least=24), lambda each: _said(each, as_at)),
        caption="Off track or overdue, the worst first",
    )


def _rating_and_schedule(each: Assessed) -> Text:
    rating = rating_text(each)
    return Text(f"{rating.text}\n{schedule_words(each)}", rating.tone)


def measures(view: QuarterView) -> Iterator[Block]:
    """The measures of the priorities that the paper is about."""
    yield Heading(2, "Measures")
    about = dict.fromkeys(each.commitment.priority.id for each in view.assessed)
    yield from measures_blocks(measures_about(view.plan, view.as_at, list(about))) if about else _or_none(None)


def registers(view: QuarterView) -> Iterator[Block]:
    """The open entries of the registers that touch what the paper is about."""
    yield from paper_sections(view.plan, view.assessed, view.as_at, since=view.quarter.start)


def decisions(view: QuarterView, told: int = 0) -> Iterator[Block]:
    """Everything the board is asked, but for the first so many, which page one told."""
    yield Heading(2, DECISIONS)
    asked = decisions_asked(view)[told:]
    yield from _or_none(Bullets(asked, numbered=not told) if asked else None)


def due_and_done(view: QuarterView) -> Iterator[Block]:
    """The burn-up of a plan that is reported on."""
    yield Heading(2, "Due and done over the plan")
    picture = burn_up(view.plan, view.assessed, view.as_at) if view.summary.tracked else None
    yield from (none_known(view),) if picture is None else (picture, Paragraph(picture.gap))


def more_changes(view: QuarterView, told: int) -> Iterator[Block]:
    """What changed beside the first so many things, which page one told."""
    yield Heading(2, MORE_CHANGES)
    yield Bullets(tuple(map(Text, told_changes(view)[told:])))


def delivered(view: QuarterView) -> Iterator[Block]:
    """What was done since last quarter, with where it can be seen."""
    yield Heading(2, "Delivered this quarter")
    found = view.movement.delivered
    table = table_of(
        found,
        *_ITEM,
        (Column("Due"), lambda each: short_day(each.facts.baseline) if each.facts.baseline else "no end date"),
        (Column("Done"), lambda each: short_day(each.facts.actual) if each.facts.actual else "day not said"),
        (
            Column("Evidence", wraps=True, least=14),
            lambda each: "\n".join(each.position.update.evidence if each.position else ()) or "none given",
        ),
        caption="Done since last quarter",
    )
    yield table if found else none_known(view)


def coming(view: QuarterView) -> Iterator[Block]:
    """What is open and falls due soon."""
    last = view.as_at + timedelta(view.days_after)
    yield Heading(2, f"Due next, by {long_day(last)}")
    table = table_of(view.coming, *_ITEM, _DUE, _RATING, caption="Open and due soon")
    yield from _or_none(table if view.coming else None)


def changes(view: QuarterView) -> Iterator[Block]:
    """Changes asked for, and those decided since last quarter."""
    yield Heading(2, "Changes to the plan")
    yield Heading(3, "Asked for")
    asked = open_changes(view)
    yield from _or_none(change_table(asked, "Waiting for a decision") if asked else None)
    yield Heading(3, "Decided since last quarter")
    ids = {each.commitment.id for each in view.assessed} | {each.commitment.activity.id for each in view.assessed}
    decided = tuple(
        each
        for each in view.plan.changes
        if each.decided_on is not None and view.quarter.start <= each.decided_on < view.as_at and each.item in ids
    )
    yield from _or_none(change_table(decided, "Decided since last quarter") if decided else None)


def change_table(found: Sequence[Change], caption: str) -> Table:
    """A row for each change: what, why, and what became of it."""
    return table_of(
        found,
        (Column("Change"), lambda each: Text(each.id, "strong")),
        (Column("What", wraps=True, least=18), change_words),
        (Column("Why", wraps=True, least=18), lambda each: each.narrative or each.reason),
        (Column("Status", wraps=True, least=10), outcome_words),
        caption=caption,
    )


def slipped(view: QuarterView) -> Iterator[Block]:
    """What is late against the date as signed, or had its date moved."""
    yield Heading(2, "Slippage")
    found = build_slippage(view.plan, view.assessed, view.as_at, "deliverable")
    if not found.found:
        yield none_known(view)
        return
    if not found.tracked:
        yield Paragraph(NO_PROGRESS)
        yield slippage_table(found)
        return
    yield Paragraph(
        "Late against the date as signed and against the latest approved one, to the day it was done or is forecast "
        "for; where it is overdue without a live forecast, so far."
    )
    yield slippage_table(found)


def ongoing(view: QuarterView) -> Iterator[Block]:
    """Commitments without an end date: how many were confirmed, and which were not."""
    yield Heading(2, "Ongoing commitments not confirmed")
    every = [
        each
        for each in view.assessed
        if each.schedule in ("ongoing", "no_recent_update") and each.facts.kind != "recurring"
    ]
    silent = [each for each in every if each.schedule == "no_recent_update"]
    if every:
        yield Paragraph(
            f"{len(every) - len(silent):,} of {counted(len(every), 'commitment')} without an end date confirmed in "
            f"the last {counted(view.plan.workplan.thresholds.stale_after_days, 'day')}."
        )
    table = table_of(silent, *_ITEM, caption="Not confirmed")
    yield from _or_none(table if silent else None)


def returns(view: QuarterView) -> Iterator[Block]:
    """Who reported, and where the dates made a rating worse than reported."""
    yield Heading(2, "Returns received")
    if view.returns.none_missing:
        yield Paragraph(view.returns.none_missing)
    elif view.returns.partners:
        yield returns_table(view.returns)
        yield from overlap_note(view.returns)
    else:
        yield Paragraph("None expected: nobody reports on anything open.")
    if view.returns.unassigned and not view.returns.none_missing:
        nobody = counted(len(view.returns.unassigned), "deliverable")
        yield Paragraph(f"{nobody} that nobody reports on: {', '.join(view.returns.unassigned)}.")
    yield Heading(2, "Ratings adjusted by rule")
    adjusted = [each for each in view.assessed if each.rated and each.rated.adjusted]
    table = table_of(
        adjusted,
        *_ITEM,
        (Column("Reported"), lambda each: each.rated.reported or "" if each.rated else ""),
        (Column("Shown", wraps=True, least=12), lambda each: each.rated.shown if each.rated else ""),
        (Column("Why", wraps=True, least=14), schedule_words),
        caption="Made worse by the dates than its lead reported",
    )
    yield from _or_none(table if adjusted else None)


def changes_since_signature(view: QuarterView) -> Iterator[Block]:
    """Every change in force on the day, from the signed plan on."""
    yield Heading(2, "Annex C: changes since signature")
    in_force = tuple(each for found in approved_changes(view.plan, view.as_at).values() for each in found)
    ordered = sorted(in_force, key=lambda each: (each.decided_on or view.as_at, each.id))
    yield from _or_none(change_table(ordered, "Approved since signature") if ordered else None)


def _said(each: Assessed, as_at: date) -> str:
    if each.position is None:
        return "\n".join(report_lines(each, as_at))
    return "\n".join(line for report in each.position.heard for line in _words_of(report))


def _words_of(report: Report) -> Iterator[str]:
    update = report.update
    if update.narrative:
        yield update.narrative
    if update.path_to_green:
        yield f"Path to green: {update.path_to_green}"
    if update.ask:
        yield f"Asks: {update.ask}"
    said = report.said_after_quarter
    yield f"({report.partner}, {report.quarter.label}{f', said on {short_day(said)}' if said else ''})"


def _or_none(block: Block | None) -> Iterator[Block]:
    yield block if block is not None else Paragraph("None.")
