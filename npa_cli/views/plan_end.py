"""What is said first of a plan that has ended by the day of a view, or has not begun by then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from npa_cli.document.blocks import Block, Paragraph
from npa_cli.model.plan import Plan
from npa_cli.progress.plan_period import beyond_period, ended_on, quarter_by_default
from npa_cli.progress.reported import is_tracked
from npa_cli.timeframe import Quarter
from npa_cli.views.wording import long_day


def period_blocks(plan: Plan, as_at: date) -> Iterator[Block]:
    """The sentence that stands first where a plan has ended by `as_at`, or has not begun; nothing in between."""
    ended, start = ended_on(plan, as_at), plan.workplan.period.start
    if ended is not None:
        words = f"Ended {long_day(ended)}."
        if not is_tracked(plan, as_at):
            words += " No return was ever recorded, so how it came out is not known here."
        yield Paragraph(words)
    elif start is not None and start >= as_at:
        yield Paragraph(f"This plan has not begun: its first day is {long_day(start)}.")


def not_ended_words(plan: Plan, quarter: Quarter, as_at: date) -> str | None:
    """That no quarter of the plan has ended yet, where `quarter` is the first of them; None otherwise."""
    if quarter.end < as_at or quarter != quarter_by_default(plan, as_at):
        return None
    return f"No quarter of this plan has ended yet: the first, {quarter.label}, ends on {long_day(quarter.end)}."


def beyond_words(plan: Plan, quarter: Quarter) -> str | None:
    """Why no return is expected for a quarter that is before or after the plan's period; None for one within it."""
    period, side = plan.workplan.period, beyond_period(plan, quarter)
    if side == "before" and period.start is not None:
        return f"{quarter.label} is before the plan begins, {long_day(period.start)}: no return is expected for it."
    if side == "after" and period.end is not None:
        return f"{quarter.label} is after the plan's end, {long_day(period.end)}: no return is expected for it."
    return None
