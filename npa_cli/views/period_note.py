"""What is said first of a plan whose period has ended by the day of a view, or has not begun by then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from npa_cli.document.blocks import Paragraph
from npa_cli.model.plan import Plan
from npa_cli.model.rating_scale import THREE_COLOURS, RatingScale
from npa_cli.model.vocabulary import RATINGS
from npa_cli.progress.assess import Assessed
from npa_cli.progress.closing_position import ClosingPosition, closing_position
from npa_cli.progress.plan_period import beyond_period, ended_on, round_by_default
from npa_cli.progress.reported import is_tracked
from npa_cli.timeframe import Round
from npa_cli.views.rating_summary import counts_payload, done_words
from npa_cli.views.view import View, fields_named
from npa_cli.views.wording import counted, long_day, rating_heading


@dataclass(frozen=True, slots=True)
class PeriodNote:
    """Where the start of `as_at` is in a plan's period, and how what a view is about stood when the period ended.

    `closing` is None if the plan has not ended, was never reported on, or is seen before its last round ends.
    """

    plan: str  # the plan's id
    as_at: date
    start: date | None
    end: date | None
    tracked: bool = False
    closing: ClosingPosition | None = None
    scale: RatingScale = THREE_COLOURS

    @property
    def stage(self) -> Literal["to_come", "running", "ended"]:
        """Whether the plan has begun, and whether it has ended."""
        if self.end is not None and self.end < self.as_at:
            return "ended"
        return "to_come" if self.start is not None and self.start > self.as_at else "running"

    @property
    def words(self) -> str | None:
        """The sentence to be said first; None of a plan that is running."""
        if self.stage == "to_come" and self.start is not None:
            return f"This plan has not begun: its first day is {long_day(self.start)}."
        if self.stage == "running" or self.end is None:
            return None
        ended = f"This plan ended on {long_day(self.end)}."
        if not self.tracked:
            return f"{ended} No return was ever recorded, so how it came out is not known here."
        return f"{ended} {_closing_words(self.closing, self.as_at, self.scale)}" if self.closing is not None else ended

    def blocks(self) -> Iterator[Paragraph]:
        """The sentence as a paragraph, where there is one."""
        if self.words is not None:
            yield Paragraph(self.words)

    def payload(self) -> dict[str, Any]:
        held, closing = None, self.closing
        if closing is not None:
            held = {"as_at": closing.as_at, **counts_payload(closing.counts), "open": len(closing.still_open)}
        return {"plan_period": {**fields_named("start end stage words", self), "closing": held}}


def period_note(plan: Plan, as_at: date, about: Sequence[Assessed] = ()) -> PeriodNote:
    """The note of a plan at the start of `as_at`, with the closing position of the deliverables a view is about."""
    period = plan.workplan.period
    tracked = ended_on(plan, as_at) is not None and is_tracked(plan, as_at)
    closing = closing_position(plan, {each.commitment.id for each in about}, as_at) if tracked and about else None
    return PeriodNote(plan.workplan.id, as_at, period.start, period.end, tracked, closing, plan.workplan.scale)


def said_first(view: View) -> Iterator[str]:
    """What a view says first of its plan's period, if it says anything, with the plan's id in front."""
    period = getattr(view, "period", None)
    if isinstance(period, PeriodNote) and period.words is not None:
        yield f"{period.plan}: {period.words}"


def not_ended_words(plan: Plan, quarter: Round, as_at: date) -> str | None:
    """That no round of the plan has ended yet, where `quarter` is the first of them; None otherwise."""
    if quarter.end < as_at or quarter != round_by_default(plan, as_at):
        return None
    noun, end = quarter.noun, long_day(quarter.end)
    return f"No {noun} of this plan has ended yet: the first, {quarter.label}, ends on {end}."


def beyond_words(plan: Plan, quarter: Round) -> str | None:
    """Why no return is expected for a round that is before or after the plan's period; None for one within it."""
    words = beyond_period_words(plan, quarter)
    return f"{words}: no return is expected for it." if words is not None else None


def beyond_period_words(plan: Plan, quarter: Round) -> str | None:
    """That a round is before or after the plan's period; None for one within it."""
    period, side = plan.workplan.period, beyond_period(plan, quarter)
    if side == "before" and period.start is not None:
        return f"{quarter.label} is before the plan begins, {long_day(period.start)}"
    if side == "after" and period.end is not None:
        return f"{quarter.label} is after the plan's end, {long_day(period.end)}"
    return None


def _closing_words(closing: ClosingPosition, as_at: date, scale: RatingScale) -> str:
    if closing.as_at == as_at:
        return "This is its closing position."
    counts = closing.counts
    due = f"of {counts.due:,} due, {done_words(counts)}" if counts.due else "none was due"
    ratings = ", ".join(
        f"{counts.ratings[each]:,} {rating_heading(each, scale)[2:].lower()}"
        for each in RATINGS
        if counts.ratings[each]
    )
    return (
        f"Closing position of {counted(counts.deliverables, 'deliverable')}, as at {long_day(closing.as_at)}: {due}; "
        f"{len(closing.still_open):,} open. By rating: {ratings or 'none'}."
    )
