"""What a partner is expected to report on for a quarter."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timedelta

from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed, assessments
from npa_cli.timeframe import Quarter


def expected_of(plan: Plan, partner: str | None, quarter: Quarter) -> tuple[Assessed, ...]:
    """The open deliverables a partner reports on, as known the day before its quarter's return counts.

    Those that have begun, are overdue, go on without an end or are on hold, and those due in this quarter or the
    next; not what is done or closed, nor what lies further ahead and was never reported. None is every partner.
    Each is assessed as at the day after the quarter ends, without the quarter's own returns.
    """
    return tuple(each for each in _expected(plan, quarter) if partner in (None, each.reporter))


def expected_to_report(plan: Plan, quarter: Quarter, among: Collection[str]) -> frozenset[str]:
    """Which of some partners have anything to report on for a quarter: looked through until all of them have."""
    found: set[str] = set()
    for each in _expected(plan, quarter) if among else ():
        if each.reporter is not None and each.reporter in among:
            found.add(each.reporter)
            if len(found) == len(among):
                break
    return frozenset(found)


def _expected(plan: Plan, quarter: Quarter) -> Iterator[Assessed]:
    every = assessments(_without(plan, quarter), quarter.end + timedelta(1))
    return (each for each in every if each.reporter is not None and _is_expected(each, quarter))


def _is_expected(each: Assessed, quarter: Quarter) -> bool:
    if each.scheduled is None:
        return True  # its date can't be read, so whether it is due is not known either
    if each.scheduled.schedule in ("closed", "business_as_usual") or each.scheduled.schedule.startswith("complete"):
        return False
    if each.scheduled.schedule != "not_yet_due":
        return True
    due = each.facts.baseline
    # A recurring commitment whose last occurrence is done has nothing said of it for the one that follows.
    return each.facts.status is not None or (due is not None and due <= quarter.next.end)


def _without(plan: Plan, quarter: Quarter) -> Plan:
    """The plan without the returns of a quarter: what was known before they came in."""
    from dataclasses import replace

    first_month = quarter.year.first_month
    return replace(
        plan, returns=tuple(each for each in plan.returns if Quarter.parse(each.period, first_month) != quarter)
    )
