"""Counts over deliverables: first counts, never an average of colours, never a percentage of the whole plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from npa_cli.model.vocabulary import RATINGS, Rating
from npa_cli.progress.assess import Assessed


class Counts(NamedTuple):
    """How a set of deliverables stands.

    `due` are those with a date, not closed, whose date has passed at its latest defensible reading; of what recurs,
    that of the earliest occurrence not reported done. `done` and `on_time` count among them only, so that "12 of 16"
    always compares like with like. In these three a superseded deliverable stands where what took its place stands;
    `followed` says of how many that is so.
    """

    deliverables: int
    due: int
    done: int
    on_time: int
    ratings: Mapping[Rating, int]
    unreadable: int  # timeframes no date was made of
    followed: int = 0


def count(assessed: Iterable[Assessed], as_at: date, replaced: Mapping[str, Assessed]) -> Counts:
    """Count a set of deliverables as at the start of `as_at`; `replaced` has what took the place of superseded ones."""
    everything = tuple(assessed)
    followed = [replaced.get(each.commitment.id, each) for each in everything]
    due = [each for each in followed if is_due(each, as_at)]
    done = [each for each in due if is_done(each)]
    ratings = Counter(each.rated.rating for each in everything if each.rated)
    return Counts(
        deliverables=len(everything),
        due=len(due),
        done=len(done),
        on_time=sum(each.scheduled is not None and each.scheduled.schedule == "complete_on_time" for each in done),
        ratings={rating: ratings[rating] for rating in RATINGS},
        unreadable=sum(each.scheduled is None for each in everything),
        followed=sum(each.commitment.id in replaced for each in everything),
    )


def is_done(each: Assessed) -> bool:
    """Whether its lead reported it complete."""
    return each.scheduled is not None and each.scheduled.schedule.startswith("complete")


def counting_day(each: Assessed, as_at: date) -> date | None:
    """The day by which the counts have a deliverable as due; None where it has no one date, or is closed.

    Before `as_at` for those of `Counts.due`, and for no others: where words can mean several days and the first of them
    has passed, it is the last.
    """
    if each.scheduled is None or each.scheduled.schedule == "closed":
        return None
    day = each.earliest_due if each.occurrences is not None else each.facts.baseline
    return each.facts.latest if day is not None and day < as_at and not is_due(each, as_at) else day


def is_due(each: Assessed, as_at: date) -> bool:
    """Whether it is of `Counts.due` at the start of `as_at`."""
    latest = each.earliest_due if each.occurrences is not None else each.facts.latest
    return latest is not None and latest < as_at and each.scheduled is not None and each.scheduled.schedule != "closed"
