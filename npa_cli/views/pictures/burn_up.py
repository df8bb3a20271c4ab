"""The burn-up: how many deliverables were to be done by each quarter's end, as signed and as approved, and are done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from npa_cli.document.blocks import Plot, Series, Span
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.views.pictures.spans import line_at, plan_quarters, spans_of
from npa_cli.views.wording import counted, long_day

_FEWEST: Final = 2  # quarters that a line can be drawn over


def burn_up(plan: Plan, assessed: Sequence[Assessed], as_at: date) -> Plot | None:
    """The counts by the end of each quarter of the plan's period, from zero; None where there is nothing to draw.

    Only what is due on one date is counted: what recurs, goes on or is closed has none. Due as signed is by the signed
    words, due as approved by the latest approved ones, and done is what was reported complete by a day that has passed;
    what was done on a day not given is in the title alone.
    """
    dated = [each for each in assessed if each.occurrences is None and each.facts.baseline is not None]
    dated = [each for each in dated if each.schedule != "closed"]
    signed = [each.commitment.signed.due for each in dated if each.commitment.signed and each.commitment.signed.due]
    approved = [each.facts.baseline for each in dated if each.facts.baseline]
    done = [each.facts.actual for each in dated if each.facts.actual and each.facts.status == "complete"]
    undated = sum(each.facts.actual is None and each.facts.status == "complete" for each in dated)
    quarters = plan_quarters(plan, approved)
    if len(quarters) < _FEWEST or not approved:
        return None
    ends = [each.end for each in quarters]
    past = [end if end < as_at else None for end in ends]
    series = (
        Series("due as signed", "due", tuple(_by(ends, signed))),
        Series("due as approved", "moved", tuple(_by(ends, approved))),
        *((Series("reported done", "done", tuple(_by(past, done))),) if done else ()),
    )
    due = sum(day < as_at for day in approved)
    spans = spans_of(quarters, (), as_at, years=False)
    return Plot(
        title=f"Burn-up: {counted(len(done) + undated, 'deliverable')} of {due:,} due reported done",
        reading=_reading(len(dated), len(assessed) - len(dated), undated),
        ticks=tuple(Span(each.year.label, f"Q{each.number}") for each in quarters),
        series=series,
        least=0,
        most=float(max(len(signed), len(approved), 1)),
        line=line_at(spans, as_at) if any(end >= as_at for end in ends) else None,
        as_at=f"as at {long_day(as_at)}",
        gap=_gap(due, len(done) + undated),
    )


def _by(ends: Iterable[date | None], days: Sequence[date]) -> Iterator[float | None]:
    """How many of some days are on or before each end; None where the end is still to come."""
    return (None if end is None else float(sum(day <= end for day in days)) for end in ends)


def _reading(dated: int, others: int, undated: int) -> str:
    """What is counted, and what is not."""
    words = f"Counts by the end of each quarter, from zero, of the {dated:,} that are due on one date"
    words += f"; the {others:,} that recur, go on or are closed are not in it." if others else "."
    return words + (f" {undated:,} done on a day not given: not in the line." if undated else "")


def _gap(due: int, done: int) -> str:
    return f"{due - done:,} fewer are done than were due." if done < due else "As many are done as were due."
