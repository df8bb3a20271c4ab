"""The columns of a picture: the rounds or years of the plan's own period, and what lies before and after them."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice
from typing import Final, NamedTuple

from npa_cli.document.blocks import Span
from npa_cli.model.plan import Plan
from npa_cli.progress.plan_period import first_round, last_round
from npa_cli.timeframe import Round, quarters

_MOST: Final = 24  # columns; more of them are drawn as quarters, and more quarters as years
_MOST_NAMED: Final = 12  # the same of rounds with longer names than `Apr`
_SHORT: Final = 3  # letters
_MOST_OVER: Final = 200  # of days that nobody planned; a due date centuries away is told, not drawn
_MOST_YEARS: Final = 30  # what is due after them is later


class Days(NamedTuple):
    """A column: its first and last day, both inclusive, and how it is headed."""

    first: date
    last: date
    span: Span


def plan_columns(plan: Plan, days: Iterable[date]) -> tuple[Round, ...]:
    """The rounds that a picture of the whole plan has columns for; the quarters, where there are too many shorter ones.

    Three years of months are more than a page is wide for.
    """
    return _wide_enough(plan, plan_rounds(plan, days))


def columns_over(plan: Plan, first: date, last: date) -> tuple[Round, ...]:
    """The same from the round of one day to that of another, however far apart."""
    return _wide_enough(plan, tuple(islice(plan.rhythm.between(first, last), _MOST_OVER)))


def _wide_enough(plan: Plan, rounds: tuple[Round, ...]) -> tuple[Round, ...]:
    of_quarters = quarters(plan.first_month)
    if not _are_too_many(rounds) or len(of_quarters.begins) >= len(plan.rhythm.begins):
        return rounds
    return tuple(dict.fromkeys(of_quarters.of(each.start) for each in rounds))


def plan_rounds(plan: Plan, days: Iterable[date]) -> tuple[Round, ...]:
    """The rounds of the plan's period; of a plan that gives no days of its own, those that `days` lie in."""
    known = sorted(days)
    first = first_round(plan) or (plan.round_of(known[0]) if known else None)
    last = last_round(plan) or (plan.round_of(known[-1]) if known else None)
    if first is None or last is None:
        return ()
    found = [first]
    while found[-1].end < last.end and len(found) < len(plan.rhythm.begins) * _MOST_YEARS:
        found.append(found[-1].next)
    return tuple(found)


def spans_of(rounds: tuple[Round, ...], days: Iterable[date], as_at: date, *, years: bool) -> tuple[Days, ...]:
    """Columns that every one of `days` lies in, in order: all of the rounds (or years), none dropped.

    What lies before and after the plan's period has a column of its own where there is any. The column that the as-at
    day is within is two, so that what was due by that day is told from what was not.
    """
    if years or _are_too_many(rounds):
        found: list[Days] = []
        for each in rounds:
            if found and found[-1].span.group == each.year_label:
                found[-1] = found[-1]._replace(last=each.end)
            else:
                found.append(Days(each.start, each.end, Span(each.year_label, "")))
    else:
        found = [Days(each.start, each.end, span_of(each)) for each in rounds]
    known = sorted(days)
    if found and known and known[0] < found[0].first:
        found.insert(0, Days(date.min, found[0].first - timedelta(1), Span("before", "")))
    if found and known and known[-1] > found[-1].last:
        found.append(Days(found[-1].last + timedelta(1), date.max, Span("later", "")))
    return tuple(part for each in found for part in _parts(each, known, as_at))


def span_of(one: Round) -> Span:
    """A round as a column. A term stands under the year that its name has: `Spring 2023`."""
    if one.rhythm.every == "term":
        return Span(str(one.start.year), one.short, one.label)
    return Span(one.year_label, one.short)


def _are_too_many(rounds: tuple[Round, ...]) -> bool:
    """Whether columns of these rounds would have no room for their names."""
    return len(rounds) > (_MOST if all(len(each.short) <= _SHORT for each in rounds) else _MOST_NAMED)


def line_at(spans: tuple[Days, ...], as_at: date) -> int | None:
    """The number of columns before the as-at day; None if it lies beyond them all."""
    number = sum(each.last < as_at for each in spans)
    beyond = not spans or as_at < spans[0].first or as_at - timedelta(1) > spans[-1].last
    return None if beyond else number


def _parts(each: Days, days: list[date], as_at: date) -> tuple[Days, ...]:
    open_ended = date.min in (each.first, each.last) or date.max in (each.first, each.last)
    inside = each.first < as_at <= each.last
    if not inside or (
        open_ended and len({day < as_at for day in days if each.first <= day <= each.last}) < 2  # sides
    ):
        return (each,)
    name = f"rest of {each.span.name}" if each.span.name else ""
    rest = Span(each.span.group, "rest", name) if each.span.heading else Span(f"rest of {each.span.group}", "")
    return each._replace(last=as_at - timedelta(1)), Days(as_at, each.last, rest)
