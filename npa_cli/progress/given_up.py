"""Signed work that whoever reports on it has given up, and whether that was decided: a report alone decides nothing."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from npa_cli.model.content import NOT_SAID
from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import Status
from npa_cli.progress.assess import Assessed
from npa_cli.progress.registers.known import known_changes, known_entries
from npa_cli.progress.select import self_and_above

GIVEN_UP: Final[tuple[Status, ...]] = ("cancelled", "superseded")
SAYS_SO: Final = ("timeframe", "text")  # who leads it and how it is measured say nothing of whether it is done


def given_up_undecided(plan: Plan, assessed: Sequence[Assessed], as_at: date) -> tuple[Assessed, ...]:
    """The deliverables reported as cancelled or superseded of which no approved change and no decision says so."""
    found = [each for each in assessed if each.facts.status in GIVEN_UP]
    decided = tuple(_decided(plan, as_at)) if found else ()
    return tuple(each for each in found if not _is_decided(each, decided))


def decides(days: Iterable[date], still_open: Iterable[date]) -> bool:
    """Whether one of some days of decisions is after the last round in which the work was still reported as open."""
    last = max(still_open, default=date.min)
    return any(day > last for day in days)


def _decided(plan: Plan, as_at: date) -> Iterator[tuple[str, date]]:
    """What was decided by the start of `as_at`, and on which day."""
    for change in known_changes(plan, as_at):
        if change.field in SAYS_SO and change.status == "approved" and change.decided_on is not None:
            yield change.item, change.decided_on
    for decision in known_entries(plan.decisions, plan.known_before(as_at)):
        if decision.decision != NOT_SAID:
            yield from ((item, decision.date) for item in decision.affects)


def _is_decided(each: Assessed, decided: Sequence[tuple[str, date]]) -> bool:
    items = tuple(self_and_above(each.commitment.id))
    still_open = (report.quarter.end for report in each.reports if report.update.status not in GIVEN_UP)
    return decides((day for item, day in decided if item in items), still_open)
