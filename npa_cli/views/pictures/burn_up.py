"""The burn-up: how many deliverables were to be done by each round's end, as signed and as approved, and are done."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from npa_cli.document.blocks import Plot, Series
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.replacement import replacements
from npa_cli.progress.roll_up import counting_day, is_done
from npa_cli.views.pictures.spans import line_at, plan_columns, span_of, spans_of
from npa_cli.views.wording import counted, long_day

_FEWEST: Final = 2  # rounds that a line can be drawn over


def burn_up(plan: Plan, assessed: Sequence[Assessed], as_at: date) -> Plot | None:
    """The counts by the end of each round of the plan's period, from zero; None if there is nothing to draw.

    Only what is due on one date is counted: what recurs or goes on has none. Due as signed is by the signed words. Due
    as approved is by the latest approved ones and as the headline counts it: what was superseded by what took its
    place, what is closed not at all. Done is what was reported complete, in the line by a day that has passed.
    """
    replaced = replacements(plan, assessed, as_at)
    once = [each for each in assessed if each.occurrences is None]
    signed = [each.commitment.signed.due for each in once if each.commitment.signed and each.commitment.signed.due]
    pairs = [(each, replaced.get(each.commitment.id, each)) for each in once]
    days = [(end, counting_day(each, end, as_at)) for each, end in pairs if end.occurrences is None]
    dated = [(end, day) for end, day in days if day is not None]
    approved = [day for _, day in dated]
    finished = [end for end, _ in dated if is_done(end)]
    done = [end.facts.actual for end in finished if end.facts.actual]
    undated = len(finished) - len(done)
    rounds = plan_columns(plan, approved)
    if len(rounds) < _FEWEST or not approved:
        return None
    ends = [each.end for each in rounds]
    past = [end if end < as_at else None for end in ends]
    series = (
        Series("due as signed", "due", tuple(_by(ends, signed))),
        Series("due as approved", "moved", tuple(_by(ends, approved))),
        *((Series("reported done", "done", tuple(_by(past, done))),) if done else ()),
    )
    due = sum(day < as_at for day in approved)
    spans = spans_of(rounds, (), as_at, years=False)
    return Plot(
        title=f"Burn-up: {counted(len(done) + undated, 'deliverable')} of {due:,} due reported done",
        reading=_reading(rounds[0].noun, len(assessed) - len(once), undated),
        ticks=tuple(span_of(each) for each in rounds),
        series=series,
        least=0,
        most=float(max(len(signed), len(approved), 1)),
        line=line_at(spans, as_at) if any(end >= as_at for end in ends) else None,
        as_at=f"as at {long_day(as_at)}",
        gap=_gap(due, len(done) + undated),
    )


def _by(ends: Iterable[date | None], days: Sequence[date]) -> Iterator[float | None]:
    """How many of some days are on or before each end; None if the end is still to come."""
    return (None if end is None else float(sum(day <= end for day in days)) for end in ends)


def _reading(noun: str, others: int, undated: int) -> str:
    """What is counted, and what is not."""
    words = f"Counts by the end of each {noun}, from zero, of what is due on one date"
    words += f"; {others:,} that {'recurs' if others == 1 else 'recur'} left out." if others else "."
    return words + (f" {undated:,} done on a day not given: not in the line." if undated else "")


def _gap(due: int, done: int) -> str:
    return f"{due - done:,} fewer are done than were due." if done < due else "As many are done as were due."
