"""Counts over deliverables: first counts, never an average of colours, never a percentage of the whole plan."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from npa_cli.model.vocabulary import RATINGS, Rating
from npa_cli.progress.assess import Assessed


class Counts(NamedTuple):
    """How a set of deliverables stands.

    `due` are those with a date, not closed, whose date has passed at its latest defensible reading; of what recurs,
    that of the earliest occurrence not reported done. `done` and `on_time` count among them only, so that "12 of 16"
    always compares like with like; they are None in a plan that nobody has reported on. In these three a superseded
    deliverable stands where what took its place stands, and `followed` says of how many that is so; where that has no
    date, by the date of the superseded one, so that nobody gets rid of a date by superseding it.
    """

    deliverables: int
    due: int
    done: int | None
    on_time: int | None
    ratings: Mapping[Rating, int]
    unreadable: int  # timeframes no date was made of
    followed: int = 0
    by_own_date: int = 0  # of those followed, how many count by their own date
    unverified: int | None = None  # of those done; None in a plan that does not tell apart what is not verified
    words: Collection[str] = ()  # the codes of the plan's own words that are shown for any of them


def count(assessed: Iterable[Assessed], as_at: date, replaced: Mapping[str, Assessed], *, tracked: bool) -> Counts:
    """Count a set of deliverables as at the start of `as_at`; `replaced` has what took the place of superseded ones.

    `tracked` is whether anything is reported on their plan by then.
    """
    everything = tuple(assessed)
    followed = [(each, replaced.get(each.commitment.id, each)) for each in everything]
    due = [(each, end) for each, end in followed if is_due(each, end, as_at)]
    done = [(each, end) for each, end in due if is_done(end)]
    asks_to_verify = any(each.facts.asks_to_verify for each in everything)
    ratings = Counter(each.rated.rating for each in everything if each.rated)
    return Counts(
        deliverables=len(everything),
        due=len(due),
        done=len(done) if tracked else None,
        on_time=sum(_is_on_time(each, end) for each, end in done) if tracked else None,
        ratings={rating: ratings[rating] for rating in RATINGS},
        words={each.rated.own.code for each in everything if each.rated and each.rated.own},
        unreadable=sum(each.scheduled is None for each in everything),
        followed=sum(each is not end for each, end in followed),
        unverified=sum(end.facts.assurance != "verified" for _, end in done) if asks_to_verify else None,
        by_own_date=sum(keeps_own_date(each, end) for each, end in followed),
    )


def is_done(end: Assessed) -> bool:
    """Whether its lead reported it complete."""
    return end.schedule.startswith("complete")


def counting_day(each: Assessed, end: Assessed, as_at: date) -> date | None:
    """The day by which the counts have a deliverable as due; None if it has no one date, or is closed.

    Before `as_at` for those of `Counts.due`, and for no others: where words can mean several days and the first of them
    has passed, it is the last. `end` is what took its place, or itself.
    """
    if end.schedule in ("", "closed"):
        return None
    dated = each if keeps_own_date(each, end) else end
    day = dated.earliest_due if dated.occurrences is not None else dated.facts.baseline
    return dated.facts.latest if day is not None and day < as_at and not is_due(each, end, as_at) else day


def keeps_own_date(each: Assessed, end: Assessed) -> bool:
    """Whether a superseded deliverable is due by its own date: what took its place, `end`, is open or done without one.

    It has a date, which would be lost otherwise.
    """
    return each is not end and _latest(end) is None and _latest(each) is not None and end.schedule != "closed"


def is_due(each: Assessed, end: Assessed, as_at: date) -> bool:
    """Whether it is of `Counts.due` at the start of `as_at`; `end` is what took its place, or itself."""
    latest = _latest(each if keeps_own_date(each, end) else end)
    return latest is not None and latest < as_at and end.schedule not in ("", "closed")


def _is_on_time(each: Assessed, end: Assessed) -> bool:
    due, actual = each.facts.baseline, end.facts.actual
    if keeps_own_date(each, end):
        return due is not None and actual is not None and actual <= due
    return end.schedule == "complete_on_time"


def _latest(each: Assessed) -> date | None:
    """The latest day that its words can mean; of what recurs, the earliest day it is due that nobody reported met."""
    return each.earliest_due if each.occurrences is not None else each.facts.latest
